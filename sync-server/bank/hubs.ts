import type { MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import type { Ledger } from './ledger.ts';
import type { RowsAnswer, RowsRequest } from './link.ts';

/** Bytes that one answer to a hub carries, about. */
const ANSWER_BYTES = 2_000_000;
const ROWS_PER_ANSWER = 2_000;

/** The hubs that are to hear of members' rows. */
export interface Hubs {
  /** Stores whose hub has not taken the newest row. */
  behind(head: number): readonly StoreId[];
  /** A hub that was never heard of is behind from now on. */
  meet(store: StoreId): void;
  /** The hub has every row through `head`, or, nobody's yet, will fetch them all by itself. */
  noteHead(store: StoreId, head: number): void;
}

export const createHubs = (sql: SqlStorage): Hubs => ({
  behind: (head) =>
    sql
      .exec<{ store: string }>('SELECT store FROM hubs WHERE head < ? ORDER BY store', head)
      .toArray()
      // Written below, from a hub's own name.
      .map(({ store }) => store as StoreId),
  meet(store) {
    sql.exec('INSERT OR IGNORE INTO hubs (store, head) VALUES (?, 0)', store);
  },
  noteHead(store, head) {
    sql.exec(
      `INSERT INTO hubs (store, head) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET head = excluded.head`,
      store,
      head,
    );
  },
});

/** What a bank is made of, as far as this file goes. */
interface RowsParts {
  readonly storage: DurableObjectStorage;
  readonly ledger: Ledger;
  readonly hubs: Hubs;
}

/**
 * Members' rows after a version, in order of version (BANK-7). A hub that asks for more than this
 * bank has ever given had rows of a disk that was lost since: every row gets a new version, so that
 * all tills take over what the bank holds now.
 */
export function pullRows(
  { ledger, hubs, storage }: RowsParts,
  store: StoreId,
  { since }: RowsRequest,
  now: Instant,
): RowsAnswer {
  return storage.transactionSync(() => {
    if (since > ledger.head()) ledger.renewVersions(now);
    const rows: RowsAnswer['rows'][number][] = [];
    let size = 0;
    let more = false;
    const cursor = storage.sql.exec<RowSql>(
      `SELECT member, version, turn, books, recalls FROM members
       WHERE version > ? ORDER BY version LIMIT ?`,
      since,
      ROWS_PER_ANSWER,
    );
    for (const found of cursor) {
      const row = rowText(found);
      rows.push({ member: found.member, version: found.version, row });
      size += row.length;
      more = size > ANSWER_BYTES || rows.length === ROWS_PER_ANSWER;
      if (more) break;
    }
    const head = rows.at(-1)?.version ?? since;
    hubs.noteHead(store, head);
    return { rows, head, more };
  });
}

/** The member's row as tills hold it; none for a member that the bank has settled nothing of. */
export const memberRow = (
  { storage }: Pick<RowsParts, 'storage'>,
  member: MemberId,
): readonly AccountsRow[] =>
  storage.sql
    .exec<RowSql>('SELECT * FROM members WHERE member = ? AND version > 0', member)
    .toArray()
    .map((row) => JSON.parse(rowText(row)) as AccountsRow);

/** The JSON of an AccountsRow, made of stored JSON that is not read and written again. */
const rowText = ({ member, version, turn, books, recalls }: RowSql): string =>
  `{"member":${JSON.stringify(member)},"version":${version},"turn":${turn},"books":${books},"recalls":${recalls}}`;

interface RowSql extends Record<string, SqlStorageValue> {
  readonly member: string;
  readonly version: number;
  readonly turn: number;
  readonly books: string;
  readonly recalls: string;
}
