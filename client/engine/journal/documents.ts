import * as Y from 'yjs';
import { journalDoc, parseLogName, type AnyEntry } from '#domain/journal/entry.ts';
import type { ChainPosition } from '#domain/journal/seal.ts';
import { checkedEntry } from '#domain/journal/schema.ts';
import { fromTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

/** The open journal document of a business date. */
export interface OpenDay {
  readonly date: BusinessDate;
  readonly store: StoreId;
  /** Its document's name. */
  readonly name: string;
  readonly doc: Y.Doc;
  /** Tuples of each log that the books have had, by the log's name. */
  readonly read: Map<string, number>;
  /** How far others' logs have been checked, by the log's name. */
  readonly checked: Map<string, CheckedLog>;
  /** Tuples of a log that count, where what follows them was found to be forged. */
  readonly limits: Map<string, number>;
}

/** Where checking another tablet's log has come to: after so many of its tuples here. */
export interface CheckedLog extends ChainPosition {
  readonly tuples: number;
  readonly nextSeq: number;
}

/** What reading a document's new tuples gave. */
export interface NewEntries {
  readonly entries: readonly AnyEntry[];
  /** Why tuples are no entries at all; they stay in the document and count for nothing. */
  readonly malformed: readonly string[];
}

export const openDay = (store: StoreId, date: BusinessDate): OpenDay => ({
  date,
  store,
  name: journalDoc(store, date),
  doc: new Y.Doc(),
  read: new Map(),
  checked: new Map(),
  limits: new Map(),
});

/** Names of the logs that a document holds. */
export const logsOf = (doc: Y.Doc): readonly string[] =>
  [...doc.share.keys()].filter((name) => parseLogName(name) !== null).toSorted();

export const tuplesOf = (doc: Y.Doc, log: string, from = 0): readonly unknown[] =>
  doc.getArray(log).slice(from);

/**
 * Entries that came since the last reading, marked as read.
 *
 * Logs only grow at their end, so what is new is what is beyond the length read before.
 */
export function readNew(day: OpenDay): NewEntries {
  const entries: AnyEntry[] = [];
  const malformed: string[] = [];
  for (const name of logsOf(day.doc)) {
    const log = parseLogName(name);
    if (!log) continue;
    const from = day.read.get(name) ?? 0;
    const tuples = day.doc.getArray(name).slice(from, day.limits.get(name));
    if (tuples.length === 0) continue;
    day.read.set(name, from + tuples.length);
    for (const tuple of tuples) {
      const read = fromTuple(tuple, { store: day.store, date: day.date, log });
      if (read.ok) entries.push(checkedEntry(read.value));
      else malformed.push(`${name}: ${read.error}`);
    }
  }
  return { entries, malformed };
}

/** Appends to a log and gives the bytes of exactly that. */
export function appendTuples(
  day: OpenDay,
  log: string,
  tuples: readonly EntryTuple[],
): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array | null = null;
  const catchUpdate = (update: Uint8Array): void => {
    bytes = update;
  };
  day.doc.on('update', catchUpdate);
  try {
    day.doc.getArray(log).push([...tuples]);
  } finally {
    day.doc.off('update', catchUpdate);
  }
  day.read.set(log, (day.read.get(log) ?? 0) + tuples.length);
  return bytes ?? new Uint8Array();
}
