import type { BusinessDate } from '../kernel/business-date.ts';
import { fen, splitFen } from '../kernel/fen.ts';
import type { AccountId } from '../kernel/ids.ts';
import type { Account, Lot, MemberAccounts, Take } from './state.ts';
import { valuesOf } from './state.ts';

/** Units that can be taken from one lot on a date. */
type Slice = Take & { readonly part: Lot['part'] };

/** What is left of a lot, expired or not. */
export const leftOf = (lot: Lot): number => lot.amount - lot.used - lot.usedRolled;

/** In which of its periods a lot is on a date; null once it has expired (PTS-2). */
function periodOf(lot: Lot, date: BusinessDate): 'own' | 'rolled' | null {
  if (lot.until === null || date <= lot.until) return 'own';
  return lot.rollUntil !== null && date <= lot.rollUntil ? 'rolled' : null;
}

/** The last date on which a lot can be of use; sorts as text after all dates where it has none. */
const endOf = (lot: Lot): string => lot.rollUntil ?? lot.until ?? '~';

/** What expires first, first; of the same end what the bank heard of first. */
const byEnd = (a: Lot, b: Lot): number => (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0);

/**
 * What can be taken on a date, in the order of taking: what expires first, first (PTS-1). Computed
 * from the lots alone: nothing has to run when a period ends. Lots that moved into their second
 * period give together at most the account's limit, less what was taken of them there.
 */
export function slicesOn({ lots, terms }: Account, date: BusinessDate): readonly Slice[] {
  const limit = terms.kind === 'points' ? terms.rollLimit : null;
  const room = new Map<string, number>();
  const roomOf = (lot: Lot): number => {
    if (limit === null) return Number.POSITIVE_INFINITY;
    const known = room.get(lot.until ?? '');
    if (known !== undefined) return known;
    const taken = lots
      .filter((other) => other.until === lot.until)
      .reduce((sum, other) => sum + other.usedRolled, 0);
    return Math.max(0, limit - taken);
  };
  const slices: Slice[] = [];
  for (const lot of [...lots].sort(byEnd)) {
    const period = periodOf(lot, date);
    if (period === null) continue;
    const rolled = period === 'rolled';
    const amount = rolled ? Math.min(leftOf(lot), roomOf(lot)) : leftOf(lot);
    if (rolled && limit !== null) room.set(lot.until ?? '', roomOf(lot) - amount);
    if (amount > 0) slices.push({ lot: lot.lot, amount, rolled, part: lot.part });
  }
  return slices;
}

const sum = (slices: readonly Take[]): number =>
  slices.reduce((total, { amount }) => total + amount, 0);

/** Units on an account on a date, whoever may spend them. Never negative. */
export const balanceOn = (account: Account, date: BusinessDate): number =>
  sum(slicesOn(account, date));

/** Paid and bonus parts of a balance (MEM-3). */
export function partsOn(
  account: Account,
  date: BusinessDate,
): { readonly paid: number; readonly bonus: number } {
  const slices = slicesOn(account, date);
  return {
    paid: sum(slices.filter(({ part }) => part === 'paid')),
    bonus: sum(slices.filter(({ part }) => part === 'bonus')),
  };
}

/** What open allowances hold of an account. */
export const heldOf = (books: MemberAccounts, account: AccountId): number =>
  valuesOf(books.allowances)
    .filter((known) => known.account === account)
    .reduce((total, { left }) => total + left, 0);

/** The pool: units on an account on a date that no device holds. */
export function freeOn(books: MemberAccounts, id: AccountId, date: BusinessDate): number {
  const account = books.accounts[id];
  return account ? Math.max(0, balanceOn(account, date) - heldOf(books, id)) : 0;
}

/**
 * Plans what a debit takes: stored value in its debit order (in proportion: by largest remainder),
 * all else what expires first.
 *
 * @returns takes of `amount` units together, or of all there is on `date`.
 * @example 500 paid and 100 bonus, in proportion, a spend of 60 → 50 of the paid, 10 of the bonus
 */
export function planTakes(account: Account, date: BusinessDate, amount: number): readonly Take[] {
  const slices = slicesOn(account, date);
  const wanted = Math.min(amount, sum(slices));
  if (wanted <= 0) return [];
  if (account.terms.kind !== 'storedValue') return takeFrom(slices, wanted);
  const paid = slices.filter(({ part }) => part === 'paid');
  const bonus = slices.filter(({ part }) => part === 'bonus');
  switch (account.terms.debitOrder) {
    case 'paidFirst':
      return takeFrom([...paid, ...bonus], wanted);
    case 'bonusFirst':
      return takeFrom([...bonus, ...paid], wanted);
    case 'proportional': {
      const [ofPaid = 0, ofBonus = 0] = splitFen(fen(wanted), [sum(paid), sum(bonus)]);
      return [...takeFrom(paid, ofPaid), ...takeFrom(bonus, ofBonus)];
    }
    default:
      return account.terms.debitOrder satisfies never;
  }
}

/** The first `amount` units of slices, in their order. */
export function takeFrom(slices: readonly Take[], amount: number): readonly Take[] {
  const takes: Take[] = [];
  let rest = amount;
  for (const { lot, amount: there, rolled } of slices) {
    if (rest <= 0) break;
    const part = Math.min(there, rest);
    takes.push({ lot, amount: part, rolled });
    rest -= part;
  }
  return takes;
}

export const sumOfTakes = sum;
