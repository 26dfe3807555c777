import { ZERO_FEN } from '../kernel/fen.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { draftOf, payDebts, type Closed, type Draft } from './draft.ts';
import type { AccountCredited, AccountOpened, AllowanceReleased, Recorded } from './entries.ts';
import { partyOf } from './evolve.ts';
import { freeOn, leftOf } from './lots.ts';
import { dateFor, outcomeOf, settledAs } from './outcome.ts';
import type { Lot, MemberAccounts } from './state.ts';

export function settleOpening(books: MemberAccounts, entry: Recorded<AccountOpened>): Closed {
  const { account, name, terms } = entry.fact;
  const draft = draftOf(books);
  if (books.accounts[account]) return settledAs(draft, entry, outcomeOf('repeated', 0));
  draft.apply({ type: 'opened', account, name, terms });
  return settledAs(draft, entry, outcomeOf('accepted', 0));
}

/**
 * A credit pays what is owed, then grows the balance (ACC-2). What it grew it by stays with the till
 * that took the money, if that asked to keep it.
 */
export function settleCredit(
  books: MemberAccounts,
  entry: Recorded<AccountCredited>,
): Closed | null {
  const { account, sale, why, paidFen } = entry.fact;
  if (!books.accounts[account]) return null;
  const draft = draftOf(books);
  const amount = entry.fact.lots.reduce((sum, lot) => sum + lot.amount, 0);
  if (books.sales[sale]) return settledAs(draft, entry, outcomeOf('repeated', amount));
  const lots = entry.fact.lots.map((lot, index): Lot => ({
    ...lot,
    lot: `${sale}#${index}`,
    sale,
    used: 0,
    usedRolled: 0,
  }));
  const paid = lots.filter(({ part }) => part === 'paid');
  const by = partyOf(entry, amount);
  draft.apply({
    type: 'sold',
    sale: {
      sale,
      account,
      why,
      by,
      turn: books.turn + 1,
      amount: paid.reduce((sum, lot) => sum + lot.amount, 0),
      paidFen,
      refunded: 0,
      refundedFen: ZERO_FEN,
    },
  });
  for (const lot of lots) draft.apply({ type: 'lotAdded', account, lot });
  const date = dateFor(books, entry);
  payDebts(draft, account, date, by);
  keep(draft, entry, date);
  return settledAs(draft, entry, outcomeOf('accepted', amount));
}

/** The till's own allowance out of what it put on; nothing where debts took all. */
function keep(
  draft: Draft,
  { fact, device, store }: Recorded<AccountCredited>,
  date: BusinessDate,
) {
  const { account, sale, keeps } = fact;
  const books = draft.books();
  if (!keeps || books.allowances[keeps.allowance]) return;
  const lots = books.accounts[account]?.lots.filter((lot) => lot.sale === sale) ?? [];
  const left = lots.reduce((sum, lot) => sum + leftOf(lot), 0);
  const amount = Math.min(left, freeOn(books, account, date));
  if (amount === 0) return;
  const ends = lots.map(({ until }) => until).filter((until) => until !== null);
  const until = ends.length < lots.length ? undefined : ends.toSorted().at(-1);
  const backed = until === undefined ? {} : { until };
  const allowance = { ...keeps, ...backed, account, device, store, amount, left: amount };
  draft.apply({ type: 'allowed', allowance: { ...allowance, use: 'many', closed: null } });
}

/** What a device gives back of its allowance goes to the pool, and pays what is owed (ACC-2). */
export function settleRelease(
  books: MemberAccounts,
  entry: Recorded<AllowanceReleased>,
): Closed | null {
  if (!books.accounts[entry.fact.account]) return null;
  const draft = draftOf(books);
  const allowance = books.allowances[entry.fact.allowance];
  // One that a top-up was to open is not there where debts took all of it.
  if (allowance?.device !== entry.device || allowance.closed !== null) {
    return settledAs(draft, entry, outcomeOf('nothing', 0));
  }
  const { allowance: id, left, account } = allowance;
  draft.apply({ type: 'allowanceUsed', allowance: id, amount: left, closed: 'released' });
  payDebts(draft, account, dateFor(books, entry), partyOf(entry, left));
  return settledAs(draft, entry, outcomeOf('accepted', left));
}
