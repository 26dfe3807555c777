import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCase,
  releaseAllowance,
  returnSpend,
  spendAccount,
  takeBackPoints,
} from '#domain/accounts/decide.ts';
import { balanceOn, freeOn, leftOf } from '#domain/accounts/lots.ts';
import { valuesOf, type Account, type Sale } from '#domain/accounts/state.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { HOUR_MS } from '#domain/kernel/instant.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { dateAt, tried } from '#tests/domain/support/till-log.ts';
import { allow, contextOf, meet, pass, reclaim, type Run, type Till } from './bank-run.ts';
import { earn, grant, LATER_CLOCK, owed, POINTS, withPoints } from './points-run.ts';

/** How often each is done. */
const WEIGHTS = {
  spend: 6,
  hold: 4,
  grant: 5,
  release: 1,
  return: 2,
  takeBack: 3,
  earn: 3,
  collect: 2,
  meet: 2,
  part: 3,
  wait: 4,
} as const;
type Action = keyof typeof WEIGHTS;
// Keys of a record come as strings.
const ACTIONS = Object.entries(WEIGHTS).flatMap(([action, weight]) =>
  Array.from({ length: weight }, () => action as Action),
);

const lot = fc.record({
  amount: fc.integer({ min: 1, max: 10 }),
  ends: fc.nat(3),
  /** Days for which it stays after its own period; a third of the lots have no other. */
  rolls: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 3 }),
});
const history = fc.record({
  limit: fc.constantFrom(null, 0, 2, 5, 12),
  graceHours: fc.constantFrom(12, 36),
  lots: fc.array(lot, { minLength: 2, maxLength: 5 }),
  steps: fc.array(
    fc.record({ till: fc.nat(2), action: fc.constantFrom(...ACTIONS), pick: fc.nat(999), lot }),
    { minLength: 30, maxLength: 80, size: 'max' },
  ),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;
type Step = History['steps'][number];

/** Stores of which the days of one turn later; `check` sees the books after every step. */
function play({ limit, graceHours, lots, steps }: History, check: (run: Run) => void): Run {
  const { run } = withPoints(
    limit === null ? null : limit * 100,
    lots.map(({ amount, ends, rolls }, index) => [
      `sale${index}`,
      amount * 100,
      ends,
      rolls === null ? undefined : ends + rolls,
    ]),
    [undefined, LATER_CLOCK],
  );
  run.settings = { ...run.settings, graceMs: graceHours * HOUR_MS };
  for (const [index, step] of steps.entries()) {
    pass(run, 0.3);
    reclaim(run);
    const till = run.tills[step.till];
    if (!till) continue;
    act(run, till, step, index);
    // Most is told at once, and some of it is late.
    if (till.isOnline && step.pick % 5) meet(run, till);
    check(run);
  }
  for (const till of [...run.tills, ...run.tills]) meet(run, till);
  check(run);
  return run;
}

function act(run: Run, till: Till, { action, pick, lot: drawn }: Step, index: number): void {
  const context = contextOf(run, till);
  const { expected } = context.view;
  const chosen = <Value>(values: readonly Value[]): Value | undefined =>
    values[pick % values.length];
  const held = valuesOf(expected.allowances).filter(
    ({ device, left }) => device === till.device && left > 0,
  );
  const free = freeOn(run.bank.books, POINTS, context.view.date);
  // Often all that is held or free: then nothing is left that could back it by chance.
  const amount = [chosen(held)?.left, free, ((pick % 12) + 1) * 100][pick % 3] || 100;
  switch (action) {
    case 'spend': {
      const wanted = { account: POINTS, amount, card: null };
      if (tried(run, till, spendAccount(context, wanted, 'tab')) !== 'needsGrant') return;
      if (grant(run, till, amount) !== null) return;
      return void tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
    }
    case 'hold':
      if (till.isOnline) allow(run, till, POINTS, pick % 3 ? 10_000 : amount);
      return;
    case 'grant':
      // Given, and the tablet was put down.
      if (till.isOnline) grant(run, till, amount);
      return;
    case 'release': {
      const given = chosen(held);
      return void (given && tried(run, till, releaseAllowance(context, given.allowance)));
    }
    case 'return': {
      const debit = chosen(valuesOf(expected.debits));
      const back = debit && Math.ceil(debit.amount / ((pick % 2) + 1));
      return void (back && tried(run, till, returnSpend(context, debit.spend, back)));
    }
    case 'takeBack': {
      // Often of what has ended: a grant of its last day may still count on that.
      const isOver = ({ sale }: Sale): boolean =>
        pointsOf(run).lots.some(
          (known) => known.sale === sale && (known.until ?? '~') < context.view.date,
        );
      const sales = valuesOf(expected.sales);
      const sale = (pick % 2 ? chosen(sales.filter(isOver)) : null) ?? chosen(sales);
      const share = { of: yuan(2), refundedFen: yuan((pick % 2) + 1) };
      return void (sale && tried(run, till, takeBackPoints(context, sale.sale, share)));
    }
    case 'earn': {
      const { amount: hundreds, ends, rolls } = drawn;
      const until = rolls === null ? undefined : ends + rolls;
      return earn(run, till, [`more${index}`, hundreds * 100, ends, until]);
    }
    case 'collect': {
      const file = chosen(valuesOf(expected.cases).filter(({ resolved }) => resolved === null));
      if (!file) return;
      const collect = { case: file.id, action, amount: file.left, store: null, note: '' } as const;
      return void tried(run, till, decideCase(context, collect));
    }
    case 'meet':
      till.isOnline = true;
      return meet(run, till);
    case 'part':
      till.isOnline = false;
      return;
    case 'wait':
      return pass(run, pick % 8);
    default:
      return action satisfies never;
  }
}

function pointsOf({ bank }: Run): Account {
  const account = bank.books.accounts[POINTS];
  if (!account) throw new Error('it was opened');
  return account;
}

/** The day on which something of the bank's facts was first granted, by any clock. */
const before = (run: Run): BusinessDate => plusDays(dateAt(run.now), -8);

/** Dates on which another number of units is there than on the day before. */
const fallsOf = ({ lots }: Account): readonly BusinessDate[] =>
  lots
    .flatMap(({ until, rollUntil }) => [until, rollUntil])
    .filter((end) => end !== null)
    .map((end) => plusDays(end, 1));

// Histories are long and machines are shared.
describe('points that end, in stores whose days turn apart', { timeout: 120_000 }, () => {
  it('[ACC-1] [ACC-18] [PTS-3] are there for all that is held, on every date through which it is promised', () => {
    let tight = 0;
    fc.assert(
      fc.property(history, (told) => {
        play(told, (run) => {
          const account = pointsOf(run);
          const open = valuesOf(run.bank.books.allowances).filter(({ left }) => left > 0);
          for (const date of new Set([before(run), ...fallsOf(account)])) {
            const held = open
              .filter(({ until }) => until === undefined || until >= date)
              .reduce((sum, { left }) => sum + left, 0);
            const there = balanceOn(account, date);
            expect(held).toBeLessThanOrEqual(there);
            if (held > 0 && held === there) tight += 1;
          }
        });
      }),
      propertyRuns(150),
    );
    expect(tight, 'dates on which all that was there was held').toBeGreaterThan(0);
  });

  it('[OFF-2] cover every spend that was wholly within what the bank gave and left', () => {
    let covered = 0;
    fc.assert(
      fc.property(history, (told) => {
        const run = play(told, () => undefined);
        const { settled, allowances } = run.bank.books;
        for (const { id, fact } of run.tills.flatMap(({ log }) => log)) {
          if (fact.type !== 'AccountSpent' || fact.beyond > 0) continue;
          if (fact.allowances.some((own) => allowances[own]?.closed === 'reclaimed')) continue;
          expect(settled[id]?.what).toBe('covered');
          covered += 1;
        }
      }),
      propertyRuns(150),
    );
    expect(covered, 'spends within allowances').toBeGreaterThan(100);
  });

  it('[ACC-2] [ACC-11] are never free while some are owed, and none are made or lost', () => {
    fc.assert(
      fc.property(history, (told) => {
        const run = play(told, ({ bank, now }) => {
          const { books } = bank;
          const today = [books.date ?? dateAt(now), dateAt(now)].toSorted().at(-1) ?? dateAt(now);
          if (owed({ bank }) > 0) expect(freeOn(books, POINTS, today)).toBe(0);
          const open = valuesOf(books.cases).filter(({ kind }) => kind === 'overdraft');
          const inCases = open
            .filter(({ resolved }) => resolved === null)
            .reduce((sum, { left }) => sum + left, 0);
          expect(inCases).toBe(owed({ bank }));
        });
        expect(left(run)).toBe(cameIn(run));
      }),
      propertyRuns(150),
    );
  });
});

const left = (run: Run): number =>
  pointsOf(run).lots.reduce((sum, known) => sum + leftOf(known), 0) - owed(run);

/** What tills say they did, and what the bank says came back or was more than a sale had put on. */
function cameIn(run: Run): number {
  let units = 0;
  for (const { fact } of run.tills.flatMap(({ log }) => log)) {
    if (fact.type === 'AccountCredited') for (const { amount } of fact.lots) units += amount;
    if (fact.type === 'AccountSpent' || fact.type === 'CreditRefunded') units -= fact.amount;
    if (fact.type === 'CaseDecided' && fact.case.startsWith('overdraft:')) units += fact.amount;
  }
  for (const fact of run.facts) {
    for (const effect of 'effects' in fact ? fact.effects : []) {
      if (effect.type === 'gaveBack') for (const { amount } of effect.takes) units += amount;
      if (effect.type === 'debited') units += effect.debit.lost;
      if (effect.type === 'debtPaid' && effect.by === 'return') units += effect.amount;
      if (effect.type === 'lotAdded' && effect.lot.lot.endsWith('#guest')) {
        units += effect.lot.amount;
      }
    }
  }
  return units;
}
