import { logName, parseLogName, type AnyEntry } from '#domain/journal/entry.ts';
import { checkedEntry } from '#domain/journal/schema.ts';
import { fromTuple, toTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { gunzip, gzip, utf8 } from '../bytes.ts';
import type { Database, SegmentRow } from '../database.ts';
import { mentionsOf } from './spans.ts';

/** A closed day's tuples, by log, as JSON, gzipped. */
type SegmentBody = Readonly<Record<string, readonly EntryTuple[]>>;

export async function packSegment(
  date: BusinessDate,
  part: number,
  entries: readonly AnyEntry[],
): Promise<SegmentRow> {
  const body: Record<string, EntryTuple[]> = {};
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    (body[logName(entry)] ??= []).push(toTuple(entry));
  }
  const bytes = await gzip(utf8(JSON.stringify(body)));
  return { date, part, bytes, entries: entries.length, begun: mentionsOf(entries).begun };
}

/** @throws when the stored bytes are broken; the day is then fetched again. */
export async function unpackSegment(store: StoreId, row: SegmentRow): Promise<readonly AnyEntry[]> {
  const json = new TextDecoder().decode(await gunzip(Uint8Array.from(row.bytes)));
  // Written by packSegment; each tuple is read with care below.
  const body = JSON.parse(json) as SegmentBody;
  return Object.entries(body).flatMap(([name, tuples]) => {
    const log = parseLogName(name);
    if (!log) return [];
    return tuples.flatMap((tuple) => {
      const read = fromTuple(tuple, { store, date: row.date, log });
      return read.ok ? [checkedEntry(read.value)] : [];
    });
  });
}

/** All entries of a closed date; null when the date isn't on this tablet. */
export async function entriesOfClosed(
  db: Database,
  store: StoreId,
  date: BusinessDate,
): Promise<readonly AnyEntry[] | null> {
  const parts = await db.segments.where('date').equals(date).toArray();
  if (parts.length === 0) return null;
  return (await Promise.all(parts.map((part) => unpackSegment(store, part)))).flat();
}
