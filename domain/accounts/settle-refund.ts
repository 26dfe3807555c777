import { subtractFen } from '../kernel/fen.ts';
import type { AccountId } from '../kernel/ids.ts';
import { applyEffect } from './effects.ts';
import { draftOf, payDebts, type Closed, type Draft } from './draft.ts';
import type { CreditRefunded, Recorded } from './entries.ts';
import { partyOf } from './evolve.ts';
import { freeOn, slicesOn, sumOfTakes } from './lots.ts';
import { dateFor, outcomeOf, settledAs } from './outcome.ts';
import { openCase, openOverdraft, takeAllowances, takeHeld } from './settle-spend.ts';
import { planExpired, planUnheld, takeUnheld } from './unheld.ts';
import { valuesOf, type Account, type MemberAccounts, type Sale, type Take } from './state.ts';

/**
 * A refund takes what its sale had put on, at most what that sale had paid (ACC-7): its own lots
 * first, then others, then the member owes. Of stored value it returns paid money and takes back the
 * sale's unused bonus (MEM-3). Beyond what the sale paid it is a case, and not the member's debt.
 */
export function settleRefund(
  books: MemberAccounts,
  entry: Recorded<CreditRefunded>,
): Closed | null {
  const { account: id, refund, sale: saleId, amount, refundFen, allowances, seen } = entry.fact;
  const account = books.accounts[id];
  const sale = books.sales[saleId];
  if (!account || !sale) return null;
  const draft = draftOf(books);
  if (books.debits[refund]) return settledAs(draft, entry, outcomeOf('repeated', amount));
  const by = partyOf(entry, amount);
  const within = Math.max(0, Math.min(amount, sale.amount - sale.refunded));
  const isTooMuchMoney = refundFen > subtractFen(sale.paidFen, sale.refundedFen);
  const { given: fromAllowance, free } = takeHeld(draft, entry, { account: id, amount: within });
  const takes = refundTakes(draft.books(), account, entry, within, fromAllowance + free);
  const owed = within - sumOfTakes(takes);
  const lost = amount - within;
  const debit = { spend: refund, account: id, card: null, by };
  draft.apply({
    type: 'debited',
    debit: {
      ...debit,
      why: 'refund',
      sale: saleId,
      basis: allowances.length === 0 ? 'grant' : 'allowance',
      turn: books.turn + 1,
      amount,
      takes,
      owed,
      collected: 0,
      lost,
      returned: 0,
    },
  });
  draft.apply({ type: 'refunded', sale: saleId, amount: within, refundFen });
  if (account.terms.kind === 'storedValue') takeBackBonus(draft, id, entry);
  if (owed > 0) openOverdraft(draft, debit, owed, seen);
  else payDebts(draft, id, dateFor(books, entry), by);
  if (lost > 0 || isTooMuchMoney) {
    const about = { account: id, card: null, debit: refund, by, amount: lost > 0 ? lost : amount };
    const against = earlierRefund(books, sale);
    openCase(draft, { id: `refund:${refund}`, kind: 'refundBeyondPaid', ...about, against });
  }
  const what = lost > 0 || isTooMuchMoney ? 'beyondSale' : owed > 0 ? 'overdraft' : 'covered';
  return settledAs(draft, entry, outcomeOf(what, amount, { fromAllowance, owed, lost }));
}

/**
 * What is left of the sale's own lots, the expired ones first, since nobody misses them, and not those
 * that back what devices hold; then others.
 *
 * @param books in which this device's allowances have given what they give.
 */
function refundTakes(
  books: MemberAccounts,
  account: Account,
  { date, fact }: Recorded<CreditRefunded>,
  amount: number,
  coverable: number,
): readonly Take[] {
  const own = account.lots.filter((lot) => lot.sale === fact.sale && lot.part === 'paid');
  const live = slicesOn(account, date);
  const expired = planExpired(books, account.account, fact.sale, amount, date);
  const rest = Math.min(amount - sumOfTakes(expired), coverable);
  const liveOwn = live.filter((slice) => own.some(({ lot }) => lot === slice.lot));
  const ownTakes = [...expired, ...takeUnheld(books, account.account, liveOwn, rest, date)];
  const others = rest - (sumOfTakes(ownTakes) - sumOfTakes(expired));
  if (others <= 0) return ownTakes;
  const taken = applyEffect(books, { type: 'taken', account: account.account, takes: ownTakes });
  return [...ownTakes, ...planUnheld(taken, account.account, others, date)];
}

/** Takes back what is unused of a sale's bonus, and isn't held by another device. */
function takeBackBonus(
  draft: Draft,
  id: AccountId,
  { date, fact, device }: Recorded<CreditRefunded>,
): void {
  const account = draft.books().accounts[id];
  if (!account) return;
  const bonus = account.lots
    .filter((lot) => lot.sale === fact.sale && lot.part === 'bonus')
    .map((lot) => lot.lot);
  const slices = slicesOn(account, date).filter(({ lot }) => bonus.includes(lot));
  if (slices.length === 0) return;
  // What this till holds of it is free once it gives it up.
  takeAllowances(draft, fact.allowances, device, { account: id, amount: sumOfTakes(slices) });
  const books = draft.books();
  const takes = takeUnheld(books, id, slices, freeOn(books, id, date), date);
  if (takes.length > 0) draft.apply({ type: 'taken', account: id, takes });
}

const earlierRefund = (books: MemberAccounts, { sale }: Sale) =>
  valuesOf(books.debits)
    .filter((debit) => debit.sale === sale)
    .toSorted((a, b) => b.turn - a.turn)[0]?.by ?? null;
