import { useLiveQuery } from 'dexie-react-hooks';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** The shifts of this till that a person at it asks about. */
export interface TillShifts {
  readonly open: ShiftState | null;
  /** The last one that was closed here. */
  readonly lastClosed: ShiftState | null;
}

/** `undefined` while they are being read. */
export function useTillShifts(): TillShifts | undefined {
  const db = useDb();
  const device = useStatus().identity?.device ?? '';
  return useLiveQuery(async () => {
    // Ids sort by the time they were made, so that the last in the index is the newest.
    const newest = (open: 0 | 1) => db.shifts.where('[open+device]').equals([open, device]).last();
    const [open, closed] = await Promise.all([newest(1), newest(0)]);
    return { open: open?.state ?? null, lastClosed: closed?.state ?? null };
  }, [db, device]);
}

/** Tabs that go on into the next shift, oldest first; `undefined` while they are being read. */
export function useOpenTabs(): readonly TabState[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await db.tabs.where('[open+date]').between([1, ''], [1, '\uffff']).toArray();
    return rows.map((row) => row.state).sort((a, b) => a.openedAt - b.openedAt);
  }, [db]);
}
