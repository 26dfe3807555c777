import type { AccountsContext } from '#domain/accounts/decide.ts';
import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { floorFenOf } from '#domain/accounts/policy.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import { emptyAccounts, type MemberAccounts } from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/accounts/terms.ts';
import { journalDoc, logName } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import {
  id,
  type ChainId,
  type DeviceId,
  type MemberId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import { HOUR_MS, instant, type Instant } from '#domain/kernel/instant.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import { acceptFacts } from '#sync-server/bank/accept.ts';
import { pullRows } from '#sync-server/bank/hubs.ts';
import type { BankOutboxRow } from '#sync-server/bank/link.ts';
import { makeBank, type BankParts } from '#sync-server/bank/parts.ts';
import { dateAt, random, start, type TillLog } from '#tests/domain/support/till-log.ts';
import { createTestStorage, type TestStorage } from '#tests/setup/sqlite-storage.ts';

export const chain = id<ChainId>('chain1');

/** A till of its own store, as far as members' accounts go: its log, and the rows it has. */
export interface Till extends TillLog {
  readonly rows: Map<MemberId, AccountsRow>;
  /** How many of its facts the bank has answered for. */
  sent: number;
  /** Version through which it has rows. */
  head: number;
}

/** The bank's real core on a disk in memory, a clock in hand, and tills. */
export interface BankWorld {
  storage: TestStorage;
  bank: BankParts;
  now: Instant;
  readonly tills: readonly Till[];
  readonly settings: AccountSettings;
}

export function createBankWorld(tills: number, settings: Partial<AccountSettings> = {}): BankWorld {
  const storage = createTestStorage();
  const all = { ...DEFAULT_ACCOUNT_SETTINGS, ...settings };
  const bank = makeBank(storage, chain, random);
  bank.setTerms({ settings: all, clocks: {} });
  return {
    storage,
    bank,
    now: start,
    settings: all,
    tills: Array.from({ length: tills }, (_, n) => ({
      device: id<DeviceId>(`till${n}`),
      store: id<StoreId>(`store${n}`),
      log: [],
      rows: new Map(),
      sent: 0,
      head: 0,
    })),
  };
}

export const pass = (world: BankWorld, hours: number): void => {
  world.now = instant(world.now + hours * HOUR_MS);
};

export function contextOf(
  world: BankWorld,
  till: Till,
  member: MemberId,
  isOnline = true,
): AccountsContext {
  const settled = till.rows.get(member)?.books ?? emptyAccounts(member);
  const tail = till.log.filter(({ fact }) => fact.member === member);
  // What a till forgets once it was sent and settled; else old entries would seem unsettled again.
  const view = provisionalView(settled, tail.slice(-20));
  const { settings, now } = world;
  return {
    at: now,
    member,
    random,
    settings,
    view: {
      ...view,
      device: till.device,
      date: dateAt(now),
      isOnline,
      floors: settings.floors,
      deviceFloorFen: floorFenOf(view, till.device),
    },
  };
}

/** Entries as a hub reports them, under the numbers of its outbox. */
export const rowsOf = (entries: readonly Recorded<TillFact>[]): readonly BankOutboxRow[] =>
  entries.map((entry) => ({
    id: entry.seq + 1,
    doc: journalDoc(entry.store, entry.date),
    log: logName(entry),
    body: new TextEncoder().encode(JSON.stringify([toTuple(entry)])),
  }));

/** Reports a till's facts `from` … `to`; whatever was reported before may come again. */
export function report(world: BankWorld, till: Till, from: number, to = till.log.length): boolean {
  const rows = rowsOf(till.log.slice(from, to));
  const batch = { instance: 'life1', after: from, rows };
  return acceptFacts(world.bank, till.store, batch, world.now);
}

export function send(world: BankWorld, till: Till): void {
  report(world, till, till.sent);
  till.sent = till.log.length;
}

/** Brings a till the rows that it lacks. */
export function hear(world: BankWorld, till: Till): void {
  for (let more = true; more;) {
    const answer = pullRows(world.bank, till.store, { chain, since: till.head }, world.now);
    for (const { row } of answer.rows) takeRow(till, JSON.parse(row) as AccountsRow);
    till.head = answer.head;
    more = answer.more;
  }
}

function takeRow(till: Till, row: AccountsRow): void {
  const known = till.rows.get(row.member);
  if (!known || row.version > known.version) till.rows.set(row.member, row);
}

export function meet(world: BankWorld, till: Till): void {
  send(world, till);
  hear(world, till);
}

export const logOf = (world: BankWorld): readonly BankFact[] =>
  world.storage.sql
    .exec<{ fact: string }>('SELECT fact FROM log ORDER BY seq')
    .toArray()
    .map(({ fact }) => JSON.parse(fact) as BankFact);

/** A member's books as the fold of the bank's log, nothing left out. */
export const foldOf = (world: BankWorld, member: MemberId): MemberAccounts =>
  logOf(world)
    .filter((fact) => fact.member === member)
    .reduce(evolveAccounts, emptyAccounts(member));

export const booksOf = (world: BankWorld, member: MemberId): MemberAccounts =>
  world.bank.ledger.load(member).state.books;
