import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { isTillFact } from '#domain/accounts/held.ts';
import { isKnown, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import type { MemberAccountsRow } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { emptyRow, withBank, withFacts, withoutFacts } from './rows.ts';

/** Rows of members of whom nothing is pending that are kept in memory at most. */
const MOST_AT_REST = 1_000;
/** After so many days the bank's rows no longer say what became of a fact (see `tillBooks`). */
const OUTCOME_DAYS = 35;

type Rows = Memory['accounts'];

/** All rows of which something is pending: what commands of every member depend on. */
export async function loadPending(core: Core): Promise<Rows> {
  const rows = await core.ports.database.accounts.where('pending').equals(1).toArray();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Members' rows as they are now, with what the transaction that is being made will write. Call
 * within the mutex.
 */
export async function accountsOf(
  core: Core,
  memory: Memory,
  members: Iterable<MemberId>,
): Promise<readonly MemberAccountsRow[]> {
  const wanted = [...new Set(members)];
  const missing = wanted.filter((member) => !memory.accounts.has(member));
  if (missing.length > 0) {
    const rows = await core.ports.database.accounts.bulkGet(missing);
    for (const [index, member] of missing.entries()) {
      memory.accounts.set(member, rows[index] ?? emptyRow(member));
    }
  }
  return wanted.map((member) => memory.accounts.get(member) ?? emptyRow(member));
}

/** Forgets rows at rest, where there are many. Not while a transaction is being made. */
export function forgetAtRest({ accounts }: Memory): void {
  if (accounts.size <= MOST_AT_REST) return;
  for (const [member, row] of accounts) if (row.pending === 0) accounts.delete(member);
}

/** Entries of the store's journal, as the members' rows that follow. Call within the mutex. */
export async function accountsAfter(
  core: Core,
  memory: Memory,
  entries: readonly AnyEntry[],
): Promise<Pick<Writes, 'accounts'>> {
  const byMember = new Map<MemberId, Recorded<TillFact>[]>();
  for (const entry of entries) {
    if (!isKnown(entry)) continue;
    const { fact } = entry;
    if (!isTillFact(fact)) continue;
    const facts = byMember.get(fact.member) ?? [];
    facts.push({ ...entry, fact });
    byMember.set(fact.member, facts);
  }
  if (byMember.size === 0) return {};
  const before = await accountsOf(core, memory, byMember.keys());
  return keep(
    memory,
    before.map((row) => withFacts(row, byMember.get(row.id) ?? [], memory.identity.device)),
  );
}

/** Entries that the hub refused for good and that are recorded anew: the bank won't hear of these. */
export async function accountsWithout(
  core: Core,
  memory: Memory,
  entries: readonly Entry[],
): Promise<Pick<Writes, 'accounts'>> {
  const ids = new Set(entries.map(({ id }) => id));
  const members = entries.flatMap(({ fact }) => (isTillFact(fact) ? [fact.member] : []));
  const rows = await accountsOf(core, memory, members);
  return keep(
    memory,
    rows.map((row) => withoutFacts(row, ids, memory.identity.device)),
  );
}

/**
 * What {@link accountsAfter} gives, for a past date that was fetched whole: the bank has heard of nearly all of it, but what
 * is young may still wait there.
 */
export async function accountsAfterPast(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  entries: readonly AnyEntry[],
): Promise<Pick<Writes, 'accounts'>> {
  return isOld(core, date) ? {} : accountsAfter(core, memory, entries);
}

const isOld = (core: Core, date: BusinessDate): boolean => {
  const today = todayOf(core);
  return today !== null && date < plusDays(today, -OUTCOME_DAYS);
};

/** The bank's rows, laid over those that are here. Call within the mutex. */
export async function applyBankRows(
  core: Core,
  memory: Memory,
  rows: readonly AccountsRow[],
): Promise<Pick<Writes, 'accounts'>> {
  const before = new Map(
    (
      await accountsOf(
        core,
        memory,
        rows.map(({ member }) => member),
      )
    ).map((row) => [row.id, row]),
  );
  const unsent = await unsentDates(core, memory, before.values());
  const isLost = (entry: Recorded<TillFact>): boolean =>
    isOld(core, entry.date) && !unsent.has(entry.date);
  for (const row of rows) {
    const known = before.get(row.member) ?? emptyRow(row.member);
    before.set(row.member, withBank(known, row, memory.identity.device, isLost));
  }
  const recalled = rows.filter(({ recalls }) => recalls.length > 0);
  // What comes of it waits for the mutex, and looks at things as they are then.
  if (recalled.length > 0) core.onRecalls(recalled.map(({ member }) => member));
  return keep(memory, [...before.values()]);
}

/** Dates of old facts of which something has not even reached the hub. */
async function unsentDates(
  core: Core,
  memory: Memory,
  rows: Iterable<MemberAccountsRow>,
): Promise<ReadonlySet<BusinessDate>> {
  const dates = new Set([...rows].flatMap(({ unsettled }) => unsettled.map(({ date }) => date)));
  const unsent = new Set<BusinessDate>();
  for (const date of dates) {
    if (!isOld(core, date)) continue;
    const doc = `journal/${memory.identity.store}/${date}`;
    if ((await core.ports.database.outbox.where('doc').equals(doc).count()) > 0) unsent.add(date);
  }
  return unsent;
}

function keep(memory: Memory, rows: readonly MemberAccountsRow[]): Pick<Writes, 'accounts'> {
  const changed = rows.filter((row) => memory.accounts.get(row.id) !== row);
  for (const row of changed) memory.accounts.set(row.id, row);
  return { accounts: changed };
}
