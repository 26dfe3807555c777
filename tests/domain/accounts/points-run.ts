import {
  creditPoints,
  releaseAllowance,
  spendAccount,
  takeBackPoints,
} from '#domain/accounts/decide.ts';
import { balanceOn, leftOf } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type SaleId, type SpendId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import { dateAt, must, record } from '#tests/domain/support/till-log.ts';
import { allow, contextOf, createRun, meet, member, type Run, type Till } from './bank-run.ts';

export const POINTS = id<AccountId>('points');

/** Of a lot: its points, the days from today on which its two periods end, and the sale's name. */
export type Earned = readonly [
  sale: string,
  amount: number,
  ends: number,
  rolls?: number | undefined,
];

/** Of a store whose day turns eight hours after the others'. */
export const LATER_CLOCK = { timeZone: 'Asia/Shanghai', closeoutMinute: 960 } as const;

/** Three tills of three stores, and a member's points, of which all have heard. It is noon. */
export function withPoints(
  rollLimit: number | null,
  lots: readonly Earned[],
  clocks: readonly Till['clock'][] = [],
) {
  const floors = { memberFen: yuan(100), deviceFen: yuan(200) };
  const run = createRun(3, { floors });
  const [a, b, c] = run.tills;
  if (!a || !b || !c) throw new Error('three tills');
  for (const [index, till] of run.tills.entries()) {
    const clock = clocks[index];
    if (clock) till.clock = clock;
  }
  const terms = { kind: 'points', unitFen: fen(1), rollLimit } as const;
  record(run, a, [{ type: 'AccountOpened', member, account: POINTS, name: 'Points', terms }]);
  for (const lot of lots) earn(run, a, lot);
  for (const till of run.tills) meet(run, till);
  return { run, a, b, c };
}

/** Puts a lot on the account. */
export function earn(run: Run, till: Till, [sale, amount, ends, rolls]: Earned): void {
  const today = dateAt(run.now);
  const lot = {
    part: 'paid',
    amount,
    until: plusDays(today, ends),
    rollUntil: rolls === undefined ? null : plusDays(today, rolls),
  } as const;
  const context = contextOf(run, till);
  record(run, till, creditPoints(context, POINTS, id<SaleId>(sale), [lot], 'earned'));
}

/** Spends, without telling the bank. @returns what it came to, once the till has met the bank. */
export function spend(run: Run, till: Till, amount: number): () => string | undefined {
  const wanted = { account: POINTS, amount, card: null };
  const [entry] = must(run, till, spendAccount(contextOf(run, till), wanted, 'tab'));
  return () => entry && run.bank.books.settled[entry.id]?.what;
}

/** Takes all points of a sale back, as its bill is refunded whole. */
export function takeBack(run: Run, till: Till, sale: string): SpendId {
  const share = { of: yuan(1), refundedFen: yuan(1) };
  const [entry] = must(run, till, takeBackPoints(contextOf(run, till), id<SaleId>(sale), share));
  if (entry?.fact.type !== 'CreditRefunded') throw new Error('it was taken back');
  return entry.fact.refund;
}

export const owed = ({ bank }: Pick<Run, 'bank'>): number => bank.books.accounts[POINTS]?.owed ?? 0;

/** Points that can be spent so many days from today. */
export function pointsIn(run: Run, days: number): number {
  const account = run.bank.books.accounts[POINTS];
  return account ? balanceOn(account, plusDays(dateAt(run.now), days)) : 0;
}

/** What is left of each lot, by its sale. */
export const leftOfSales = (run: Run): Readonly<Record<string, number>> =>
  Object.fromEntries(
    valuesOf(run.bank.books.accounts).flatMap(({ lots }) =>
      lots.map((lot) => [lot.sale, leftOf(lot)]),
    ),
  );

/** A grant for one spend, as the bank gives it: for ten minutes. @returns the refusal's code, or null. */
export function grant(run: Run, till: Till, amount: number): string | null {
  const { settings } = run;
  run.settings = { ...settings, allowanceMs: 10 * MINUTE_MS };
  const refusal = allow(run, till, POINTS, amount, 'once');
  run.settings = settings;
  return refusal;
}

/** Gives back all that a till holds, and tells the bank. */
export function release(run: Run, till: Till): void {
  const held = valuesOf(till.books.allowances).filter(({ left }) => left > 0);
  for (const { allowance, device } of held) {
    if (device !== till.device) continue;
    must(run, till, releaseAllowance(contextOf(run, till), allowance));
  }
  meet(run, till);
}
