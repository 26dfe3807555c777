import type { AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { gunzipJson, gzip, toBase64Url, utf8 } from '../bytes.ts';
import type { Database, SegmentRow } from '../database.ts';
import { fromBody, toBody, type SegmentBody } from './segment-body.ts';
import type { Mentions } from './spans.ts';

/** A closed date's stored bytes aren't those that were written. */
export class BrokenSegmentError extends Error {
  override readonly name = 'BrokenSegmentError';
}

/**
 * A closed day's entries as JSON, gzipped, with a digest of the bytes: what is stored is trusted.
 *
 * @param mentions what the entries speak of.
 */
export async function packSegment(
  date: BusinessDate,
  entries: readonly AnyEntry[],
  { begun }: Mentions,
): Promise<SegmentRow> {
  const bytes = await gzip(utf8(JSON.stringify(toBody(entries))));
  return { date, part: 0, bytes, digest: await digestOf(bytes), entries: entries.length, begun };
}

/**
 * The entries in journal order.
 *
 * @throws BrokenSegmentError when the stored bytes are others than those written; the day is then
 * fetched again.
 */
export async function unpackSegment(store: StoreId, row: SegmentRow): Promise<readonly AnyEntry[]> {
  // A row of IndexedDB is a copy that nobody shares.
  const bytes = row.bytes as Uint8Array<ArrayBuffer>;
  // Unpacked and digested side by side, both off this thread.
  const [digest, body] = await Promise.all([
    digestOf(bytes),
    gunzipJson(bytes).catch(() => undefined),
  ]);
  if (digest !== row.digest) throw new BrokenSegmentError(`the segment of ${row.date} is broken`);
  // These are the bytes that packSegment made.
  return fromBody(body as SegmentBody, store, row.date);
}

/** The rows of several dates, read together. */
export const segmentsOf = (
  db: Database,
  dates: readonly BusinessDate[],
): Promise<readonly (SegmentRow | undefined)[]> =>
  db.segments.bulkGet(dates.map((date): [BusinessDate, number] => [date, 0]));

/**
 * What is here of a date that comes whole from the server; nothing of one that isn't here, or can't be
 * read: it isn't missed.
 */
export async function heldOfClosed(
  db: Database,
  store: StoreId,
  date: BusinessDate,
): Promise<readonly AnyEntry[]> {
  const [row] = await segmentsOf(db, [date]);
  try {
    return row ? await unpackSegment(store, row) : [];
  } catch (cause) {
    if (cause instanceof BrokenSegmentError) return [];
    throw cause;
  }
}

const digestOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
