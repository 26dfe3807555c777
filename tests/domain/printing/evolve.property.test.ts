import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBooks } from '#domain/books/books.ts';
import { compareEntries, type Entry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { id, type PrinterId, type PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { PRINT_OUTCOMES } from '#domain/printing/entries.ts';
import { endedFacts, movedFacts, uncertainFacts } from '#domain/printing/spool.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { store } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';
import { printingStore, tillPrinter } from './printing-store.ts';

const job = id<PrintJobId>('job');
const printers = ['p1', 'p2'].map((name) => id<PrinterId>(name));
const printer = fc.constantFrom(...printers);
const copy = fc.integer({ min: 1, max: 3 });

const fact = fc.oneof(
  fc.record({
    type: fc.constant('PrintEnded' as const),
    job: fc.constant(job),
    copy,
    printer,
    outcome: fc.constantFrom(...PRINT_OUTCOMES),
  }),
  fc.record({
    type: fc.constant('PrintMoved' as const),
    job: fc.constant(job),
    copy,
    printer,
    via: fc.constant('relay' as const),
    document: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('PrintRepeated' as const),
    job: fc.constant(job),
    copy,
    printer,
    why: fc.constantFrom('asked' as const, 'uncertain' as const),
    note: fc.constant(''),
    via: fc.constant('relay' as const),
    document: fc.constant(''),
  }),
);

const requested: Fact = {
  type: 'PrintRequested',
  job,
  number: 'A-P1',
  form: 'receipt',
  tab: null,
  ref: 'A-0001',
  station: null,
  quantity: null,
  note: '',
  printer: printers[0] ?? tillPrinter,
  copies: 1,
  copy: 1,
  via: 'device',
  document: '',
};

/** Facts as entries of three tablets whose clocks differ; the request isn't always the first. */
const history = fc
  .array(
    fc.record({
      fact,
      device: fc.integer({ min: 0, max: 2 }),
      ms: fc.integer({ min: 0, max: 20 }),
    }),
    {
      maxLength: 10,
    },
  )
  .map((steps) => [{ fact: requested, device: 0, ms: 5 }, ...steps])
  .map((steps) =>
    steps.map(({ fact: what, device, ms }, seq): Entry => ({
      id: `d${device}.0.${seq}` as Entry['id'],
      store,
      date: '2026-11-20' as Entry['date'],
      device: id(`d${device}`),
      epoch: 0,
      seq,
      clock: { ms: instant(ms), count: 0 },
      at: instant(ms),
      actor: id('boss'),
      fact: what,
    })),
  );

describe('a job’s state', () => {
  it('[OFF-4] is the same in whatever order and however often its facts come', () => {
    fc.assert(
      fc.property(
        history.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const once = createBooks(store);
          once.add([...all].sort(compareEntries));
          const other = createBooks(store);
          for (const entry of shuffled) other.add([entry, entry]);
          expect(other.print(job)).toEqual(once.print(job));
          expect(once.print(job)?.history).toHaveLength(all.length - 1);
        },
      ),
      propertyRuns(200),
    );
  });

  it('[PRN-5] has ended only by the first end of its newest copy', () => {
    fc.assert(
      fc.property(history, (all) => {
        const books = createBooks(store);
        books.add(all);
        const state = books.print(job);
        const newest = Math.max(
          1,
          ...all.flatMap(({ fact: each }) => (each.type === 'PrintRepeated' ? [each.copy] : [])),
        );
        expect(state?.copy).toBe(newest);
        const ends = state?.history.filter(
          (event) => event.copy === newest && PRINT_OUTCOMES.includes(event.what as never),
        );
        const isPrinted = state?.history.some(({ what }) => what === 'printed') ?? false;
        const named = ends?.map(({ what }) =>
          what === 'cancelled' && isPrinted ? 'printed' : what,
        );
        if (state?.ended) expect(named).toContain(state.ended.outcome);
        else if (newest === 1) expect(ends).toEqual([]);
      }),
      propertyRuns(200),
    );
  });
});

describe('what a printer tells', () => {
  const at = clockTime('20:00');
  const asked = () => {
    const tablet = createTablet('t1', { registers: printingStore() });
    tablet.must({ type: 'openDrawer', reason: 'test' }, at);
    tablet.must({ type: 'requestPrint', form: 'testSlip' }, at);
    return tablet.books.prints();
  };

  it('[PRN-7] counts once, however often it is told', () => {
    const [, slip] = asked();
    if (!slip) throw new Error('no slip');
    expect(endedFacts(slip, 1, tillPrinter, 'printed')).toHaveLength(1);
    const books = createBooks(store);
    expect(endedFacts(books.print(job), 1, tillPrinter, 'printed')).toEqual([]);
    const told = {
      ...slip,
      history: [
        {
          what: 'printed' as const,
          copy: 1,
          printer: tillPrinter,
          why: null,
          note: '',
          at,
          actor: slip.actor,
          device: slip.device,
        },
      ],
    };
    expect(endedFacts(told, 1, tillPrinter, 'printed')).toEqual([]);
    expect(movedFacts(slip, 1, tillPrinter, 'device')).toEqual([]);
    expect(uncertainFacts({ ...slip, copy: 2 }, 1)).toEqual({ facts: [], copy: 2 });
  });

  it('[PRN-3] [PRN-6] repeats an uncertain slip, but never a drawer’s kick', () => {
    const [drawer, slip] = asked();
    if (!drawer || !slip) throw new Error('nothing was asked for');
    expect(uncertainFacts(slip, 1)).toMatchObject({
      copy: 2,
      facts: [{ type: 'PrintRepeated', copy: 2, why: 'uncertain' }],
    });
    expect(uncertainFacts(drawer, 1)).toMatchObject({
      copy: 1,
      facts: [{ type: 'PrintEnded', outcome: 'unknown' }],
    });
    const taken = { ...slip, ended: { outcome: 'taken' as const, at, actor: slip.actor } };
    expect(uncertainFacts(taken, 1)).toEqual({ facts: [], copy: 1 });
  });
});
