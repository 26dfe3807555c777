import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { knowOwnPrinters } from '#client/devices/printing/bindings.ts';
import { printNumbers } from '#client/devices/printing/identify.ts';
import { identityOf } from '#printers/transports/usb-device.ts';
import { printerOf } from '#tests/client/support/printing.ts';
import { makeVirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import { makeVirtualUsb } from '#tests/printers/virtual-usb/stack.ts';

// Paper is drawn in a worker, which only a browser has: a slip is what is to be read on it, and a cut.
vi.mock('#client/devices/printing/render.ts', () => ({
  renderSlips: ({ number }: { readonly number: string }) =>
    Promise.resolve([Uint8Array.from([0x1b, 0x40, number.charCodeAt(0), 0x0a, 0x1d, 0x56, 1])]),
}));

const cables = makeVirtualUsb();
const bus = cables.openTab().usb;

beforeEach(() => {
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('navigator', { usb: bus });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('alike printers without a serial number', () => {
  it('[PRQ-12] print a number each, the one whose paper is nearly out too', async () => {
    const twins = [0, 1].map(() => makeVirtualPrinter({ serial: '' }));
    for (const twin of twins) cables.plugIn(twin);
    twins[1]?.paperLow(true);
    const [device] = await bus.getDevices();
    if (!device) throw new Error('two are plugged in');
    const left = printerOf('left', { usb: identityOf(device) });
    knowOwnPrinters([left, printerOf('right', { usb: identityOf(device) })]);
    expect(await printNumbers(left)).toHaveLength(2);
    expect(twins.map(({ slips }) => slips.map(({ text }) => text.trim()))).toEqual([['1'], ['2']]);
  });
});
