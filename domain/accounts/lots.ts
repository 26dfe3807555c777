import type { BusinessDate } from '../kernel/business-date.ts';
import { fen, splitFen } from '../kernel/fen.ts';
import type { AccountId } from '../kernel/ids.ts';
import type { Account, Lot, MemberAccounts, Take } from './state.ts';
import { valuesOf } from './state.ts';

/** Units that can be taken from one lot on a date. */
interface Slice extends Take {
  readonly part: Lot['part'];
  /** The last date on which they are of use; null for never. */
  readonly end: BusinessDate | null;
}

/** What is left of a lot, expired or not. */
export const leftOf = (lot: Lot): number => lot.amount - lot.used - lot.usedRolled;

/** In which of its periods a lot is on a date; null once it has expired (PTS-2). */
function periodOf(lot: Lot, date: BusinessDate): 'own' | 'rolled' | null {
  if (lot.until === null || date <= lot.until) return 'own';
  return lot.rollUntil !== null && date <= lot.rollUntil ? 'rolled' : null;
}

/** The last date on which a lot can be of use; null for never. */
const endOf = (lot: Lot): BusinessDate | null => lot.rollUntil ?? lot.until;

/** What ends first, first. Dates sort as text; what has no end is after all of them. */
function byEnd({ end: a }: Pick<Slice, 'end'>, { end: b }: Pick<Slice, 'end'>): number {
  const [one, other] = [a ?? '~', b ?? '~'];
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * What can be taken on a date, in the order of taking: what expires first, first (PTS-1); of the same
 * end what the bank heard of first. Computed from the lots alone: nothing has to run when a period ends.
 * What won't find room in its second period ends with its own: so whatever is taken, as much as can be
 * is left on every later date (ACC-1).
 */
export function slicesOn(account: Account, date: BusinessDate): readonly Slice[] {
  const moving = movingOn(account, date);
  const slices: Slice[] = [];
  const add = (lot: Lot, amount: number, rolled: boolean, end: Slice['end']): void => {
    if (amount > 0) slices.push({ lot: lot.lot, amount, rolled, part: lot.part, end });
  };
  for (const lot of account.lots) {
    const period = periodOf(lot, date);
    if (period === null) continue;
    const moves = moving.get(lot) ?? leftOf(lot);
    if (period === 'own') add(lot, leftOf(lot) - moves, false, lot.until);
    add(lot, moves, period === 'rolled', endOf(lot));
  }
  return slices.sort(byEnd);
}

/**
 * What moves, or has moved, of lots into their second period, where that is limited: those of one period
 * give together at most the limit, less what was taken of them there. Room is first for what lasts
 * longest, so that least of it is lost on any date; then for what the bank heard of first.
 */
function movingOn({ lots, terms }: Account, date: BusinessDate): ReadonlyMap<Lot, number> {
  const moving = new Map<Lot, number>();
  const limit = terms.kind === 'points' ? terms.rollLimit : null;
  if (limit === null) return moving;
  const room = new Map<Lot['until'], number>();
  for (const { until, usedRolled } of lots) {
    room.set(until, (room.get(until) ?? limit) - usedRolled);
  }
  const lasting = lots.filter((lot) => lot.rollUntil !== null && periodOf(lot, date) !== null);
  for (const lot of lasting.sort((a, b) => byEnd({ end: endOf(b) }, { end: endOf(a) }))) {
    const left = room.get(lot.until) ?? 0;
    const moves = Math.min(leftOf(lot), Math.max(0, left));
    moving.set(lot, moves);
    room.set(lot.until, left - moves);
  }
  return moving;
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
