import { describe, expect, it } from 'vitest';

import { LONG, onOneEvening, SECOND, withPrinter } from './evening.ts';
import { pass } from './world.ts';

onOneEvening();

describe('the cash drawer', () => {
  it('[PRQ-10] is kicked before paper that waits, once', async () => {
    const { printer, world } = withPrinter();
    world.queue('A');
    world.queue('D', { form: 'drawer' });
    world.start();
    await pass(SECOND);
    expect(printer.kicks).toHaveLength(1);
    expect(world.told.map(({ job }) => job)).toEqual(['D', 'A']);
  });

  it('[PRQ-10] stays shut after 5 s, also behind a job that waits for paper', async () => {
    const { printer, world } = withPrinter({ bufferBytes: 512 });
    printer.paperFor(20);
    world.queue('A', { lines: LONG });
    world.start();
    await pass(SECOND);
    world.queue('D', { form: 'drawer' });
    await pass(10 * SECOND);
    expect(world.rows.get('D/1')).toMatchObject({ phase: 'done', outcome: 'expired' });
    printer.loadPaper();
    await pass(20 * SECOND);
    expect(printer.kicks).toEqual([]);
    expect(world.told).toContainEqual({ job: 'D', copy: 1, what: 'expired' });
  });

  it('[PRQ-10] found half sent it is unknown, and never kicked again', async () => {
    const { printer, world } = withPrinter();
    world.start();
    await pass(SECOND);
    world.queue('D', { form: 'drawer' });
    printer.afterBytes(12, () => world.usb.unplug(printer));
    await pass(SECOND);
    world.usb.plugIn(printer);
    await pass(20 * SECOND);
    expect(world.told).toEqual([{ job: 'D', copy: 1, what: 'unknown' }]);
    expect(printer.kicks.length).toBeLessThanOrEqual(1);
  });

  it('[PRQ-10] a printer that hangs with it is let go of after 5 s', async () => {
    const { printer, world } = withPrinter({ isOneWay: true }, { acknowledges: 'none' });
    world.start();
    await pass(SECOND);
    printer.hang(true);
    world.queue('D', { form: 'drawer' });
    await pass(10 * SECOND);
    printer.hang(false);
    await pass(10 * SECOND);
    expect(printer.kicks).toEqual([]);
    expect(world.told).toEqual([{ job: 'D', copy: 1, what: 'unknown' }]);
  });
});
