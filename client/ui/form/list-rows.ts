/** One record in a list. */
export interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** At the right end, as a price. */
  readonly aside?: string;
  readonly picture?: string;
  /** What search finds it by, besides name and detail. */
  readonly keywords?: string;
  readonly retired: boolean;
}

export interface FilteredRows {
  readonly shown: readonly ListRow[];
  readonly retiredCount: number;
}

/** The rows that hold every word of the query, retired ones only where they are asked for. */
export function filterRows(
  rows: readonly ListRow[],
  query: string,
  showRetired: boolean,
): FilteredRows {
  const words = query.toLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter((row) => {
    const text = `${row.name} ${row.detail} ${row.keywords ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return {
    shown: found.filter((row) => showRetired || !row.retired),
    retiredCount: rows.filter((row) => row.retired).length,
  };
}
