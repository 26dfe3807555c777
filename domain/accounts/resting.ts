import type { BusinessDate } from '../kernel/business-date.ts';
import { fen, splitFen, ZERO_FEN } from '../kernel/fen.ts';
import type { AccountId } from '../kernel/ids.ts';
import { DAY_MS, type Instant } from '../kernel/instant.ts';
import { balanceOn } from './lots.ts';
import { valuesOf, type Allowance, type MemberAccounts } from './state.ts';

/** How long money that rests at the home store's till may be spent there without a network. */
export const RESTING_MS = 7 * DAY_MS;

/**
 * How much of an account may rest with the tills of the member's home store while the member is
 * nowhere (ACC-17): half of stored value, rounded down to the fen. The other half stays free, so that
 * floor spends of other stores find something, and a store that is cut off doesn't keep all of it.
 *
 * @returns units; 0 of what isn't stored value, and of an account that owes.
 * @example a balance of 500.01 → 250.00
 */
export function restingShare(
  { accounts }: MemberAccounts,
  id: AccountId,
  date: BusinessDate,
): number {
  const account = accounts[id];
  if (account?.terms.kind !== 'storedValue' || account.owed > 0) return 0;
  const [, half = ZERO_FEN] = splitFen(fen(balanceOn(account, date)), [1, 1]);
  return half;
}

/** What devices hold of an account for many spends, units. */
export const heldForMany = (
  { allowances }: MemberAccounts,
  id: AccountId,
  isMeant: (allowance: Allowance) => boolean = () => true,
): number =>
  valuesOf(allowances)
    .filter(({ account, closed, use }) => account === id && closed === null && use === 'many')
    .filter(isMeant)
    .reduce((sum, { left }) => sum + left, 0);

/**
 * Whether what a device of the home store holds of an account may stay while the member is nowhere:
 * no more than may rest, and none that is over.
 */
export function mayRest(
  books: MemberAccounts,
  { account, device, expires }: Allowance,
  now: Instant,
  date: BusinessDate,
): boolean {
  const held = heldForMany(books, account, (known) => known.device === device);
  return expires > now && held <= restingShare(books, account, date);
}
