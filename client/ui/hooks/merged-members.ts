import { useLiveQuery } from 'dexie-react-hooks';

import type { MemberView } from '#domain/commands/context.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { mergedGroup } from '#domain/members/survivor.ts';

import { useDb, useEngine, useStatus } from './engine-context.ts';

/**
 * The money of everybody who is this member now (MEM-6), as commands see it: first that of whoever
 * stands for them all, then of those who were merged into them. `undefined` while it is being read,
 * and for no member. Follows the bank's rows as they come.
 */
export function useMergedViews(member: MemberId | null): readonly MemberView[] | undefined {
  const db = useDb();
  const engine = useEngine();
  const { link, date } = useStatus();
  return useLiveQuery(async () => {
    if (member === null) return undefined;
    const group = mergedGroup(member, await db.merges());
    // Read so that the views are asked for anew whenever a row changes.
    await db.accounts.bulkGet([...group]);
    const views = await Promise.all(group.map((one) => engine.tillView(one)));
    return views.flatMap((view) => view ?? []);
  }, [db, engine, member, link, date]);
}
