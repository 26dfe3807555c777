import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { DRAWER_MS } from '#printers/queue/next-step.ts';
import type { UsbManner } from '#printers/transports/usb-sheet.ts';
import { makeVirtualPrinter, type VirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';

import { LONG, onOneEvening, SECOND } from './evening.ts';
import { makeWorld, paperOf, pass, type World } from './world.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = Number(process.env['RUNS'] ?? 60);

const FAULTS = [
  'ticket',
  'longTicket',
  'drawer',
  'take',
  'paperOut',
  'paperSoon',
  'loadPaper',
  'openCover',
  'closeCover',
  'hang',
  'wake',
  'unplug',
  'unplugSoon',
  'powerOffSoon',
  'plugIn',
  'stallSoon',
  'killTab',
  'killTabSoon',
  'refuseDisk',
  'acceptDisk',
] as const;

interface Event {
  readonly what: (typeof FAULTS)[number];
  /** Bytes or lines until it happens. */
  readonly soon: number;
  /** ms before it. */
  readonly pause: number;
}

const events = fc.array(
  fc.record<Event>({
    what: fc.constantFrom(...FAULTS),
    soon: fc.integer({ min: 1, max: 1_500 }),
    pause: fc.constantFrom(0, 0, 10, 300, 2_000, 7_000),
  }),
  { minLength: 1, maxLength: 30 },
);

/** An evening of faults with one printer, after which everything is mended. */
async function evening(
  happened: readonly Event[],
  printer: VirtualPrinter,
  world: World,
): Promise<{ readonly papers: readonly string[]; readonly drawers: ReadonlyMap<string, number> }> {
  const papers: string[] = [];
  const drawers = new Map<string, number>();
  let isIn = true;
  let tab = world.start();
  world.usb.plugIn(printer);
  const away = (leave: () => void): void => {
    if (isIn) leave();
    isIn = false;
  };
  for (const { what, soon, pause } of happened) {
    await pass(pause);
    const job = `J${papers.length + drawers.size + 100}`;
    if (what === 'ticket' || what === 'longTicket') {
      papers.push(job);
      world.queue(job, { lines: what === 'ticket' ? 4 : LONG });
    } else if (what === 'drawer') {
      drawers.set(job, Date.now());
      world.queue(job, { form: 'drawer' });
    } else if (what === 'take') world.take(papers[soon % (papers.length || 1)] ?? '');
    else if (what === 'paperOut') printer.paperOut();
    else if (what === 'paperSoon') printer.paperFor(soon / 20);
    else if (what === 'loadPaper') printer.loadPaper();
    else if (what === 'openCover' || what === 'closeCover') printer.cover(what === 'openCover');
    else if (what === 'hang' || what === 'wake') printer.hang(what === 'hang');
    else if (what === 'unplug') away(() => world.usb.unplug(printer));
    else if (what === 'unplugSoon') {
      printer.afterBytes(soon, () => away(() => world.usb.unplug(printer)));
    } else if (what === 'powerOffSoon') {
      printer.afterBytes(soon, () => away(() => world.usb.powerOff(printer)));
    } else if (what === 'plugIn') {
      if (!isIn) world.usb.plugIn(printer);
      isIn = true;
    } else if (what === 'stallSoon') printer.stallAfter(soon);
    else if (what === 'killTabSoon') {
      const victim = tab;
      printer.afterBytes(soon, () => void world.kill(victim));
    } else if (what === 'killTab') {
      await world.kill(tab);
      tab = world.start();
    } else world.refuse(what === 'refuseDisk');
  }
  await pass(SECOND);
  await world.kill(tab);
  tab = world.start();
  printer.mend();
  world.refuse(false);
  if (!isIn) world.usb.plugIn(printer);
  await pass(180 * SECOND);
  return { papers, drawers };
}

const PRINTERS: readonly (readonly [
  name: string,
  manner: Partial<UsbManner>,
  make: () => VirtualPrinter,
])[] = [
  ['that says when it has printed', {}, () => makeVirtualPrinter({ bufferBytes: 600 })],
  [
    'that says what it has read',
    { acknowledges: 'parsed' },
    () => makeVirtualPrinter({ bufferBytes: 600, knowsProcessIds: false }),
  ],
  [
    'that says nothing',
    { acknowledges: 'none' },
    () => makeVirtualPrinter({ bufferBytes: 600, isOneWay: true }),
  ],
];

describe.each(PRINTERS)('a printer %s, whatever happens', (_, manner, make) => {
  onOneEvening();

  it(
    '[PRQ-1][PRQ-3][PRQ-6][PRQ-10] no ticket is missing, a second copy says REPRINT, no drawer opens late',
    { timeout: 5_000 + RUNS * 50 },
    async () => {
      await fc.assert(
        fc.asyncProperty(events, async (happened) => {
          vi.clearAllTimers();
          const printer = make();
          const world = makeWorld(manner);
          const { papers, drawers } = await evening(happened, printer, world);
          const out = paperOf(printer);
          const endOf = (job: string) => world.told.findLast((told) => told.job === job);

          // Nothing hangs: every job has come to its end, and the printer is well.
          for (const { id, reported } of world.rows.values())
            expect([id, reported]).toEqual([id, 1]);
          expect(['ready', 'printing']).toContain(world.states.at(-1));
          for (const job of papers) {
            const end = endOf(job);
            const copies = out.filter((slip) => new RegExp(`^${job}/`).test(slip));
            // No copy came out twice, and of what came out one at most doesn't say REPRINT.
            expect(new Set(copies).size).toBe(copies.length);
            expect(copies.filter((slip) => !slip.endsWith('REPRINT')).length).toBeLessThanOrEqual(
              1,
            );
            if (end?.what === 'taken') continue;
            expect(['printed', 'sent']).toContain(end?.what);
            // What was told as printed is on paper.
            const name = `${job}/${end?.copy}${end?.copy === 1 ? '' : ' REPRINT'}`;
            if (end?.what === 'printed') expect(out).toContain(name);
          }
          for (const [job] of drawers) {
            expect(['printed', 'sent', 'expired', 'unknown']).toContain(endOf(job)?.what);
          }
          expect(printer.kicks.length).toBeLessThanOrEqual(drawers.size);
          if (manner.acknowledges === 'none') return;
          for (const kick of printer.kicks) {
            const inTime = [...drawers.values()].some((at) => kick >= at && kick <= at + DRAWER_MS);
            expect(inTime).toBe(true);
          }
        }),
        { seed: SEED, numRuns: RUNS },
      );
    },
  );
});
