import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StaffId, StoreId, TabId } from '#domain/kernel/ids.ts';
import type { TabList, TabSummary } from '#domain/wire/api.ts';
import { prepaidOf } from './prepaid.ts';

/** Tabs that one page of a list holds. */
const PAGE_TABS = 50;

/** What the tabs of a list have in common: all that are given must hold. */
export interface TabFilter {
  readonly store?: string | undefined;
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  /** Hour of the business day, 0–47, of settlement. */
  readonly hour?: string | undefined;
  readonly room?: string | undefined;
  readonly item?: string | undefined;
  readonly tender?: string | undefined;
  readonly staff?: string | undefined;
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
}

/**
 * The days of a range as the JSON of ChainTakings. Made of stored JSON text, which is not read and
 * written again: a year of a chain is megabytes.
 */
export function takingsJson(sql: SqlStorage, from: BusinessDate, to: BusinessDate): string {
  const days = sql
    .exec<{ store: string; date: string; takings: string; open_tabs: number }>(
      'SELECT * FROM days WHERE date BETWEEN ? AND ? ORDER BY date, store',
      from,
      to,
    )
    .toArray()
    .map(
      ({ store, date, takings, open_tabs }) =>
        `{"store":${JSON.stringify(store)},"date":${JSON.stringify(date)},"takings":${takings},"openTabs":${open_tabs}}`,
    );
  const prepaid = JSON.stringify(prepaidOf(sql, from, to));
  return `{"from":${JSON.stringify(from)},"to":${JSON.stringify(to)},"days":[${days.join(',')}],"prepaid":${prepaid}}`;
}

/** The JSON of TabDetail; null for a tab that the office has not heard of. */
export function tabJson(sql: SqlStorage, store: string, tab: string): string | null {
  const row = sql
    .exec<{ state: string }>('SELECT state FROM tabs WHERE store = ? AND tab = ?', store, tab)
    .toArray()[0];
  return row ? `{"store":${JSON.stringify(store)},"tab":${row.state}}` : null;
}

/** Settled tabs behind a figure, newest first, a page at a time. */
export function listTabs(sql: SqlStorage, filter: TabFilter): TabList {
  const where = ['settled_date BETWEEN ? AND ?'];
  const bound: (string | number)[] = [filter.from, filter.to];
  const also = (condition: string, ...values: readonly (string | number)[]): void => {
    where.push(condition);
    bound.push(...values);
  };
  if (filter.store !== undefined) also('store = ?', filter.store);
  if (filter.hour !== undefined) also('hour = ?', filter.hour);
  if (filter.staff !== undefined) also('staff = ?', filter.staff);
  // A tab's own takings name each room, item and tender that it brought money by.
  for (const key of ['room', 'item', 'tender'] as const) {
    const value = filter[key];
    if (value === undefined) continue;
    also(`json_type(takings, ?) IS NOT NULL`, `$.${TABLE_OF[key]}."${value.replaceAll('"', '')}"`);
  }
  const after = /^(\d{1,16}):(\S+)$/u.exec(filter.cursor ?? '');
  if (after) {
    also('(settled_at, tab) < (?, ?)', Number(after[1]), after[2] ?? '');
  }
  const rows = sql
    .exec<SummaryRow>(
      `SELECT store, tab, settled_date, settled_at, receipt, due_fen, staff, room_name FROM tabs
       WHERE ${where.join(' AND ')} ORDER BY settled_at DESC, tab DESC LIMIT ?`,
      ...bound,
      PAGE_TABS + 1,
    )
    .toArray();
  const tabs = rows.slice(0, PAGE_TABS).map(summaryOf);
  const last = tabs.at(-1);
  return { tabs, next: rows.length > PAGE_TABS && last ? `${last.settledAt}:${last.tab}` : '' };
}

const TABLE_OF = { room: 'byRoom', item: 'byItem', tender: 'byTender' } as const;

/** Ids and date were checked when the entries were let in. */
const summaryOf = (row: SummaryRow): TabSummary => ({
  tab: row.tab as TabId,
  store: row.store as StoreId,
  date: row.settled_date as BusinessDate,
  roomName: row.room_name,
  receipt: row.receipt,
  settledAt: row.settled_at,
  dueFen: row.due_fen,
  staff: row.staff as StaffId,
});

interface SummaryRow extends Record<string, SqlStorageValue> {
  readonly store: string;
  readonly tab: string;
  readonly settled_date: string;
  readonly settled_at: number;
  readonly receipt: string;
  readonly due_fen: number;
  readonly staff: string;
  readonly room_name: string;
}
