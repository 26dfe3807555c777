import { midnightUtc, plusDays, type BusinessDate } from '../kernel/business-date.ts';
import { leftOf } from './lots.ts';
import {
  valuesOf,
  type Account,
  type Debit,
  type Lot,
  type MemberAccounts,
  type Sale,
} from './state.ts';

/** Business days for which spends and sales stay with a till, so that a bill can be given back. */
const HISTORY_DAYS = 60;
/** Business days for which a till hears again what its facts came to. */
const OUTCOME_DAYS = 35;
/** The bank's last facts about the member that the days above reach back to at most: a house account
 * that every walk-in pays from must not outgrow what a disk takes as one value. */
const HISTORY_TURNS = 2_000;
/** The last outcomes stay whatever their dates: a tablet that was apart for weeks looks for its own. */
const OUTCOMES_KEPT = 100;

/**
 * A member's accounts as every tablet of the chain holds them: what can still be spent, is owed, held
 * or undecided, and what happened lately. By their rules the same decisions come out as by all of it.
 *
 * @param today the bank's business date. The same books on the same date are trimmed alike.
 */
export function tillBooks(books: MemberAccounts, today: BusinessDate): MemberAccounts {
  // The cut is a day wide, since stores of several time zones share it.
  const since = midnightUtc(plusDays(today, -HISTORY_DAYS));
  const open = valuesOf(books.cases).filter((file) => file.resolved === null);
  const named = new Set(open.map(({ debit }) => debit));
  const isRecent = ({ by, turn }: Debit | Sale): boolean =>
    by.at >= since && turn > books.turn - HISTORY_TURNS;
  const debits = valuesOf(books.debits).filter(
    (debit) => isRecent(debit) || debit.owed > 0 || named.has(debit.spend),
  );
  const recent = valuesOf(books.sales).filter(isRecent);
  const lots = keptLots(books, debits, recent, plusDays(today, -HISTORY_DAYS));
  const accounts = valuesOf(books.accounts).map((account): Account => ({
    ...account,
    lots: account.lots.filter(({ lot }) => lots.has(lot)),
  }));
  const saleOfLots = new Set<string>(
    accounts.flatMap((account) =>
      account.lots.filter((lot) => leftOf(lot) > 0).map(({ sale }) => sale),
    ),
  );
  const refunded = new Set(debits.map(({ sale }) => sale));
  const sales = valuesOf(books.sales).filter(
    (sold) => isRecent(sold) || saleOfLots.has(sold.sale) || refunded.has(sold.sale),
  );
  return {
    ...books,
    accounts: byId(accounts, ({ account }) => account),
    allowances: byId(
      valuesOf(books.allowances).filter(({ closed }) => closed === null),
      ({ allowance }) => allowance,
    ),
    debits: byId(debits, ({ spend }) => spend),
    sales: byId(sales, ({ sale }) => sale),
    cases: byId(open, ({ id }) => id),
    settled: keptOutcomes(books, plusDays(today, -OUTCOME_DAYS)),
  };
}

/**
 * Lots with something left that could be spent since, or that count against a roll-over's limit; and
 * those that a kept debit took from or a recent sale put on.
 */
function keptLots(
  { accounts }: MemberAccounts,
  debits: readonly Debit[],
  sales: readonly Sale[],
  since: BusinessDate,
): ReadonlySet<string> {
  const taken = new Set(debits.flatMap(({ takes }) => takes.map(({ lot }) => lot)));
  const sold = new Set<string>(sales.map(({ sale }) => sale));
  const isLive = (lot: Lot): boolean => {
    const end = lot.rollUntil ?? lot.until;
    return (end === null || end >= since) && (leftOf(lot) > 0 || lot.usedRolled > 0);
  };
  return new Set(
    valuesOf(accounts)
      .flatMap((account) => account.lots)
      .filter((lot) => isLive(lot) || taken.has(lot.lot) || sold.has(lot.sale))
      .map(({ lot }) => lot),
  );
}

function keptOutcomes(
  { settled, turn }: MemberAccounts,
  since: BusinessDate,
): MemberAccounts['settled'] {
  const kept = Object.entries(settled).filter(
    ([, outcome]) =>
      outcome && outcome.turn > turn - (outcome.date >= since ? HISTORY_TURNS : OUTCOMES_KEPT),
  );
  return Object.fromEntries(kept);
}

const byId = <Value, Id extends string>(
  values: readonly Value[],
  idOf: (value: Value) => Id,
): Readonly<Partial<Record<Id, Value>>> =>
  // Every key is an Id; TypeScript's fromEntries widens it to string.
  Object.fromEntries(values.map((value) => [idOf(value), value])) as Partial<Record<Id, Value>>;
