import { describe, expect, it } from 'vitest';

import { LONG, onOneEvening, SECOND, withPrinter } from './evening.ts';
import { paperOf, pass } from './world.ts';

onOneEvening();

describe('printers that say less', () => {
  it('[PRQ-11] a one-way printer’s slips are sent, unconfirmed', async () => {
    const { printer, world } = withPrinter({ isOneWay: true }, { acknowledges: 'none' });
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
      const { printer, world } = withPrinter(
        { isOneWay: true, bufferBytes: 512, tellsPortStatus },
        { acknowledges: 'none' },
      );
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
    const { world } = withPrinter({ knowsProcessIds: false }, { acknowledges: 'parsed' });
    world.queue('A');
    world.start();
    await pass(500);
    expect(world.told).toEqual([]);
    await pass(SECOND);
    expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'printed' }]);
  });

  it('[PRQ-11] a printer that never gives its last word is unconfirmed in the end', async () => {
    const { printer, world } = withPrinter({ knowsProcessIds: false });
    world.queue('A');
    world.queue('B');
    world.start();
    await pass(40 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1', 'B/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['sent', 'sent']);
  });

  it('[PRQ-4] a printer that should answer and doesn’t is silent, and gets nothing', async () => {
    const { printer, world } = withPrinter();
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
