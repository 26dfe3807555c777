import type { ExportTable } from '#client/ui/export/table.ts';
import { amount, number, text } from '#client/ui/export/table.ts';
import type { DayFigures } from '#client/engine/database.ts';
import { type Fen, sumFen } from '#domain/kernel/fen.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

import { type DayTakings, hourLabel, totalOf } from './day-takings.ts';

/** What a table is by. */
export const DIMENSIONS = ['day', 'hour', 'item', 'room', 'tender', 'staff', 'store'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One line of a table, with what it takes to ask for the tabs behind it. */
export interface ReportRow {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly fen: Fen;
}

/** Puts the key of a line into words, where the line has none of its own. */
export interface RowNames {
  readonly tender: (type: string) => string;
  readonly staff: (id: string) => string;
  readonly store: (id: string) => string;
}

/** The lines of a table by a dimension, in their natural order. */
export function reportRows(
  days: readonly DayTakings[],
  dimension: Dimension,
  names: RowNames,
): readonly ReportRow[] {
  switch (dimension) {
    case 'day':
      return groupRows(days.flatMap(eachDate), ({ date }) => date, String);
    case 'store':
      return groupRows(days.flatMap(eachDate), ({ store }) => store, names.store);
    case 'hour':
      return lines(days, 'byHour', (hour) => hourLabel(Number(hour))).toSorted(
        (a, b) => Number(a.key) - Number(b.key),
      );
    case 'item':
      return lines(days, 'byItem', null);
    case 'room':
      return lines(days, 'byRoom', null);
    case 'tender':
      return lines(days, 'byTender', names.tender);
    case 'staff':
      return lines(days, 'byStaff', names.staff);
  }
}

interface StoreDay extends DayFigures {
  readonly store: StoreId;
}

const eachDate = ({ store, date, takings, each }: DayTakings): readonly StoreDay[] =>
  (each ?? [{ date, tabs: takings.tabs, dueFen: takings.dueFen }]).map((day) => ({
    ...day,
    store,
  }));

function groupRows(
  days: readonly StoreDay[],
  keyOf: (day: StoreDay) => string,
  nameOf: (key: string) => string,
): readonly ReportRow[] {
  return [...Map.groupBy(days, keyOf)]
    .map(([key, group]) => ({
      key,
      name: nameOf(key),
      count: group.reduce((sum, { tabs }) => sum + tabs, 0),
      fen: sumFen(group.map(({ dueFen }) => dueFen)),
    }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

function lines(
  days: readonly DayTakings[],
  table: 'byHour' | 'byItem' | 'byRoom' | 'byTender' | 'byStaff',
  nameOf: ((key: string) => string) | null,
): readonly ReportRow[] {
  return Object.entries(totalOf(days)[table])
    .map(([key, line]) => ({
      key,
      name: nameOf ? nameOf(key) : line.name,
      count: line.count,
      fen: line.fen,
    }))
    .sort((a, b) => b.fen - a.fen);
}

/** How a table is ordered; null for its natural order. */
export interface RowOrder {
  readonly by: 'name' | 'count' | 'fen';
  readonly descending: boolean;
}

/** The rows that hold the query, in the order asked for. */
export function arrangedRows(
  rows: readonly ReportRow[],
  query: string,
  order: RowOrder | null,
): readonly ReportRow[] {
  const wanted = query.trim().toLowerCase();
  const found = rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  if (!order) return found;
  const compare = (a: ReportRow, b: ReportRow): number =>
    order.by === 'name'
      ? a.name.localeCompare(b.name, undefined, { numeric: true })
      : a[order.by] - b[order.by];
  return found.toSorted((a, b) => (order.descending ? -compare(a, b) : compare(a, b)));
}

/** A tap on a column: first the largest first (names: a to z), then the other way round. */
export const nextOrder = (order: RowOrder | null, by: RowOrder['by']): RowOrder =>
  order?.by === by ? { by, descending: !order.descending } : { by, descending: by !== 'name' };

/** What the rows shown come to. */
export const rowsTotal = (rows: readonly ReportRow[]): ReportRow => ({
  key: '',
  name: '',
  count: rows.reduce((sum, { count }) => sum + count, 0),
  fen: sumFen(rows.map((row) => row.fen)),
});

/** The rows as a file. */
export const exportRows = (
  rows: readonly ReportRow[],
  words: Pick<ExportTable, 'fileName' | 'sheetName' | 'headers'>,
): ExportTable => ({
  ...words,
  rows: rows.map((row) => [text(row.name), number(row.count), amount(row.fen)]),
});
