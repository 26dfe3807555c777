import { useLiveQuery } from 'dexie-react-hooks';

import type { MemberId } from '#domain/kernel/ids.ts';

import { useDb } from './engine-context.ts';

/** Names some members by name and number; empty while it is being read, the id where it isn't known. */
export function useMemberNames(members: readonly MemberId[]): (member: MemberId) => string {
  const db = useDb();
  const asked = [...new Set(members)].sort().join(' ');
  const names = useLiveQuery(async () => {
    // As they were joined above.
    const ids = asked.split(' ').filter(Boolean) as MemberId[];
    const rows = await db.members.bulkGet(ids);
    return new Map(ids.map((id, index) => [id, rows[index]]));
  }, [db, asked]);
  return (member) => {
    const row = names?.get(member);
    if (row) return `${row.name} ${row.number}`;
    return names ? member : '';
  };
}
