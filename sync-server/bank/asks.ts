import { valuesOf, type Allowance, type MemberAccounts } from '#domain/accounts/state.ts';
import type { AccountId, AllowanceId, DeviceId, MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';

/** A device that waits for units of an account which allowances hold. */
export interface Ask {
  readonly account: AccountId;
  readonly device: DeviceId;
  readonly store: StoreId;
  /** How much the device wants to hold in all, units; null for everything. */
  readonly amount: number | null;
  /** For one spend: whoever asked waits for the answer, and nothing is given later. */
  readonly once: boolean;
  readonly expires: Instant;
}

export interface Asks {
  of(member: MemberId): readonly Ask[];
  /** The last device to ask for an account is the one that waits: two would take it from each other. */
  put(member: MemberId, ask: Ask): void;
  drop(member: MemberId, account: AccountId): void;
}

export const createAsks = (sql: SqlStorage): Asks => ({
  of: (member) =>
    sql
      .exec<AskRow>('SELECT * FROM asks WHERE member = ? ORDER BY account', member)
      .toArray()
      .map(({ account, device, store, amount, once, expires }) => ({
        // Written by `put` alone.
        account: account as AccountId,
        device: device as DeviceId,
        store: store as StoreId,
        amount,
        once: once === 1,
        expires: expires as Instant,
      })),
  put(member, { account, device, store, amount, once, expires }) {
    sql.exec(
      `INSERT INTO asks (member, account, device, store, amount, once, expires)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET device = excluded.device, store = excluded.store,
         amount = excluded.amount, once = excluded.once, expires = excluded.expires`,
      member,
      account,
      device,
      store,
      amount,
      once ? 1 : 0,
      expires,
    );
  },
  drop(member, account) {
    sql.exec('DELETE FROM asks WHERE member = ? AND account = ?', member, account);
  },
});

/**
 * Allowances that the bank would like back (BANK-6): those that are over, whoever holds them, since
 * no till may spend them any more; those of accounts for which another device waits; and those of
 * accounts that owe, since what comes back pays the debt first (ACC-2).
 */
export const recallsOf = (
  books: MemberAccounts,
  asks: readonly Ask[],
  now: Instant,
): readonly AllowanceId[] =>
  valuesOf(books.allowances)
    .filter((known) => known.closed === null)
    .filter(
      (known) =>
        known.expires <= now ||
        wouldPayDebt(known, books) ||
        asks.some((ask) => wouldFree(known, ask, now)),
    )
    .map(({ allowance }) => allowance)
    .sort();

/** A grant is on its way to be spent. */
const wouldPayDebt = ({ account, use, left }: Allowance, { accounts }: MemberAccounts): boolean =>
  use === 'many' && left > 0 && (accounts[account]?.owed ?? 0) > 0;

/** Whether an ask is waiting for what an allowance holds. A grant is on its way to be spent. */
export const wouldFree = (
  { account, device, use, left, closed }: Allowance,
  ask: Ask,
  now: Instant,
): boolean =>
  closed === null &&
  ask.expires > now &&
  ask.account === account &&
  ask.device !== device &&
  use === 'many' &&
  left > 0;

interface AskRow extends Record<string, SqlStorageValue> {
  readonly account: string;
  readonly device: string;
  readonly store: string;
  readonly amount: number | null;
  readonly once: number;
  readonly expires: number;
}
