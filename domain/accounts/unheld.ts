import { businessDate, midnightUtc, plusDays, type BusinessDate } from '../kernel/business-date.ts';
import type { AccountId } from '../kernel/ids.ts';
import { DAY_MS } from '../kernel/instant.ts';
import { applyEffect } from './effects.ts';
import { balanceOn, heldOf, planTakes, slicesOn, sumOfTakes, takeFrom } from './lots.ts';
import { valuesOf, type Account, type Lot, type MemberAccounts, type Take } from './state.ts';
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
 * How much a lot can give so that, as long as it is there, what is held has lots behind it on every
 * date on which it has them now. A balance falls only on the day after the end of a lot.
 */
function unheldOf(books: MemberAccounts, account: Account, lot: Lot, date: BusinessDate): number {
  if (heldOf(books, account.account) === 0) return Number.POSITIVE_INFINITY;
  const end = lot.rollUntil ?? lot.until ?? FOR_EVER;
  const falls = account.lots
    .flatMap(({ until, rollUntil }) => [until, rollUntil])
    .filter((known) => known !== null)
    .map((known) => plusDays(known, 1));
  const spare = [date, ...falls]
    .filter((known) => known >= date && known <= end)
    .map((known) => spareOn(books, account, known))
    .filter((known) => known !== null);
  return spare.length === 0 ? 0 : Math.min(...spare);
}

/**
 * What of an account backs nothing on a date; null where that date isn't asked about. Stored value may
 * be held for a week by one till (ACC-17) and for hours by others, so that a date backs some of it. All
 * else is held for one and the same time: a date that doesn't back all of it is after that time.
 */
function spareOn(books: MemberAccounts, account: Account, date: BusinessDate): number | null {
  const there = balanceOn(account, date);
  if (account.terms.kind === 'storedValue') {
    return Math.max(0, there - heldThrough(books, account.account, date));
  }
  const spare = there - heldOf(books, account.account);
  return spare >= 0 ? spare : null;
}

/**
 * What may still be held of an account on a date: an allowance is taken back after its expiry and the
 * longest grace that there is, wherever its store's day turns.
 */
const heldThrough = (books: MemberAccounts, id: AccountId, date: BusinessDate): number =>
  valuesOf(books.allowances)
    .filter(({ account }) => account === id)
    .filter(({ expires }) => expires + MAX_PERIOD_MS + DAY_MS >= midnightUtc(date))
    .reduce((sum, { left }) => sum + left, 0);
