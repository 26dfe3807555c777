import { parseLogName, type AnyEntry } from '#domain/journal/entry.ts';
import { fromTuple } from '#domain/journal/tuple.ts';
import { isBusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

/** Tuples of one log that a hub reports. */
export interface ReportedTuples {
  /** Name of the journal document. */
  readonly doc: string;
  readonly log: string;
  /** JSON in UTF-8. */
  readonly body: Uint8Array;
}

/**
 * Reads the entries of a hub's report. The hub's gate has let them in, so what can't be read here is
 * left out rather than let stop the store's reports.
 */
export function readEntries(store: StoreId, row: ReportedTuples): readonly AnyEntry[] {
  const date = row.doc.split('/')[2] ?? '';
  const log = parseLogName(row.log);
  if (!log || !isBusinessDate(date)) return [];
  // Written by the hub from tuples that it had read.
  const tuples = JSON.parse(new TextDecoder().decode(row.body)) as readonly unknown[];
  return tuples.flatMap((tuple) => {
    const entry = fromTuple(tuple, { store, date, log });
    return entry.ok ? [entry.value] : [];
  });
}
