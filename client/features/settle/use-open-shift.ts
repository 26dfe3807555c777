import { useLiveQuery } from 'dexie-react-hooks';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import type { ShiftState } from '#domain/shifts/state.ts';

/** The shift that is open on this till; null for none, `undefined` while being read. */
export function useOpenShift(): ShiftState | null | undefined {
  const db = useDb();
  const device = useStatus().identity?.device ?? '';
  return useLiveQuery(async () => {
    const row = await db.shifts.where('[open+device]').equals([1, device]).first();
    return row?.state ?? null;
  }, [db, device]);
}
