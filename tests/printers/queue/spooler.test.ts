import { describe, expect, it } from 'vitest';

import { LONG, onOneEvening, SECOND, withPrinter } from './evening.ts';
import { makeWorld, paperOf, pass, TILL } from './world.ts';

onOneEvening();

describe('a printer that answers', () => {
  it('[PRQ-1] prints what is queued in order, and tells each as printed', async () => {
    const { printer, world } = withPrinter();
    for (const job of ['A', 'B', 'C']) world.queue(job);
    world.start();
    await pass(SECOND);
    expect(paperOf(printer)).toEqual(['A/1', 'B/1', 'C/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['printed', 'printed', 'printed']);
    expect(world.states).toEqual([
      'ready',
      'printing',
      'ready',
      'printing',
      'ready',
      'printing',
      'ready',
    ]);
  });

  it('[PRQ-1] drains two hundred at once in their order', async () => {
    const { printer, world } = withPrinter();
    const jobs = Array.from({ length: 200 }, (_, index) => `J${index + 100}`);
    for (const job of jobs) world.queue(job);
    world.start();
    await pass(SECOND);
    expect(paperOf(printer)).toEqual(jobs.map((job) => `${job}/1`));
  });

  it('[PRQ-4] waits for paper before a job: nothing is sent, and then it prints once', async () => {
    const { printer, world } = withPrinter();
    printer.paperOut();
    world.queue('A');
    world.start();
    await pass(60 * SECOND);
    expect(world.states.at(-1)).toBe('needsPaper');
    expect(world.rows.get('A/1')?.phase).toBe('queued');
    printer.loadPaper();
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1']);
    expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'printed' }]);
  });

  it('[PRQ-5] goes on with the same job when paper ran out in it, and calls it no reprint', async () => {
    const { printer, world } = withPrinter({ bufferBytes: 512 });
    printer.paperFor(20);
    world.queue('A', { lines: LONG });
    world.queue('B');
    world.start();
    await pass(120 * SECOND);
    expect(world.states.at(-1)).toBe('needsPaper');
    expect(world.rows.get('A/1')?.phase).toBe('sending');
    printer.loadPaper();
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1', 'B/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['printed', 'printed']);
  });

  it('[PRQ-5] says nothing as printed while the end of a short slip waits for paper', async () => {
    const { printer, world } = withPrinter();
    printer.paperFor(3);
    world.queue('A');
    world.start();
    await pass(60 * SECOND);
    expect(world.told).toEqual([]);
    expect(world.states.at(-1)).toBe('needsPaper');
    printer.loadPaper();
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1']);
    expect(world.told).toEqual([{ job: 'A', copy: 1, what: 'printed' }]);
  });

  it('[PRQ-6] unplugged in a job: cuts the torn slip off and prints anew, headed REPRINT', async () => {
    const { printer, world } = withPrinter();
    printer.afterBytes(1_001, () => world.usb.unplug(printer));
    world.queue('A', { lines: LONG });
    world.queue('B');
    world.start();
    await pass(5 * SECOND);
    expect(world.states.at(-1)).toBe('needsReconnect');
    expect(world.rows.get('A/2')?.phase).toBe('queued');
    world.usb.plugIn(printer);
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'A/2 REPRINT', 'B/1']);
    expect(world.told.map(({ copy, what }) => `${copy} ${what}`)).toEqual([
      '1 uncertain',
      '2 printed',
      '1 printed',
    ]);
  });

  it('[PRQ-6] power lost in a job: what hung in the printer is cut off, nothing runs together', async () => {
    const { printer, world } = withPrinter();
    printer.afterBytes(1_000, () => world.usb.powerOff(printer));
    world.queue('A', { lines: LONG });
    world.start();
    await pass(SECOND);
    world.usb.plugIn(printer);
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'A/2 REPRINT']);
    expect(world.isTorn()).toBe(false);
  });

  it('[PRQ-6] takes no stall for a job well done, whatever its count says', async () => {
    const { printer, world } = withPrinter();
    world.queue('A', { lines: LONG });
    printer.stallAfter(900);
    world.start();
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'A/2 REPRINT']);
    expect(world.told.at(-1)).toEqual({ job: 'A', copy: 2, what: 'printed' });
  });

  it('[PRQ-3] a tab killed in a job: the next one finds it and prints it headed REPRINT', async () => {
    const { printer, world } = withPrinter({ bufferBytes: 512 });
    printer.paperFor(20);
    world.queue('A', { lines: LONG });
    world.queue('B');
    const first = world.start();
    await pass(5 * SECOND);
    await world.kill(first);
    expect(world.rows.get('A/1')?.phase).toBe('sending');
    world.start();
    await pass(SECOND);
    printer.loadPaper();
    await pass(20 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'A/2 REPRINT', 'B/1']);
  });

  it('[PRQ-3] a tab that gives the printer back leaves its job to the next', async () => {
    const { printer, world } = withPrinter({ bufferBytes: 512 });
    printer.paperFor(20);
    world.queue('A', { lines: LONG });
    const first = world.start();
    await pass(5 * SECOND);
    const stopped = first.spooler.stop();
    await pass(3 * SECOND);
    await stopped;
    expect(world.told).toEqual([]);
    world.start();
    printer.loadPaper();
    await pass(20 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'A/2 REPRINT']);
  });

  it('[PRQ-2] two tabs: who doesn’t have the printer says so, and sends nothing', async () => {
    const { printer, world } = withPrinter();
    const other = world.usb.openTab();
    const [device] = await other.usb.getDevices();
    await device?.open();
    await device?.claimInterface(0);
    world.queue('A');
    world.start();
    await pass(30 * SECOND);
    expect(world.states).toEqual(['busyElsewhere']);
    expect(printer.bytesTaken()).toBe(0);
    other.kill();
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1']);
  });

  it('[PRQ-7] passes on, after 10 s, what nothing was sent of; new jobs at once', async () => {
    const world = makeWorld();
    world.allowFallback();
    world.queue('A');
    world.start();
    await pass(9 * SECOND);
    expect(world.told).toEqual([]);
    await pass(3 * SECOND);
    expect(world.rows.get('A/1')).toMatchObject({ printer: TILL, phase: 'queued', copy: 1 });
    world.queue('B');
    await pass(2 * SECOND);
    expect(world.told).toEqual([
      { job: 'A', copy: 1, what: 'moved' },
      { job: 'B', copy: 1, what: 'moved' },
    ]);
  });

  it('[PRQ-8] a copy that people took from the screen is broken off where it waits', async () => {
    const { printer, world } = withPrinter({ bufferBytes: 512 });
    printer.paperFor(20);
    world.queue('A', { lines: LONG });
    world.queue('B');
    world.start();
    await pass(10 * SECOND);
    world.take('A');
    await pass(5 * SECOND);
    printer.loadPaper();
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual(['torn A/1', 'B/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['taken', 'printed']);
  });

  it('[PRQ-9] what can’t be drawn holds up nothing, and is tried again', async () => {
    const { printer, world } = withPrinter();
    world.breakDrawing('A');
    world.queue('A');
    world.queue('B');
    world.start();
    await pass(5 * SECOND);
    expect(paperOf(printer)).toEqual(['B/1']);
    world.breakDrawing('');
    await pass(60 * SECOND);
    expect(paperOf(printer)).toEqual(['B/1', 'A/1']);
  });

  it('[PRQ-9] tries again what a disk refused, and prints it no second time', async () => {
    const { printer, world } = withPrinter();
    world.queue('A');
    world.start();
    world.refuse(true);
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual([]);
    world.refuse(false);
    await pass(5 * SECOND);
    printer.afterBytes(50, () => world.refuse(true));
    world.queue('B');
    await pass(10 * SECOND);
    expect(world.rows.get('B/1')?.phase).toBe('sending');
    world.refuse(false);
    await pass(10 * SECOND);
    expect(paperOf(printer)).toEqual(['A/1', 'B/1']);
    expect(world.told.map(({ what }) => what)).toEqual(['printed', 'printed']);
  });
});
