import { grantAllowance, dueAllowances, reclaimAllowance } from '#domain/accounts/bank.ts';
import type { AccountsContext } from '#domain/accounts/decide.ts';
import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { floorFenOf } from '#domain/accounts/policy.ts';
import { emptyBank, provisionalView, settle, type BankState } from '#domain/accounts/settle.ts';
import {
  emptyAccounts,
  valuesOf,
  type MemberAccounts,
  type Party,
} from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/accounts/terms.ts';
import { entryId } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import {
  id,
  newId,
  type AccountId,
  type DeviceId,
  type MemberId,
  type StaffId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, type Instant } from '#domain/kernel/instant.ts';
import { dateAt, random, start, type TillLog } from '#tests/domain/support/till-log.ts';

export const member = id<MemberId>('m1');
export const friday = businessDate('2026-11-20');

/** A till with its log of one member's facts, and what it has heard from the bank. */
export interface Till extends TillLog {
  books: MemberAccounts;
  isOnline: boolean;
  /** How many of its facts the bank has had. */
  sent: number;
}

/** One member, some tills, one bank: everything by the real rules, with a clock in hand. */
export interface Run {
  readonly tills: readonly Till[];
  readonly facts: BankFact[];
  bank: BankState;
  now: Instant;
  settings: AccountSettings;
}

export function createRun(tills: number, settings: Partial<AccountSettings> = {}): Run {
  return {
    tills: Array.from({ length: tills }, (_, index): Till => ({
      device: id<DeviceId>(`t${index}`),
      store: id<StoreId>(`s${index}`),
      log: [],
      books: emptyAccounts(member),
      isOnline: true,
      sent: 0,
    })),
    facts: [],
    bank: emptyBank(member),
    now: start,
    settings: { ...DEFAULT_ACCOUNT_SETTINGS, ...settings },
  };
}

export function contextOf(run: Run, till: Till): AccountsContext {
  const view = provisionalView(till.books, till.log);
  return {
    at: run.now,
    member,
    random,
    settings: run.settings,
    view: {
      ...view,
      device: till.device,
      date: dateAt(run.now, till.clock),
      isOnline: till.isOnline,
      floors: run.settings.floors,
      deviceFloorFen: floorFenOf(view, till.device),
    },
  };
}

const put = (run: Run, facts: readonly BankFact[]): void => void run.facts.push(...facts);

export function deliver(run: Run, entry: Recorded<TillFact>): void {
  const { state, facts } = settle(run.bank, entry);
  run.bank = state;
  put(run, facts);
}

/** Sends what a till has not sent yet, and brings it what the bank has recorded. */
export function meet(run: Run, till: Till): void {
  for (; till.sent < till.log.length; till.sent += 1) {
    const entry = till.log[till.sent];
    if (entry) deliver(run, entry);
  }
  hear(run, till);
}

function hear(run: Run, till: Till): void {
  till.books = run.facts.reduce(evolveAccounts, till.books);
}

export function allow(
  run: Run,
  till: Till,
  account: AccountId,
  amount: number,
  use: 'many' | 'once' = 'many',
): string | null {
  const { allowanceMs, graceMs } = run.settings;
  const expires = instant(run.now + allowanceMs);
  const granted = grantAllowance(run.bank.books, {
    allowance: newId(run.now, random),
    account,
    device: till.device,
    store: till.store,
    use,
    amount,
    expires,
    until: dateAt(instant(expires + (use === 'once' ? 0 : graceMs)), till.clock),
  });
  if (!granted.ok) return granted.error.code;
  run.bank = { ...run.bank, books: granted.value.books };
  put(run, granted.value.facts);
  hear(run, till);
  return null;
}

const bankParty = (run: Run): Party => ({
  ref: entryId({ device: id<DeviceId>('bank'), epoch: 0 }, run.facts.length),
  actor: id<StaffId>('bank'),
  device: id<DeviceId>('bank'),
  store: id<StoreId>('bank'),
  at: run.now,
  amount: 0,
});

/** The bank takes back what is due. */
export function reclaim(run: Run): void {
  for (const due of dueAllowances(run.bank.books, run.now, run.settings.graceMs)) {
    const closed = reclaimAllowance(run.bank.books, due, dateAt(run.now), bankParty(run));
    run.bank = { ...run.bank, books: closed.books };
    put(run, closed.facts);
  }
}

export const pass = (run: Run, hours: number): void => {
  run.now = instant(run.now + hours * HOUR_MS);
};

export const days = (count: number): number => (count * DAY_MS) / HOUR_MS;

export const firstAccount = (run: Run): AccountId => {
  const [account] = valuesOf(run.bank.books.accounts);
  if (!account) throw new Error('no account was opened');
  return account.account;
};
