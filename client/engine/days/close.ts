import { journalDoc, type AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { write, type Core, type Memory } from '../core.ts';
import type { DocRow, SegmentRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { readNew } from '../journal/documents.ts';
import { printsAfterClosing } from '../printing/tidy.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { keepClosed } from './kept.ts';
import { heldOfClosed, packSegment } from './segments.ts';
import { mentionsOf, spansAfter, type Mentions } from './spans.ts';

/** A date that the server holds whole, ready to be written. */
export interface PackedDay {
  readonly date: BusinessDate;
  readonly entries: readonly AnyEntry[];
  readonly mentions: Mentions;
  readonly segment: SegmentRow;
}

export async function packDay(
  date: BusinessDate,
  entries: readonly AnyEntry[],
): Promise<PackedDay> {
  const mentions = mentionsOf(entries);
  return { date, entries, mentions, segment: await packSegment(date, entries, mentions) };
}

/**
 * Writes the segments of dates that the server holds whole, and notes that their rows are still to
 * follow (see refold.ts). The stored updates of their documents go; the dates are never opened as Yjs
 * documents again. Call within the mutex.
 */
export async function storeClosed(
  core: Core,
  memory: Memory,
  days: readonly PackedDay[],
  more: Writes,
): Promise<void> {
  const { database } = core.ports;
  const [spans, noted] = await Promise.all([
    spansAfter(
      database,
      days.map(({ date, mentions }) => [date, mentions]),
    ),
    readDevice(database, 'toFold'),
  ]);
  const dates = days.map(({ date }) => date);
  const toFold = new Set([...(noted ?? []), ...dates]);
  await write(
    core,
    mergeWrites([
      {
        segments: days.map(({ segment }) => segment),
        spans,
        device: [deviceRow('toFold', [...toFold])],
        remove: { updatesOf: dates.map((date) => journalDoc(memory.identity.store, date)) },
      },
      more,
    ]),
    // Only what the server has is closed, and a half-written transaction is none.
    'relaxed',
  );
}

/**
 * Closes an open date that the server holds whole; see {@link storeClosed}.
 *
 * @returns how many entries of it are this tablet's own.
 */
export async function closeOpenDay(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  { epoch, since }: Pick<DocRow, 'epoch' | 'since'>,
): Promise<number> {
  const day = memory.days.get(date);
  if (!day) return 0;
  day.read.clear();
  // A date that a clock put back opened once more has a segment already.
  const { store, device } = memory.identity;
  const { own, writes: kept } = await keepClosed(core.ports.database, day.name, day.doc, device);
  const held = await heldOfClosed(core.ports.database, store, date);
  const all = [...held, ...readNew(day).entries];
  const entries = [...new Map(all.map((entry) => [entry.id, entry])).values()];
  memory.days.delete(date);
  const { [date]: _closed, ...heads } = memory.log.heads;
  memory.log = { ...memory.log, heads };
  const prints = await printsAfterClosing(core, memory, date);
  const doc = { doc: day.name, epoch, since, own };
  const more = mergeWrites([{ docs: [doc], device: [deviceRow('log', memory.log)] }, kept, prints]);
  if (entries.length > 0) await storeClosed(core, memory, [await packDay(date, entries)], more);
  else await write(core, more, 'relaxed');
  return own;
}
