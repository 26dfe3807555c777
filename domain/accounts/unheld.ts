import { businessDate, type BusinessDate } from '../kernel/business-date.ts';
import type { AccountId } from '../kernel/ids.ts';
import { applyEffect } from './effects.ts';
import { balanceOn, heldOf } from './lots.ts';
import type { Account, Lot, MemberAccounts, Take } from './state.ts';

/** Sorts after all dates: what has no end is there on it. */
const FOR_EVER = businessDate('9999-12-31');

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
    const part = Math.min(there, rest, unheldOf(account, lot, heldOf(books, id), date));
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
 * date on which it has them now. A balance falls only where a lot ends.
 */
function unheldOf(account: Account, lot: Lot, held: number, date: BusinessDate): number {
  if (held === 0) return Number.POSITIVE_INFINITY;
  const end = lot.rollUntil ?? lot.until ?? FOR_EVER;
  const ends = account.lots.flatMap(({ until, rollUntil }) => [until, rollUntil]);
  const frees = [date, end, ...ends]
    .filter((known) => known !== null)
    .filter((known) => known >= date && known <= end)
    .map((known) => balanceOn(account, known) - held)
    .filter((free) => free >= 0);
  return frees.length === 0 ? 0 : Math.min(...frees);
}
