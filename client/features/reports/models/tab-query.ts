import type { StoreId } from '#domain/kernel/ids.ts';

import type { DateRange } from './range.ts';
import type { Dimension } from './table.ts';

/** Which tabs are behind a figure. */
export interface TabQuery extends DateRange {
  /** Null for all stores. */
  readonly store: StoreId | null;
  readonly by: Dimension | null;
  readonly key: string;
  /** What was tapped, in words. */
  readonly title: string;
}

/** Narrows a range by the line of a table that was tapped. */
export function queryOf(
  range: DateRange,
  store: StoreId | null,
  by: Dimension,
  line: { readonly key: string; readonly name: string },
): TabQuery {
  const base = { ...range, store, by, key: line.key, title: line.name };
  // A line by day is named by its date, and one by store by its id.
  if (by === 'day')
    return { ...base, from: line.key as typeof range.from, to: line.key as typeof range.to };
  if (by === 'store') return { ...base, store: line.key as StoreId };
  return base;
}

/** The same, as the office is asked: `GET …/tabs?…`. */
export function queryString(query: TabQuery, cursor: string): string {
  const params = new URLSearchParams({ from: query.from, to: query.to });
  if (query.store !== null) params.set('store', query.store);
  if (query.by !== null && query.by !== 'day' && query.by !== 'store')
    params.set(query.by, query.key);
  if (cursor !== '') params.set('cursor', cursor);
  return params.toString();
}
