import { describe, expect, it } from 'vitest';

import { present } from '#domain/kernel/assert.ts';
import type { UsbDevice } from '#printers/transports/usb.ts';

import { makeVirtualPrinter } from './printer.ts';
import { makeVirtualUsb, type UsbTab } from './stack.ts';

// The virtual bus is believed by all tests of faults, so it is held to what Chromium does: WebUSB's
// text, and the statuses that Chromium's device handle turns into results and errors.

const OUT = 1;
const IN = 2;
const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text));

async function deviceOf(tab: UsbTab): Promise<UsbDevice> {
  const [device] = await tab.usb.getDevices();
  return present(device, 'a device');
}

async function claimed(tab: UsbTab): Promise<UsbDevice> {
  const device = await deviceOf(tab);
  await device.open();
  await device.selectConfiguration(1);
  await device.claimInterface(0);
  return device;
}

/** Whether a promise is still open after everything that can happen has. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const open = Symbol('open');
  const soon = new Promise((resolve) => {
    setImmediate(resolve, open);
  });
  return (await Promise.race([promise.catch(() => undefined), soon])) === open;
}

function setUp(options: Parameters<typeof makeVirtualPrinter>[0] = {}) {
  const usb = makeVirtualUsb();
  const printer = makeVirtualPrinter(options);
  usb.plugIn(printer);
  return { usb, printer, tab: usb.openTab() };
}

describe('virtual USB', () => {
  it('[VUSB-1] refuses a second tab’s claim with NetworkError until the first tab goes', async () => {
    const { usb, tab } = setUp();
    await claimed(tab);
    const other = usb.openTab();
    await expect(claimed(other)).rejects.toMatchObject({ name: 'NetworkError' });
    tab.kill();
    await claimed(other);
  });

  it('[VUSB-2] takes nothing from who hasn’t opened, or hasn’t claimed', async () => {
    const { tab } = setUp();
    const device = await deviceOf(tab);
    await expect(device.claimInterface(0)).rejects.toMatchObject({ name: 'InvalidStateError' });
    await device.open();
    await expect(device.transferOut(OUT, bytes('x'))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('[VUSB-3] a stall resolves, with status stall and a full count, until the halt is cleared', async () => {
    const { tab, printer } = setUp();
    const device = await claimed(tab);
    printer.stallAfter(3);
    expect(await device.transferOut(OUT, bytes('abcdef'))).toEqual({
      status: 'stall',
      bytesWritten: 6,
    });
    expect(printer.bytesTaken()).toBe(3);
    expect(await device.transferOut(OUT, bytes('g'))).toMatchObject({ status: 'stall' });
    await device.clearHalt('out', OUT);
    expect(await device.transferOut(OUT, bytes('h'))).toMatchObject({ status: 'ok' });
  });

  it('[VUSB-4] without paper a transfer stays open for as long as there is none', async () => {
    const { tab, printer } = setUp({ bufferBytes: 16 });
    const device = await claimed(tab);
    printer.paperFor(1);
    const transfer = device.transferOut(OUT, bytes('one\ntwo\nthree\nfour\nfive\n'));
    expect(await isPending(transfer)).toBe(true);
    printer.loadPaper();
    expect(await transfer).toEqual({ status: 'ok', bytesWritten: 24 });
    expect(printer.hanging()).toBe('one\ntwo\nthree\nfour\nfive');
  });

  it('[VUSB-5] unplugged: what is under way rejects with NetworkError, what comes later with NotFoundError', async () => {
    const { usb, tab, printer } = setUp();
    const device = await claimed(tab);
    const reading = device.transferIn(IN, 64);
    usb.unplug(printer);
    await expect(reading).rejects.toMatchObject({ name: 'NetworkError' });
    await expect(device.transferOut(OUT, bytes('x'))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(device.open()).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await tab.usb.getDevices()).toEqual([]);
  });

  it('[VUSB-6] plugged in again it is another object, and the page is told', async () => {
    const { usb, tab, printer } = setUp();
    const before = await deviceOf(tab);
    const connected = new Promise<UsbDevice>((resolve) => {
      tab.usb.addEventListener('connect', ({ device }) => resolve(device));
    });
    usb.unplug(printer);
    usb.plugIn(printer);
    const after = await connected;
    expect(after).not.toBe(before);
    expect(after).toBe(await deviceOf(tab));
    expect(after.serialNumber).toBe(before.serialNumber);
  });

  it('[VUSB-7] a transfer that is broken off can end inside a character', async () => {
    const { tab, printer } = setUp({ bufferBytes: 5 });
    const device = await claimed(tab);
    printer.paperOut();
    // FS & and two characters of GB18030, of which the buffer takes one and a half.
    const transfer = device.transferOut(OUT, Uint8Array.of(0x1c, 0x26, 0xb0, 0xd9, 0xcd, 0xfe));
    expect(await isPending(transfer)).toBe(true);
    await device.close();
    await expect(transfer).rejects.toMatchObject({ name: 'AbortError' });
    expect(printer.bytesTaken()).toBe(5);
    printer.loadPaper();
    const next = await claimed(tab);
    await next.transferOut(OUT, bytes('A\n'));
    // What came next was taken for the other half.
    expect(printer.hanging()).not.toMatch(/A/u);
  });

  it('[VUSB-8] answers DLE EOT at once, GS r and GS ( H in their turn', async () => {
    const { tab, printer } = setUp();
    const device = await claimed(tab);
    printer.paperOut();
    const read = async (): Promise<readonly number[]> => {
      const { data } = await device.transferIn(IN, 64);
      return data ? [...new Uint8Array(data.buffer)] : [];
    };
    await device.transferOut(OUT, Uint8Array.of(0x0a, 0x1d, 0x72, 1, 0x10, 0x04, 4));
    expect(await read()).toEqual([0x72]);
    const later = read();
    expect(await isPending(later)).toBe(true);
    printer.loadPaper();
    expect(await later).toEqual([0]);
    await device.transferOut(
      OUT,
      Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, 0x30, 0x30, 0x31, 0x32),
    );
    expect(await read()).toEqual([0x37, 0x22, 0x30, 0x30, 0x31, 0x32, 0]);
  });

  it('[VUSB-9] a printer of one way has no endpoint to answer by', async () => {
    const { tab } = setUp({ isOneWay: true });
    const { configurations } = await deviceOf(tab);
    const endpoints = configurations[0]?.interfaces[0]?.alternate.endpoints;
    expect(endpoints?.map(({ direction }) => direction)).toEqual(['out']);
  });

  it('[VUSB-10] a power cut empties its memory, and leaves on the paper what hung there', async () => {
    const { usb, tab, printer } = setUp();
    const device = await claimed(tab);
    await device.transferOut(OUT, bytes('one\ntwo'));
    usb.powerOff(printer);
    usb.plugIn(printer);
    const again = await claimed(tab);
    await again.transferOut(OUT, bytes('three\n'));
    expect(printer.hanging()).toBe('one\nthree');
  });
});
