import { aggregatesOf } from '#domain/books/route.ts';
import { compareEntries, type Entry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId, TabId } from '#domain/kernel/ids.ts';
import { sumTakings, takingsOfTab, type Takings } from '#domain/reports/takings.ts';
import { evolveTab } from '#domain/tabs/evolve.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** The chain's tabs, folded; and what each store took on each day. */
export interface Tabs {
  /** Takes entries in any order, any number of times. */
  add(store: StoreId, entries: readonly Entry[]): void;
}

export function createTabs(sql: SqlStorage): Tabs {
  const stored = (store: StoreId, tab: string): TabSqlRow | undefined =>
    sql
      .exec<TabSqlRow>(
        'SELECT entries, date, settled_date FROM tabs WHERE store = ? AND tab = ?',
        store,
        tab,
      )
      .toArray()[0];

  return {
    add(store, entries) {
      const touched = new Set<string>();
      for (const [tab, news] of byTab(entries)) {
        const row = stored(store, tab);
        // Written below, from entries.
        const held = row ? (JSON.parse(row.entries) as readonly Entry[]) : [];
        const merged = mergeEntries(held, news);
        if (merged.length === held.length) continue;
        const state = foldTab(tab, merged);
        if (!state) continue;
        writeTab(sql, store, merged, state);
        for (const date of [row?.date, row?.settled_date, state.date, state.settled?.date]) {
          if (date) touched.add(date);
        }
      }
      for (const date of touched) sumDay(sql, store, date);
    },
  };
}

function byTab(entries: readonly Entry[]): ReadonlyMap<TabId, readonly Entry[]> {
  const tabs = new Map<TabId, Entry[]>();
  for (const entry of entries) {
    for (const key of aggregatesOf(entry.fact)) {
      if (!key.startsWith('tab:')) continue;
      // The key was made of a tab's id.
      const tab = key.slice('tab:'.length) as TabId;
      const list = tabs.get(tab);
      if (list) list.push(entry);
      else tabs.set(tab, [entry]);
    }
  }
  return tabs;
}

/** Both, each entry once, in journal order. */
function mergeEntries(held: readonly Entry[], news: readonly Entry[]): readonly Entry[] {
  const byId = new Map([...held, ...news].map((entry) => [entry.id, entry]));
  return [...byId.values()].sort(compareEntries);
}

const foldTab = (tab: TabId, entries: readonly Entry[]): TabState | null =>
  entries.reduce<TabState | null>((state, entry) => evolveTab(state, tab, entry), null);

function writeTab(
  sql: SqlStorage,
  store: StoreId,
  entries: readonly Entry[],
  state: TabState,
): void {
  const { settled } = state;
  const takings = takingsOfTab(state);
  sql.exec(
    `INSERT INTO tabs (store, tab, date, open, settled_date, settled_at, hour, receipt, due_fen,
       staff, room_name, entries, state, takings)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET date = excluded.date, open = excluded.open,
       settled_date = excluded.settled_date, settled_at = excluded.settled_at,
       hour = excluded.hour, receipt = excluded.receipt, due_fen = excluded.due_fen,
       staff = excluded.staff, room_name = excluded.room_name, entries = excluded.entries,
       state = excluded.state, takings = excluded.takings`,
    store,
    state.tab,
    state.date,
    settled || state.cancelled ? 0 : 1,
    settled?.date ?? '',
    settled?.at ?? 0,
    Object.keys(takings.byHour)[0] ?? '',
    settled?.receipt ?? '',
    settled?.dueFen ?? 0,
    settled?.actor ?? '',
    state.stays.at(-1)?.room.name ?? '',
    JSON.stringify(entries),
    JSON.stringify(state),
    JSON.stringify(takings),
  );
}

/** A day is the sum of its tabs, made anew: adding and taking away would drift with the first bug. */
function sumDay(sql: SqlStorage, store: StoreId, date: BusinessDate | string): void {
  const rows = sql.exec<{ takings: string }>(
    'SELECT takings FROM tabs WHERE store = ? AND settled_date = ? ORDER BY settled_at, tab',
    store,
    date,
  );
  // Written by writeTab.
  const takings = sumTakings([...rows].map((row) => JSON.parse(row.takings) as Takings));
  const { open } = sql
    .exec<{ open: number }>(
      'SELECT count(*) AS open FROM tabs WHERE store = ? AND date = ? AND open = 1',
      store,
      date,
    )
    .one();
  if (takings.tabs === 0 && open === 0) {
    sql.exec('DELETE FROM days WHERE store = ? AND date = ?', store, date);
    return;
  }
  sql.exec(
    `INSERT INTO days (store, date, takings, open_tabs) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET takings = excluded.takings, open_tabs = excluded.open_tabs`,
    store,
    date,
    JSON.stringify(takings),
    open,
  );
}

interface TabSqlRow extends Record<string, SqlStorageValue> {
  readonly entries: string;
  readonly date: string;
  readonly settled_date: string;
}
