import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { DirectoryRow } from '#domain/wire/api.ts';
import type { MemberRow, RegisterRow } from '../database.ts';
import { searchText } from './search.ts';

export const memberRow = (row: DirectoryRow | MemberProfile): MemberRow => ({
  // The directory is the office's, made of profiles whose ids were checked.
  id: row.id as MemberId,
  number: row.number,
  name: row.name,
  phone: row.phone,
  home: row.home,
  status: row.status,
  search: row.status === 'erased' ? '' : searchText(row.number, row.name, row.phone),
});

/** Rows of the members among changed records. */
export const memberRowsOf = (rows: readonly RegisterRow[]): readonly MemberRow[] =>
  rows
    .filter((row) => row.collection === 'members')
    .map((row) => memberRow(row.record as MemberProfile));
