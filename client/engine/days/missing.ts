import { isBusinessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { epochMark } from '#domain/wire/frames.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import type { AtServer } from '../sync/at-server.ts';
import { ownCount } from '../sync/writers.ts';

/** A past date of which this tablet and the server don't have the same, as far as is known. */
export interface PastDay {
  readonly doc: string;
  readonly date: BusinessDate;
  /** Whether this tablet has a segment of it. */
  readonly isHeld: boolean;
  /** What was noted of its document. */
  readonly row: DocRow | null;
  /** Whether the server lacks something that this tablet wrote. */
  readonly isLost: boolean;
}

/** Dates before yesterday are past: nobody writes to them but tablets that were apart. */
export function lastPast(core: Core): BusinessDate | null {
  const today = todayOf(core);
  return today === null ? null : plusDays(today, -2);
}

/**
 * Compares the closed dates with what the server told, and notes what it lost of this tablet's own.
 *
 * @returns the dates on which one of the two lacks something, newest first.
 */
export async function comparePast(
  core: Core,
  memory: Memory,
  atServer: AtServer,
): Promise<readonly PastDay[]> {
  const last = lastPast(core);
  const { database } = core.ports;
  const rows = await database.docs.where('doc').startsWith('journal/').toArray();
  const known = new Map(rows.map((row) => [row.doc, row]));
  const closed = await database.segments.toCollection().primaryKeys();
  const held = new Set(closed.map(([date]) => date));
  const days: PastDay[] = [];
  // A server that lost its disk names nothing of what it lost.
  for (const doc of new Set([...known.keys(), ...atServer.docs()])) {
    const date = doc.slice(doc.lastIndexOf('/') + 1);
    if (!isBusinessDate(date) || memory.days.has(date)) continue;
    const row = known.get(doc) ?? null;
    const lost = (row?.own ?? 0) - atServer.of(doc).own;
    if (lost > 0) core.lost.set(doc, lost);
    else core.lost.delete(doc);
    if (last === null || date > last || (lost <= 0 && isSame(atServer, doc, row))) continue;
    days.push({ doc, date, isHeld: held.has(date), row, isLost: lost > 0 });
  }
  return days.toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** Whether the document is as it was when this tablet and the server last had the same of it. */
function isSame(atServer: AtServer, doc: string, row: DocRow | null): boolean {
  const { head, epoch } = atServer.of(doc);
  if (head === 0) return true;
  return row?.own !== undefined && row.since === head && epochMark(row.epoch) === epoch;
}

/**
 * Notes what the server lost of this tablet's own on the open dates: entries that it had acknowledged.
 * Call within the mutex, so that no command is half done.
 */
export async function compareOpen(core: Core, memory: Memory, atServer: AtServer): Promise<void> {
  const unsent = new Map<string, number>();
  await core.ports.database.outbox.each(({ doc, count }) => {
    unsent.set(doc, (unsent.get(doc) ?? 0) + count);
  });
  for (const { name, doc } of memory.days.values()) {
    const acked = ownCount(doc, memory.identity.device) - (unsent.get(name) ?? 0);
    const lost = acked - atServer.of(name).own;
    if (lost > 0) core.lost.set(name, lost);
    else core.lost.delete(name);
  }
}
