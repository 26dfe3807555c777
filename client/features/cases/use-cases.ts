import { useLiveQuery } from 'dexie-react-hooks';

import type { CaseRow } from '#client/engine/database.ts';
import { useDb } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { Case } from '#domain/cases/case.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { caseView, type CaseView } from './case-view.ts';

/** How many of those that were dealt with are shown: the list is for tonight, not for history. */
const RESOLVED_SHOWN = 20;

export interface ListedCase {
  readonly found: Case;
  readonly view: CaseView;
}

interface Listed {
  readonly open: readonly ListedCase[];
  readonly resolved: readonly ListedCase[];
}

/** The cases of this store, newest first; `undefined` while they are being read. */
export function useCases(): Listed | undefined {
  const db = useDb();
  const rooms = useRecords('rooms');
  const rows = useLiveQuery(async () => {
    const open = await db.cases.where('open').equals(1).toArray();
    const resolved = await db.cases.where('open').equals(0).toArray();
    const shown = [...newest(open), ...newest(resolved).slice(0, RESOLVED_SHOWN)].map(caseOf);
    const tabs = await db.tabs.bulkGet(shown.flatMap((found) => ('tab' in found ? found.tab : [])));
    return { shown, tabs: new Map(tabs.map((row) => [row?.id, row?.state])) };
  }, [db]);
  if (!rows || !rooms) return undefined;
  const names = new Map<string, string>(rooms.map(({ id, name }) => [id, name]));
  const listed = rows.shown.map((found) => ({ found, view: viewOf(found, rows.tabs, names) }));
  return {
    open: listed.filter(({ found }) => found.resolved === null),
    resolved: listed.filter(({ found }) => found.resolved !== null),
  };
}

const newest = (rows: readonly CaseRow[]): readonly CaseRow[] =>
  rows.toSorted((a, b) => b.at - a.at);

// The engine writes the details from the domain's cases alone.
const caseOf = (row: CaseRow): Case => row.details as Case;

function viewOf(
  found: Case,
  tabs: ReadonlyMap<TabId | undefined, TabState | undefined>,
  roomNames: ReadonlyMap<string, string>,
): CaseView {
  return 'room' in found
    ? caseView(found, null, roomNames.get(found.room) ?? '')
    : caseView(found, tabs.get(found.tab) ?? null, '');
}
