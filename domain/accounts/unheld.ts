import { businessDate, midnightUtc, plusDays, type BusinessDate } from '../kernel/business-date.ts';
import type { AccountId } from '../kernel/ids.ts';
import { DAY_MS } from '../kernel/instant.ts';
import { applyEffect } from './effects.ts';
import { balanceOn, heldOf, leftOf, planTakes, slicesOn, sumOfTakes, takeFrom } from './lots.ts';
import {
  valuesOf,
  type Account,
  type Allowance,
  type Lot,
  type MemberAccounts,
  type Take,
} from './state.ts';
import { MAX_PERIOD_MS } from './terms.ts';

/** Sorts after all dates: what has no end is there on it. */
const FOR_EVER = businessDate('9999-12-31');

/**
 * Plans what a debit takes of what its device held and what is free: in the account's debit order what
 * no device holds past the end of other lots, then what expires first. It is as much as without other
 * devices: in the order of expiry, what is free never backs anything that is held.
 *
 * @param books in which this device's allowances have given what they give.
 * @example paid first, of 100 paid and 300 bonus until Sunday and 400 paid until next year, which a till
 * holds: a spend of 300 takes 100 of the paid and 200 of the bonus
 */
export function planUnheld(
  books: MemberAccounts,
  id: AccountId,
  amount: number,
  date: BusinessDate,
): readonly Take[] {
  const account = books.accounts[id];
  if (!account) return [];
  const planned = planTakes(account, date, amount);
  const isByEnd = account.terms.kind !== 'storedValue';
  if (isByEnd || account.lots.every(({ until }) => until === null)) return planned;
  const wanted = sumOfTakes(planned);
  const takes = takeUnheld(books, id, planned, wanted, date);
  const after = applyEffect(books, { type: 'taken', account: id, takes }).accounts[id] ?? account;
  return [...takes, ...takeFrom(slicesOn(after, date), wanted - sumOfTakes(takes))];
}

/**
 * The first `amount` units of slices, in their order, without those that back what devices hold. For
 * whatever doesn't take what expires first: an allowance is backed by lots that outlive it (ACC-1),
 * and what is free on a date may be others, which end before.
 *
 * @param books in which what is taken is held no more.
 * @example 700 until Sunday and 3,000 until Tuesday, of which a till holds 3,000: 700 are free on
 * Friday, and none of them of those until Tuesday
 */
export function takeUnheld(
  books: MemberAccounts,
  id: AccountId,
  slices: readonly Take[],
  amount: number,
  date: BusinessDate,
): readonly Take[] {
  const takes: Take[] = [];
  let after = books;
  let rest = amount;
  for (const { lot: name, amount: there, rolled } of slices) {
    const account = after.accounts[id];
    const lot = account?.lots.find(({ lot }) => lot === name);
    if (!account || !lot) continue;
    const part = Math.min(there, rest, unheldOf(books, account, lot, date));
    if (part <= 0) continue;
    const take = { lot: name, amount: part, rolled };
    takes.push(take);
    after = applyEffect(after, { type: 'taken', account: id, takes: [take] });
    rest -= part;
  }
  return takes;
}

/**
 * Plans what the refund of a sale takes of what nobody can use any more: what is left of the sale's own
 * lots that have ended by a date. Not of what a device may have used while it could: what it holds may
 * be spent by an earlier date already, and not be told yet, or its store's day hasn't turned.
 *
 * @example 100 points until Friday, granted to a till on Friday: on Saturday none of them, until the
 * grant is spent or has come back
 */
export function planExpired(
  books: MemberAccounts,
  id: AccountId,
  sale: Lot['sale'],
  amount: number,
  date: BusinessDate,
): readonly Take[] {
  const account = books.accounts[id];
  if (!account) return [];
  const own = account.lots.filter((lot) => lot.sale === sale && lot.part === 'paid');
  const takes: Take[] = [];
  let after = books;
  let rest = amount;
  for (const { lot, end, there } of own.flatMap((known) => expiredOf(account, known, date))) {
    const part = Math.min(there, rest, spareBefore(after, id, end));
    if (part <= 0) continue;
    const take = { lot, amount: part, rolled: false };
    takes.push(take);
    after = applyEffect(after, { type: 'taken', account: id, takes: [take] });
    rest -= part;
  }
  return takes;
}

/** Units of a lot that were of use until a date. */
interface Expired {
  readonly lot: string;
  readonly end: BusinessDate;
  readonly there: number;
}

/** What of a lot is of no use on a date any more: what found no room in the next period, then the rest. */
function expiredOf(account: Account, known: Lot, date: BusinessDate): readonly Expired[] {
  const { lot, until, rollUntil } = known;
  if (until === null || date <= until) return [];
  const usableOn = (on: BusinessDate): number =>
    sumOfTakes(slicesOn(account, on).filter((slice) => slice.lot === lot));
  const moved = rollUntil === null ? 0 : usableOn(rollUntil < date ? rollUntil : date);
  const stayed = { lot, end: until, there: leftOf(known) - moved };
  const isOver = rollUntil !== null && date > rollUntil;
  return isOver ? [stayed, { lot, end: rollUntil, there: moved }] : [stayed];
}

/** What backs nothing of all that is held, on any date up to one on which units ended. */
function spareBefore(books: MemberAccounts, id: AccountId, end: BusinessDate): number {
  const account = books.accounts[id];
  const ends = heldNow(books, id).map(({ until }) => until ?? end);
  if (!account || ends.length === 0) return Number.POSITIVE_INFINITY;
  // Before the first of these more is there, and no more is held.
  const first = [end, ...ends].reduce((a, b) => (a < b ? a : b));
  return spareBetween(books, account, first, end);
}

/**
 * How much a lot can give so that, as long as it is there, what is held has lots behind it on every
 * date on which it has them now.
 */
function unheldOf(books: MemberAccounts, account: Account, lot: Lot, date: BusinessDate): number {
  if (heldOf(books, account.account) === 0) return Number.POSITIVE_INFINITY;
  return spareBetween(books, account, date, lot.rollUntil ?? lot.until ?? FOR_EVER);
}

/** The least that backs nothing on any of some dates. A balance falls only on the day after an end. */
function spareBetween(
  books: MemberAccounts,
  account: Account,
  first: BusinessDate,
  last: BusinessDate,
): number {
  const falls = account.lots
    .flatMap(({ until, rollUntil }) => [until, rollUntil])
    .filter((known) => known !== null)
    .map((known) => plusDays(known, 1));
  const spare = [first, ...falls]
    .filter((known) => known >= first && known <= last)
    .map((known) => balanceOn(account, known) - heldThrough(books, account.account, known));
  return Math.max(0, Math.min(...spare));
}

const heldNow = (books: MemberAccounts, id: AccountId): readonly Allowance[] =>
  valuesOf(books.allowances).filter(({ account, left }) => account === id && left > 0);

/**
 * What may still be held of an account on a date: through which the bank has promised it, or what a till
 * keeps of its own. It is taken back after its expiry and the longest grace that there is, wherever its
 * store's day turns.
 */
const heldThrough = (books: MemberAccounts, id: AccountId, date: BusinessDate): number =>
  heldNow(books, id)
    .filter(({ until }) => until === undefined || until >= date)
    .filter(({ expires }) => expires + MAX_PERIOD_MS + DAY_MS >= midnightUtc(date))
    .reduce((sum, { left }) => sum + left, 0);
