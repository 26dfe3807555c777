import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { makeVirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';

import { makeWorld, paperOf, pass } from './world.ts';

const SECOND = 1_000;
const LONG = 400;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 14) });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('printers that say less', () => {
  it('[PRQ-11] a one-way printer’s slips are sent, unconfirmed', async () => {
    const printer = makeVirtualPrinter({ isOneWay: true });
    const world = makeWorld({ acknowledges: 'none' });
    world.usb.plugIn(printer);
    world.queue('A');
    world.start();
    await pass(SECOND);
    expect(paperOf(printer)).toEqual(['A/1']);
    expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'sent' }]);
  });

  it('[PRQ-11] a one-way printer that takes no more is silent, or out of paper if its port says so', async () => {
    for (const [tellsPortStatus, state] of [
      [true, 'needsPaper'],
      [false, 'silent'],
    ] as const) {
      const printer = makeVirtualPrinter({ isOneWay: true, bufferBytes: 512, tellsPortStatus });
      const world = makeWorld({ acknowledges: 'none' });
      world.usb.plugIn(printer);
      printer.paperFor(10);
      world.queue('A', { lines: LONG });
      const { spooler } = world.start();
      await pass(10 * SECOND);
      expect(world.states.at(-1)).toBe(state);
      printer.loadPaper();
      await pass(10 * SECOND);
      expect(paperOf(printer)).toEqual(['A/1']);
      expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'sent' }]);
      void spooler.stop();
    }
  });

  it('[PRQ-11] a printer that only says what it read is believed once it stays well', async () => {
    const printer = makeVirtualPrinter({ knowsProcessIds: false });
    const world = makeWorld({ acknowledges: 'parsed' });
    world.usb.plugIn(printer);
    world.queue('A');
    world.start();
    await pass(500);
    expect(world.told).toEqual([]);
    await pass(SECOND);
    expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'printed' }]);
  });

  it('[PRQ-11] a printer that never gives its last word is unconfirmed in the end', async () => {
    const printer = makeVirtualPrinter({ knowsProcessIds: false });
    const world = makeWorld();
    world.usb.plugIn(printer);
    world.queue('A');
    world.queue('B');
    world.start();
    await pass(40 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1', 'B/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['sent', 'sent']);
  });

  it('[PRQ-4] a printer that should answer and doesn’t is silent, and gets nothing', async () => {
    const printer = makeVirtualPrinter();
    const world = makeWorld();
    world.usb.plugIn(printer);
    printer.hang(true);
    world.queue('A');
    world.start();
    await pass(60 * SECOND);
    expect(world.states).toEqual(['silent']);
    expect(world.rows.get('A/1')?.phase).toBe('queued');
    printer.hang(false);
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1']);
  });
});
