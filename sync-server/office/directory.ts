import type { MemberProfile } from '#domain/members/records.ts';
import type { DirectoryRow } from '#domain/wire/api.ts';
import type { PullAnswer } from './link.ts';

/** Rows that one answer to a hub carries at most. */
const ROWS_PER_ANSWER = 5_000;

/** One row a member: what every tablet needs to find any member of the chain. */
export interface Directory {
  /** Takes profiles as they stand; rows that differ move to the end, under a new cursor. */
  take(profiles: Iterable<MemberProfile>): void;
  read(since: number): { readonly rows: PullAnswer['directory']; readonly more: boolean };
}

export const createDirectory = (sql: SqlStorage): Directory => ({
  take(profiles) {
    let head =
      sql.exec<{ head: number | null }>('SELECT max(seq) AS head FROM directory').one().head ?? 0;
    for (const profile of profiles) {
      const row = JSON.stringify(rowOf(profile));
      const known = sql
        .exec<{ row: string }>('SELECT row FROM directory WHERE id = ?', profile.id)
        .toArray()[0];
      if (known?.row === row) continue;
      head += 1;
      sql.exec(
        `INSERT INTO directory (id, seq, row) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET seq = excluded.seq, row = excluded.row`,
        profile.id,
        head,
        row,
      );
    }
  },
  read(since) {
    const rows = sql
      .exec<{ id: string; seq: number; row: string }>(
        'SELECT id, seq, row FROM directory WHERE seq > ? ORDER BY seq LIMIT ?',
        since,
        ROWS_PER_ANSWER,
      )
      .toArray();
    return { rows, more: rows.length === ROWS_PER_ANSWER };
  },
});

const rowOf = ({ id, number, name, phone, home, status, tier }: MemberProfile): DirectoryRow => ({
  id,
  number,
  name,
  phone,
  home,
  status,
  ...(tier ? { tier } : {}),
});
