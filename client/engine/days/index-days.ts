import { parseLogName, type AnyEntry } from '#domain/journal/entry.ts';
import { checkedEntry } from '#domain/journal/schema.ts';
import { fromTuple } from '#domain/journal/tuple.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { gunzipJson } from '../bytes.ts';
import { write, type Core, type Memory } from '../core.ts';
import type { SegmentRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { packSegment } from './segments.ts';
import { mentionsOf, spansAfter } from './spans.ts';

/**
 * Writes the closed dates of an earlier version anew, as segments are written now; their rows are
 * then to follow.
 */
export async function indexDays(core: Core, memory: Memory): Promise<void> {
  const { database } = core.ports;
  const dates = ((await readDevice(database, 'toIndex')) ?? []).toSorted();
  if (dates.length === 0) return;
  for (const date of dates) {
    const row = await database.segments.get([date, 0]);
    // One that a start which ended too early has written already.
    if (!row || 'digest' in row) continue;
    const entries = await unpackTuples(memory.identity.store, row);
    const mentions = mentionsOf(entries);
    const spans = await spansAfter(database, [[date, mentions]]);
    const segment = await packSegment(date, entries, mentions);
    await write(core, { segments: [segment], spans }, 'relaxed');
  }
  const device = [deviceRow('toFold', dates), deviceRow('toIndex', [])];
  await write(core, { device }, 'relaxed');
}

/** Up to version 2 a segment held tuples, by the name of their log. */
async function unpackTuples(
  store: StoreId,
  { date, bytes }: Pick<SegmentRow, 'date' | 'bytes'>,
): Promise<readonly AnyEntry[]> {
  // Each tuple is read with care below.
  const body = (await gunzipJson(Uint8Array.from(bytes))) as Readonly<Record<string, unknown[]>>;
  return Object.entries(body).flatMap(([name, tuples]) => {
    const log = parseLogName(name);
    if (!log) return [];
    return tuples.flatMap((tuple) => {
      const read = fromTuple(tuple, { store, date, log });
      return read.ok ? [checkedEntry(read.value)] : [];
    });
  });
}
