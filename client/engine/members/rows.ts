import type { MemberId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { DirectoryRow } from '#domain/wire/api.ts';
import type { MemberRow, RegisterRow } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { linesOf, partsOf } from './texts.ts';

type MemberWrites = Required<Pick<Writes, 'members' | 'memberTexts'>>;

const memberRow = (row: DirectoryRow | MemberProfile): MemberRow => ({
  // The directory is the office's, made of profiles whose ids were checked.
  id: row.id as MemberId,
  number: row.number,
  name: row.name,
  phone: row.phone,
  home: row.home,
  status: row.status,
  ...(row.tier ? { tier: row.tier } : {}),
});

/** Members' rows, with the texts that they are found by from now on. */
export async function memberWrites(
  members: readonly (DirectoryRow | MemberProfile)[],
): Promise<MemberWrites> {
  // Of a member who came twice the later stands, in the texts as in the table.
  const rows = [...new Map(members.map((member) => [member.id, memberRow(member)])).values()];
  return { members: rows, memberTexts: partsOf(await linesOf(rows)) };
}

/** The same of the members among changed records. */
export const memberWritesOf = (rows: readonly RegisterRow[]): Promise<MemberWrites> =>
  memberWrites(
    rows
      .filter(({ collection }) => collection === 'members')
      // A row of this collection holds a profile.
      .map(({ record }) => record as MemberProfile),
  );
