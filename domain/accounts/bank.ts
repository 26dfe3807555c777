import type { BusinessDate } from '../kernel/business-date.ts';
import type { AccountId, AllowanceId, DeviceId, StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { draftOf, payDebts, type Closed } from './draft.ts';
import { freeOn } from './lots.ts';
import { valuesOf, type Allowance, type MemberAccounts, type Party } from './state.ts';

/** What a device asks the bank for. */
export interface AllowanceRequest {
  readonly allowance: AllowanceId;
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly store: StoreId;
  /** `once` for a grant of exactly this amount; `many` for as much of it as is free. */
  readonly use: Allowance['use'];
  /** Units, > 0. */
  readonly amount: number;
  readonly expires: Instant;
  /** The business date on which it expires: what has expired by then can't back it (ACC-1). */
  readonly until: BusinessDate;
}

/**
 * Moves part of an account to a device. Only what is free and stays valid as long as the allowance
 * does, so that a spend within it is always covered.
 *
 * @returns `accountUnknown`, `amountInvalid`, `memberOwes` with how much, or `balanceTooLow` with
 * what is free.
 */
export function grantAllowance(
  books: MemberAccounts,
  request: AllowanceRequest,
): Result<Closed, Refusal> {
  const { until, ...asked } = request;
  const account = books.accounts[request.account];
  if (!account) return err(refuse('accountUnknown'));
  if (!Number.isSafeInteger(asked.amount) || asked.amount <= 0 || books.allowances[asked.allowance])
    return err(refuse('amountInvalid'));
  if (account.owed > 0) return err(refuse('memberOwes', { owed: account.owed }));
  const free = freeOn(books, request.account, until);
  const amount = request.use === 'once' ? asked.amount : Math.min(asked.amount, free);
  if (amount > free || amount === 0) return err(refuse('balanceTooLow', { free }));
  const allowance: Allowance = { ...asked, until, amount, left: amount, closed: null };
  return ok(draftOf(books).close({ type: 'AllowanceGranted', allowance }));
}

/**
 * Allowances that the bank takes back itself: those whose expiry and grace are over, and those of
 * tablets that were shut out; the oldest first.
 */
export const dueAllowances = (
  books: MemberAccounts,
  now: Instant,
  graceMs: number,
  isGone: (device: DeviceId) => boolean = () => false,
): readonly Allowance[] =>
  valuesOf(books.allowances)
    .filter(
      ({ closed, expires, device }) =>
        closed === null && (expires + graceMs <= now || isGone(device)),
    )
    .sort((a, b) => a.expires - b.expires || (a.allowance < b.allowance ? -1 : 1));

/**
 * Takes back what is left of an allowance whose till wasn't heard of in time; it pays what is owed
 * first (ACC-2). A spend of it that comes later takes the pool, or overdraws (ACC-3).
 *
 * @param by who the case that it may close is signed by: the bank.
 */
export function reclaimAllowance(
  books: MemberAccounts,
  { allowance, left, account }: Allowance,
  date: BusinessDate,
  by: Party,
): Closed {
  const draft = draftOf(books);
  draft.apply({ type: 'allowanceUsed', allowance, amount: left, closed: 'reclaimed' });
  payDebts(draft, account, date, by);
  return draft.close({ type: 'AllowanceReclaimed', allowance, effects: draft.effects() });
}
