import { journalDoc, type AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { write, type Core, type Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { readNew } from '../journal/documents.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { heldOfClosed, packSegment } from './segments.ts';
import { mentionsOf, spansAfter } from './spans.ts';

/**
 * Writes the segment of a date that the server holds whole, and notes that its rows are still to
 * follow (see refold.ts). The stored updates of its document go; the date is never opened as a Yjs
 * document again. Call within the mutex.
 */
export async function storeClosed(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  entries: readonly AnyEntry[],
  more: Writes,
): Promise<void> {
  const { database } = core.ports;
  // What is read takes its time beside the packing.
  const [segment, spans, noted] = await Promise.all([
    packSegment(date, entries),
    spansAfter(database, date, mentionsOf(entries)),
    readDevice(database, 'toFold'),
  ]);
  const toFold = new Set(noted ?? []).add(date);
  await write(
    core,
    mergeWrites([
      {
        segments: [segment],
        spans,
        device: [deviceRow('toFold', [...toFold])],
        remove: { updatesOf: [journalDoc(memory.identity.store, date)] },
      },
      more,
    ]),
    // Only what the server has is closed, and a half-written transaction is none.
    'relaxed',
  );
}

/** Closes an open date that the server holds whole; see {@link storeClosed}. */
export async function closeOpenDay(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  doc: DocRow,
): Promise<void> {
  const day = memory.days.get(date);
  if (!day) return;
  day.read.clear();
  // A date that a clock put back opened once more has a segment already.
  const { store } = memory.identity;
  const held = await heldOfClosed(core.ports.database, store, date);
  const all = [...held, ...readNew(day).entries];
  const entries = [...new Map(all.map((entry) => [entry.id, entry])).values()];
  memory.days.delete(date);
  const { [date]: _closed, ...heads } = memory.log.heads;
  memory.log = { ...memory.log, heads };
  const more = { docs: [doc], device: [deviceRow('log', memory.log)] };
  if (entries.length > 0) return storeClosed(core, memory, date, entries, more);
  await write(core, more, 'relaxed');
}
