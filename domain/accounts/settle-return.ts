import { plusDays, type BusinessDate } from '../kernel/business-date.ts';
import { draftOf, payDebt, payDebts, type Closed, type Draft } from './draft.ts';
import type { Recorded, SpendReturned } from './entries.ts';
import { partyOf } from './evolve.ts';
import { takeFrom } from './lots.ts';
import { dateFor, outcomeOf, settledAs } from './outcome.ts';
import type { Account, Debit, Lot, MemberAccounts, Take } from './state.ts';

/** Days for which units of an expired lot come back (PTS-3). */
const REVIVED_DAYS = 7;

/**
 * A spend is taken back: what is still owed of it first, then what it took, the last taken first, to
 * its own lots (ACC-8). At most what it was.
 */
export function settleReturn(books: MemberAccounts, entry: Recorded<SpendReturned>): Closed | null {
  const debit = books.debits[entry.fact.spend];
  if (!debit) return null;
  const draft = draftOf(books);
  const left = debit.why === 'spend' ? debit.amount - debit.returned : 0;
  const amount = Math.min(entry.fact.amount, left);
  if (amount <= 0) return settledAs(draft, entry, outcomeOf('nothing', entry.fact.amount));
  draft.apply({ type: 'returned', debit: debit.spend, amount });
  undo(draft, debit, amount, entry, 'return');
  payDebts(draft, debit.account, dateFor(books, entry), partyOf(entry, amount));
  return settledAs(draft, entry, outcomeOf('accepted', amount));
}

/**
 * Undoes part of a debit: what it owes is owed no more, what it took goes back. What the chain had
 * borne of it comes last, and nothing is given for it.
 *
 * @param why a return, or a freeze that was before the spend: then the chain bears it.
 */
export function undo(
  draft: Draft,
  debit: Debit,
  amount: number,
  entry: Recorded<unknown>,
  why: 'return' | 'chain',
): void {
  const fromOwed = Math.min(amount, debit.owed);
  if (fromOwed > 0) {
    const how = why === 'return' ? 'returned' : 'chainLoss';
    const paid = { by: why, amount: fromOwed, takes: [] } as const;
    payDebt(draft, debit, paid, { how, by: partyOf(entry, fromOwed), note: '' });
  }
  const takes = takeFrom(debit.takes.toReversed(), amount - fromOwed);
  const account = draft.books().accounts[debit.account];
  if (account && takes.length > 0) giveBack(draft, debit, account, takes, entry);
  const fromTakes = takes.reduce((sum, taken) => sum + taken.amount, 0);
  const fromGuest = account ? Math.min(amount - fromOwed - fromTakes, debit.collected) : 0;
  const borne = fromTakes + fromGuest;
  if (why === 'chain' && borne > 0) {
    draft.apply({ type: 'lost', debit: debit.spend, amount: borne });
  }
  if (fromGuest <= 0 || !account) return;
  draft.apply({ type: 'uncollected', debit: debit.spend, amount: fromGuest });
  const paid = { amount: fromGuest, part: 'paid', sale: entry.id } as const;
  const lot = newLot(account, entry, `${debit.spend}#guest`, paid);
  draft.apply({ type: 'lotAdded', account: account.account, lot });
}

/** To their own lots; units of a lot that has expired since come back as a lot for seven days. */
function giveBack(
  draft: Draft,
  debit: Debit,
  account: Account,
  takes: readonly Take[],
  entry: Recorded<unknown>,
): void {
  const date = dateFor(draft.books(), entry);
  const lotOf = (taken: Take) => account.lots.find(({ lot }) => lot === taken.lot);
  const isExpired = (taken: Take) => hasEnded(lotOf(taken), date);
  const own = takes.filter((taken) => !isExpired(taken));
  const expired = takes.filter(isExpired);
  if (own.length > 0) {
    draft.apply({ type: 'gaveBack', debit: debit.spend, takes: own, toLots: true });
  }
  if (expired.length === 0) return;
  draft.apply({ type: 'gaveBack', debit: debit.spend, takes: expired, toLots: false });
  for (const [index, taken] of expired.entries()) {
    const lot = lotOf(taken);
    if (!lot) continue;
    const { part, sale } = lot;
    const back = { amount: taken.amount, part, sale };
    const revived = newLot(account, entry, `${debit.spend}#${index}`, back);
    draft.apply({ type: 'lotAdded', account: account.account, lot: revived });
  }
}

const hasEnded = (lot: Lot | undefined, date: BusinessDate): boolean => {
  const end = lot?.rollUntil ?? lot?.until ?? null;
  return end !== null && date > end;
};

/**
 * A lot of what a fact gives back. Its name says of which spend: the stop of a card gives back several
 * in one fact, and lots of one name would give each other's units.
 */
function newLot(
  account: Account,
  entry: Recorded<unknown>,
  suffix: string,
  of: Pick<Lot, 'amount' | 'part' | 'sale'>,
): Lot {
  const isMoney = account.terms.kind === 'storedValue';
  return {
    ...of,
    lot: `${entry.id}#${suffix}`,
    until: isMoney ? null : plusDays(entry.date, REVIVED_DAYS),
    rollUntil: null,
    used: 0,
    usedRolled: 0,
  };
}
