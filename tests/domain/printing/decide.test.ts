import { describe, expect, it } from 'vitest';
import type { PrintingView } from '#domain/commands/context.ts';
import type { Entry } from '#domain/journal/entry.ts';
import { id, type PrintJobId } from '#domain/kernel/ids.ts';
import { DAY_MS, instant } from '#domain/kernel/instant.ts';
import { only, openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { codeOf, typesOf } from '#tests/domain/support/expect.ts';
import { waiter } from '#tests/domain/support/store.ts';
import { clockTime, createTablet, type Tablet } from '#tests/domain/support/tablet.ts';
import { barPrinter, kitchenPrinter, printingStore, tillPrinter } from './printing-store.ts';

const at = clockTime('20:00');
const unsent: PrintingView = { isDown: () => false, isUnsent: () => true };

const printing = (view?: PrintingView): Tablet =>
  createTablet('t1', { registers: printingStore(), ...(view ? { printing: view } : {}) });

/** A party with one ticket at the bar. */
function ticket(tablet: Tablet): PrintJobId {
  const tab = openRoom(tablet, 'r1', at);
  order(tablet, tab, 'beer', 1, at);
  const job = tablet.books.prints().at(-1)?.job;
  if (!job) throw new Error('no ticket was asked for');
  return job;
}

const jobOf = (entries: readonly Entry[]): PrintJobId => only(entries, 'PrintRequested').job;

describe('a job that people do something about', () => {
  it('[PRN-3] printed again is the next copy, on its own printer or another', () => {
    const tablet = printing();
    const job = ticket(tablet);
    const again = tablet.must({ type: 'repeatPrint', job, printer: null, reason: 'torn' }, at);
    expect(only(again, 'PrintRepeated')).toMatchObject({
      copy: 2,
      printer: barPrinter,
      why: 'asked',
      note: 'torn',
      via: 'relay',
    });
    tablet.must({ type: 'repeatPrint', job, printer: kitchenPrinter, reason: '' }, at);
    const state = tablet.books.print(job);
    expect(state).toMatchObject({ copy: 3, printer: kitchenPrinter, via: 'hub', ended: null });
    expect(state?.history.map(({ what, copy }) => [what, copy])).toEqual([
      ['repeated', 2],
      ['repeated', 3],
    ]);
  });

  it('[PRN-3] needs its own right', () => {
    const tablet = printing();
    const job = ticket(tablet);
    const command = { type: 'repeatPrint', job, printer: null, reason: '' } as const;
    const cleaner = id<typeof waiter>('cleaner');
    expect(tablet.run(command, at, { actor: cleaner })).toMatchObject({
      error: { code: 'rightMissing', right: 'print.again' },
    });
  });

  it('[PRN-4] moves as it is while nothing of it was sent, else as a reprint', () => {
    const known = printing(unsent);
    const job = ticket(known);
    const moved = known.must({ type: 'movePrint', job, printer: tillPrinter }, at);
    expect(moved.map(({ fact }) => fact)).toMatchObject([
      { type: 'PrintMoved', copy: 1, printer: tillPrinter, via: 'device' },
    ]);
    expect(known.books.print(job)).toMatchObject({ copy: 1, printer: tillPrinter });

    const unknown = printing();
    const other = ticket(unknown);
    const sent = unknown.must({ type: 'movePrint', job: other, printer: tillPrinter }, at);
    expect(sent.map(({ fact }) => fact)).toMatchObject([{ type: 'PrintRepeated', copy: 2 }]);
  });

  it('[PRN-4] refuses a move to where it is, and to a printer that isn’t in use', () => {
    const tablet = printing(unsent);
    const job = ticket(tablet);
    const to = (printer: typeof barPrinter) =>
      codeOf(tablet.run({ type: 'movePrint', job, printer }, at));
    expect(to(barPrinter)).toBe('printerUnknown');
    expect(to(id<typeof barPrinter>('p-gone'))).toBe('printerUnknown');
  });

  it('[PRN-5] is over once it was taken or called off, and can’t be ended again', () => {
    const tablet = printing();
    const job = ticket(tablet);
    tablet.must({ type: 'takeTicket', job }, at, { actor: waiter });
    expect(tablet.books.print(job)?.ended).toMatchObject({ outcome: 'taken', actor: waiter });
    expect(codeOf(tablet.run({ type: 'cancelPrint', job }, at))).toBe('printOver');
    expect(codeOf(tablet.run({ type: 'movePrint', job, printer: tillPrinter }, at))).toBe(
      'printOver',
    );
    expect(codeOf(tablet.run({ type: 'takeTicket', job: id<PrintJobId>('none') }, at))).toBe(
      'printUnknown',
    );
  });

  it('[PRN-5] isn’t called off where a copy of it came out after all, early or late', () => {
    const ends = [
      { type: 'PrintEnded', copy: 1, printer: barPrinter, outcome: 'printed' },
      { type: 'PrintEnded', copy: 2, printer: barPrinter, outcome: 'cancelled' },
    ] as const;
    for (const order of [ends, ends.toReversed()]) {
      const tablet = printing();
      const job = ticket(tablet);
      tablet.must({ type: 'repeatPrint', job, printer: null, reason: '' }, at);
      const last = tablet.log.at(-1);
      if (!last) throw new Error('nothing was recorded');
      const told = order.map((fact, index): Entry => ({
        ...last,
        id: `hub.0.${index}` as Entry['id'],
        device: id('hub'),
        epoch: 0,
        seq: index,
        clock: { ms: instant(at + 1_000 + index), count: 0 },
        fact: { ...fact, job },
      }));
      tablet.hear(told);
      expect(tablet.books.print(job)?.ended?.outcome).toBe('printed');
    }
  });

  it('[PRN-6] opens the drawer with a reason and the right, and never again', () => {
    const tablet = printing();
    expect(codeOf(tablet.run({ type: 'openDrawer', reason: '' }, at))).toBe('reasonMissing');
    expect(
      tablet.run({ type: 'openDrawer', reason: 'change' }, at, { actor: waiter }),
    ).toMatchObject({ error: { code: 'rightMissing', right: 'drawer.open' } });
    const job = jobOf(tablet.must({ type: 'openDrawer', reason: 'change' }, at));
    expect(tablet.books.print(job)).toMatchObject({ form: 'drawer', note: 'change' });
    expect(codeOf(tablet.run({ type: 'repeatPrint', job, printer: null, reason: '' }, at))).toBe(
      'printOver',
    );
    const elsewhere = { type: 'openDrawer', reason: 'change', printer: barPrinter } as const;
    expect(codeOf(tablet.run(elsewhere, at))).toBe('noDrawer');
  });
});

describe('what is asked for', () => {
  it('prints a check of an open tab, as often as guests like', () => {
    const tablet = printing();
    const tab = openRoom(tablet, 'r1', at);
    const check = { type: 'requestPrint', form: 'check', tab } as const;
    for (const each of [1, 2]) {
      expect(only(tablet.must(check, at, { actor: waiter }), 'PrintRequested')).toMatchObject({
        form: 'check',
        copy: 1,
        number: `A-P${each}`,
        printer: tillPrinter,
      });
    }
  });

  it('[PRN-3] prints a receipt of today again as its job’s next copy', () => {
    const tablet = printing();
    openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    const end = clockTime('21:00');
    const job = only(settle(tablet, tab, end, [pay('wechatPay', 12_000)]), 'PrintRequested').job;
    const again = tablet.must({ type: 'requestPrint', form: 'receipt', tab }, end);
    expect(again.map(({ fact }) => fact)).toMatchObject([
      { type: 'PrintRepeated', job, copy: 2, printer: tillPrinter },
    ]);
  });

  it('[PRN-3] prints a receipt of an earlier date as a reprint from the beginning', () => {
    const registers = printingStore({ receipt: { auto: false, copies: 1 } });
    const tablet = createTablet('t1', { registers });
    openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    const end = clockTime('21:00');
    settle(tablet, tab, end, [pay('wechatPay', 12_000)]);
    const next = instant(end + DAY_MS);
    const copyOf = (when: typeof at) =>
      only(
        createdCopy(registers, tablet.log, when, { type: 'requestPrint', form: 'receipt', tab }),
        'PrintRequested',
      ).copy;
    expect(copyOf(end)).toBe(1);
    expect(copyOf(next)).toBe(2);
  });

  it('prints an X of the till’s own open shift, and says when there is none', () => {
    const tablet = printing();
    const x = { type: 'requestPrint', form: 'shiftX' } as const;
    expect(codeOf(tablet.run(x, at))).toBe('noShiftOpen');
    const shift = openShift(tablet, at);
    expect(only(tablet.must(x, at), 'PrintRequested').ref).toBe(shift);
  });

  it('says where there is no printer, and refuses forms that only follow from something', () => {
    const bare = createTablet('t1');
    const tab = openRoom(bare, 'r1', at);
    expect(codeOf(bare.run({ type: 'requestPrint', form: 'check', tab }, at))).toBe('noPrinter');
    const tablet = printing();
    for (const form of ['orderTicket', 'drawer', 'bottleSlip'] as const) {
      expect(codeOf(tablet.run({ type: 'requestPrint', form }, at))).toBe('printUnknown');
    }
    const unknown = { type: 'requestPrint', form: 'testSlip', printer: id<never>('none') } as const;
    expect(codeOf(tablet.run(unknown, at))).toBe('printerUnknown');
    expect(typesOf(tablet.must({ ...unknown, printer: kitchenPrinter }, at))).toEqual([
      'PrintRequested',
    ]);
  });
});

/** What a command comes to on another tablet that knows the same. */
function createdCopy(
  registers: ReturnType<typeof printingStore>,
  log: readonly Entry[],
  when: typeof at,
  command: Parameters<Tablet['must']>[0],
): readonly Entry[] {
  const other = createTablet('t1b', { registers });
  other.hear(log);
  // Its till has no printer of its own.
  return other.must({ ...command, printer: tillPrinter } as never, when);
}
