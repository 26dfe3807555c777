import { useLiveQuery } from 'dexie-react-hooks';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { waitingRows } from '#client/ui/printing/use-printing.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

/** Every job that waits, of whatever date, and today's others; `undefined` while being read. */
export function useJobs(): readonly PrintJobState[] | undefined {
  const db = useDb();
  const { date } = useStatus();
  return useLiveQuery(async () => {
    const waiting = await waitingRows(db);
    const today = date === null ? [] : await db.prints.where('date').equals(date).toArray();
    const rows = new Map([...waiting, ...today].map((row) => [row.id, row.state]));
    return [...rows.values()];
  }, [db, date]);
}

/** Of every tab that this tablet knows, what a ticket is recognised by: its room, else its party. */
export function useTabNames(
  jobs: readonly PrintJobState[] | undefined,
): ReadonlyMap<string, string> {
  const db = useDb();
  const tabs = [...new Set(jobs?.flatMap(({ tab }) => (tab === null ? [] : [tab])))].toSorted();
  const names = useLiveQuery(async () => {
    const rows = await db.tabs.bulkGet(tabs);
    return new Map(
      rows.flatMap((row) =>
        row
          ? [[row.id as string, row.state.stays.at(-1)?.room.name ?? row.state.party] as const]
          : [],
      ),
    );
  }, [db, tabs.join(' ')]);
  return names ?? NO_NAMES;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();
