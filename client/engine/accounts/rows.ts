import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { provisionalView } from '#domain/accounts/settle.ts';
import {
  emptyAccounts,
  valuesOf,
  type Allowance,
  type MemberAccounts,
} from '#domain/accounts/state.ts';
import type { EntryId } from '#domain/journal/entry.ts';
import type { DeviceId, MemberId } from '#domain/kernel/ids.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import type { MemberAccountsRow } from '../database.ts';
import { queryText } from '../members/search.ts';

/** A member of whom neither the bank nor this store has said anything. */
export const emptyRow = (member: MemberId): MemberAccountsRow => ({
  id: member,
  version: 0,
  settled: emptyAccounts(member),
  recalls: [],
  unsettled: [],
  openCases: 0,
  pending: 0,
  held: 0,
  cards: [],
});

/**
 * The row after the bank's, which says what it made of this store's facts too. One that is not newer
 * than what is here changes nothing: rows come twice, and in any order.
 *
 * @param isLost of a fact that the bank's row says nothing about: whether it was settled so long ago
 * that rows no longer tell.
 */
export function withBank(
  row: MemberAccountsRow,
  { version, books, recalls }: AccountsRow,
  device: DeviceId,
  isLost: (entry: Recorded<TillFact>) => boolean,
): MemberAccountsRow {
  if (version <= row.version) return row;
  const isOpen = valuesOf(books.cases).some(({ resolved }) => resolved === null);
  const unsettled = row.unsettled.filter(
    (entry) => books.settled[entry.id] === undefined && !isLost(entry),
  );
  return {
    id: row.id,
    version,
    settled: books,
    recalls,
    openCases: isOpen ? 1 : 0,
    ...tail(books, unsettled, device),
  };
}

/** The row after facts of this store's journal, each once. */
export function withFacts(
  row: MemberAccountsRow,
  facts: readonly Recorded<TillFact>[],
  device: DeviceId,
): MemberAccountsRow {
  const known = new Set(row.unsettled.map(({ id }) => id));
  const fresh = facts.filter(({ id }) => row.settled.settled[id] === undefined && !known.has(id));
  if (fresh.length === 0) return row;
  return { ...unmerged(row), ...tail(row.settled, [...row.unsettled, ...fresh], device) };
}

/** The row without facts that are not to be settled as what they were recorded as. */
export function withoutFacts(
  row: MemberAccountsRow,
  ids: ReadonlySet<EntryId>,
  device: DeviceId,
): MemberAccountsRow {
  const left = row.unsettled.filter(({ id }) => !ids.has(id));
  if (left.length === row.unsettled.length) return row;
  return { ...unmerged(row), ...tail(row.settled, left, device) };
}

function unmerged(row: MemberAccountsRow): MemberAccountsRow {
  const { merged: _, ...rest } = row;
  return rest;
}

function tail(
  settled: MemberAccounts,
  unsettled: readonly Recorded<TillFact>[],
  device: DeviceId,
): Pick<MemberAccountsRow, 'unsettled' | 'pending' | 'held' | 'cards' | 'merged'> {
  const expected = expectedOf({ settled, unsettled });
  return {
    unsettled,
    pending: unsettled.length > 0 ? 1 : 0,
    held: heldBy(expected, device).length > 0 ? 1 : 0,
    cards: valuesOf(expected.cards).map(({ number }) => queryText(number)),
    ...(expected.merged ? { merged: expected.merged.into } : {}),
  };
}

/** The member's books with what isn't settled yet. */
export const expectedOf = ({
  settled,
  unsettled,
}: Pick<MemberAccountsRow, 'settled' | 'unsettled'>): MemberAccounts =>
  unsettled.length > 0 ? provisionalView(settled, unsettled).expected : settled;

/** What a device holds of a member's accounts, after what it did itself. */
export const openAllowances = (row: MemberAccountsRow, device: DeviceId): readonly Allowance[] =>
  heldBy(expectedOf(row), device);

const heldBy = ({ allowances }: MemberAccounts, device: DeviceId): readonly Allowance[] =>
  valuesOf(allowances).filter((known) => known.device === device && known.closed === null);
