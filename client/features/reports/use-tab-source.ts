import { useMemo } from 'react';

import type { EngineApi } from '#client/engine/api.ts';
import type { Database } from '#client/engine/database.ts';
import { useDb, useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import type { ChainId, TabId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { TabDetail, TabList, TabSummary } from '#domain/wire/api.ts';

import { tabsBehind } from './models/local-tabs.ts';
import { eachDay } from './models/range.ts';
import { queryString, type TabQuery } from './models/tab-query.ts';

/** A page of tabs. */
export interface TabPage extends TabList {
  /** Days whose tabs aren't where they were looked for. */
  readonly daysMissing: number;
}

/** Where the tabs behind a figure come from; a failure is in words. */
export interface TabSource {
  readonly list: (query: TabQuery, cursor: string) => Promise<Result<TabPage, string>>;
  readonly detail: (summary: TabSummary) => Promise<Result<TabState, string>>;
}

/** All stores' tabs, as the office folded them. */
export function useOfficeTabs(): TabSource {
  const engine = useEngine();
  const { identity } = useStatus();
  const failureText = useFailureText();
  const base = `/api/chains/${identity?.chain ?? ('' as ChainId)}/tabs`;
  // The paths answer with these shapes (domain/wire/api.ts); the server is ours.
  return useMemo(
    () => ({
      list: async (query, cursor) => {
        const result = await engine.fetchJson(`${base}?${queryString(query, cursor)}`);
        return result.ok
          ? ok({ ...(result.value as TabList), daysMissing: 0 })
          : err(failureText(result.error));
      },
      detail: async ({ store, tab }) => {
        const result = await engine.fetchJson(`${base}/${store}/${tab}`);
        return result.ok ? ok((result.value as TabDetail).tab) : err(failureText(result.error));
      },
    }),
    [engine, base, failureText],
  );
}

/** This store's tabs, as this tablet has them; works without a network. */
export function useLocalTabs(): TabSource {
  const db = useDb();
  const engine = useEngine();
  const { timeZone } = useFormat();
  return useMemo(() => createLocalTabs(db, engine, timeZone), [db, engine, timeZone]);
}

function createLocalTabs(db: Database, engine: EngineApi, timeZone: string): TabSource {
  // Tabs of the last list, so that one of a past day needn't be read from its segment again.
  let listed: ReadonlyMap<TabId, TabState> = new Map();
  return {
    list: async (query) => {
      const { tabs, daysMissing } = await tabsOfRange(query, db, engine);
      listed = new Map(tabs.map((tab) => [tab.tab, tab]));
      return ok({ tabs: tabsBehind(tabs, query, timeZone), next: '', daysMissing });
    },
    detail: async ({ tab }) => {
      const found = listed.get(tab);
      return found ? ok(found) : err('');
    },
  };
}

async function tabsOfRange(
  query: TabQuery,
  db: Database,
  engine: EngineApi,
): Promise<{ readonly tabs: readonly TabState[]; readonly daysMissing: number }> {
  const tabs = new Map<TabId, TabState>();
  let daysMissing = 0;
  for (const date of eachDay(query)) {
    if (!(await db.rollups.get(date))) continue;
    const closed = await engine.loadDay(date);
    if (closed === null) daysMissing += 1;
    for (const tab of closed ?? []) tabs.set(tab.tab, tab);
  }
  // A tab that was opened the day before and settled in the range is among the rows too.
  for (const { state } of await db.tabs.toArray()) tabs.set(state.tab, state);
  return { tabs: [...tabs.values()], daysMissing };
}
