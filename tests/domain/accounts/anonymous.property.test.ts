import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideCase,
  refundSale,
  releaseAllowance,
  returnSpend,
  spendAccount,
  topUp,
} from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf, type Allowance } from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type DebitOrder } from '#domain/accounts/terms.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import type { AccountId, AllowanceId } from '#domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant } from '#domain/kernel/instant.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { dateAt, tried } from '#tests/domain/support/till-log.ts';
import { LASTS, openAnonymous, topUpLater } from './anonymous-run.ts';
import { allow, contextOf, days, meet, pass, reclaim, type Run, type Till } from './bank-run.ts';

const { allowanceMs, graceMs } = DEFAULT_ACCOUNT_SETTINGS;

/** For how long something may be held: for an evening, for a week (ACC-17), for one spend. */
const HOLDS = {
  evening: { use: 'many', allowanceMs, graceMs },
  week: { use: 'many', allowanceMs: 7 * DAY_MS, graceMs },
  once: { use: 'once', allowanceMs: HOUR_MS, graceMs: 0 },
} as const;
type Hold = keyof typeof HOLDS;

const ACTIONS = [
  'spend',
  'spend',
  'spend',
  'evening',
  'evening',
  'week',
  'release',
  'return',
  'refund',
  'topUp',
  'collect',
  'meet',
  'meet',
  'part',
  'wait',
  'wait',
] as const;

const history = fc.record({
  order: fc.constantFrom<DebitOrder>('paidFirst', 'bonusFirst', 'proportional'),
  /** Paid and bonus of three top-ups, tens of yuan: two end on days in a row, one a year later. */
  packs: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(30)), {
    minLength: 3,
    maxLength: 3,
  }),
  steps: fc.array(
    fc.record({ till: fc.nat(2), action: fc.constantFrom(...ACTIONS), pick: fc.nat(999) }),
    { minLength: 20, maxLength: 60, size: 'max' },
  ),
});
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never;

/** A run, and the date through which the bank has promised each allowance. */
interface Promised {
  readonly run: Run;
  readonly account: AccountId;
  readonly untils: Map<AllowanceId, string>;
}

/** Plays the last days of the older top-ups; `check` sees the books after every step. */
function play({ order, packs, steps }: History, check: (promised: Promised) => void): void {
  const floors = { memberFen: yuan(300), deviceFen: yuan(600) };
  const [first = [1, 0], second = [1, 0], third = [1, 0]] = packs;
  const run = openAnonymous(3, { debitOrder: order, floors }, first[0] * 10, first[1] * 10);
  const [till] = run.tills;
  if (!till) throw new Error('there are tills');
  const account = topUpLater(run, till, 1, second[0] * 10, second[1] * 10);
  topUpLater(run, till, 300, third[0] * 10, third[1] * 10);
  pass(run, days(LASTS - 313));
  for (const each of run.tills) meet(run, each);
  const promised = { run, account, untils: new Map<AllowanceId, string>() };
  for (const step of steps) {
    pass(run, 1);
    reclaim(run);
    act(promised, step);
    check(promised);
  }
}

/** An allowance of the bank's, and what it was promised for. */
function hold({ run, account, untils }: Promised, till: Till, amount: number, how: Hold): boolean {
  const { settings } = run;
  const { use, ...times } = HOLDS[how];
  run.settings = { ...settings, ...times };
  const before = run.bank.books.allowances;
  allow(run, till, account, amount, use);
  run.settings = settings;
  const given = valuesOf(run.bank.books.allowances).find(({ allowance }) => !before[allowance]);
  if (!given) return false;
  untils.set(given.allowance, dateAt(instant(given.expires + times.graceMs)));
  return true;
}

function act(promised: Promised, { till: index, action, pick }: History['steps'][number]): void {
  const { run, account } = promised;
  const till = run.tills[index];
  if (!till) return;
  const context = contextOf(run, till);
  const { expected } = context.view;
  const chosen = <Value>(values: readonly Value[]): Value | undefined =>
    values[pick % values.length];
  const amount = ((pick % 30) + 1) * 1_000 + (pick % 7);
  switch (action) {
    case 'spend': {
      const wanted = { account, amount, card: null };
      if (tried(run, till, spendAccount(context, wanted, 'tab')) !== 'needsGrant') return;
      if (!hold(promised, till, amount, 'once')) return;
      return void tried(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
    }
    case 'evening':
    case 'week':
      // Often all that is free: less of it leaves a spend something that backs nothing.
      if (till.isOnline) hold(promised, till, pick % 3 ? yuan(1_000) : amount, action);
      return;
    case 'release': {
      const held = chosen(valuesOf(expected.allowances).filter(({ left }) => left > 0));
      return void (held && tried(run, till, releaseAllowance(context, held.allowance)));
    }
    case 'return': {
      const debit = chosen(valuesOf(expected.debits));
      return void (debit && tried(run, till, returnSpend(context, debit.spend, debit.amount)));
    }
    case 'refund': {
      const sale = chosen(valuesOf(expected.sales));
      return void (sale && tried(run, till, refundSale(context, sale.sale)));
    }
    case 'topUp': {
      const pack = { paidFen: fen(amount), bonusFen: fen(pick * 10) };
      return void tried(run, till, topUp(context, pack, account));
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
      return pass(run, pick % 14);
    default:
      return action satisfies never;
  }
}

/** The date through which something is promised: what a till kept of a top-up, as any evening's. */
const untilOf = ({ untils }: Promised, { allowance, expires }: Allowance): string =>
  untils.get(allowance) ?? dateAt(instant(expires + graceMs));

// Histories are long and machines are shared.
describe('an anonymous account', { timeout: 120_000 }, () => {
  it('[ACC-1] has units behind all that is held, on every date through which it is promised', () => {
    let tight = 0;
    fc.assert(
      fc.property(history, (told) => {
        play(told, (promised) => {
          const { run, account: id } = promised;
          const { books } = run.bank;
          const account = books.accounts[id];
          if (!account) throw new Error('it was opened');
          const today = dateAt(run.now);
          const open = valuesOf(books.allowances).filter(({ left }) => left > 0);
          const falls = account.lots.flatMap(({ until }) => (until ? [plusDays(until, 1)] : []));
          for (const date of new Set([today, ...falls.filter((known) => known > today)])) {
            const promisedBy = open.filter((known) => untilOf(promised, known) >= date);
            const held = promisedBy.reduce((sum, { left }) => sum + left, 0);
            const there = balanceOn(account, date);
            expect(held).toBeLessThanOrEqual(there);
            if (date > today && held > 0 && held === there) tight += 1;
          }
        });
      }),
      propertyRuns(40),
    );
    expect(tight, 'dates on which all that will be there was held').toBeGreaterThan(0);
  });
});
