import type { MemberHit } from '../api.ts';
import type { MemberRow } from '../database.ts';
import type { Core } from '../core.ts';
import { queryText } from './search.ts';

/**
 * Finds members by any part of number, phone, name, pinyin or initials. The rows are read into
 * memory at the first search: twenty thousand of them are scanned in a few milliseconds there, and
 * in half a second on the disk.
 */
export function createMemberSearch(
  core: Core,
): (query: string, limit: number) => Promise<readonly MemberHit[]> {
  let rows: Promise<readonly MemberRow[]> | null = null;
  core.onMembers = () => {
    rows = null;
  };
  return async (query, limit) => {
    const wanted = queryText(query);
    rows ??= core.ports.database.members.toArray();
    const found: MemberHit[] = [];
    const later: MemberHit[] = [];
    for (const row of await rows) {
      if (row.status !== 'active' || !row.search.includes(wanted)) continue;
      const { id, number, name, phone } = row;
      // What begins with the words typed comes before what merely holds them.
      const begins = row.search.startsWith(wanted) || row.search.includes(`\n${wanted}`);
      (begins ? found : later).push({ id, number, name, phone });
      if (found.length >= limit) break;
    }
    return [...found, ...later].slice(0, limit);
  };
}
