import type * as Y from 'yjs';
import type { AnyEntry } from '#domain/journal/entry.ts';
import { isBusinessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import { openDay, readNew } from '../journal/documents.ts';
import { heldOfClosed } from './segments.ts';

/** A journal document on the server, and its last sequence there. */
export interface Head {
  readonly doc: string;
  readonly head: number;
}

/** A past date of which the server has more than this tablet. */
export interface MissingDay extends Head {
  readonly date: BusinessDate;
  /** Whether this tablet has a segment of it: one that lacks something, or is broken. */
  readonly isHeld: boolean;
}

/** Dates before yesterday are past: nobody writes to them but tablets that were apart. */
export function lastPast(core: Core): BusinessDate | null {
  const today = todayOf(core);
  return today === null ? null : plusDays(today, -2);
}

/** The past dates that are to be fetched, newest first. */
export async function missingDays(
  core: Core,
  docs: readonly Head[],
): Promise<readonly MissingDay[]> {
  const last = lastPast(core);
  const { memory } = core;
  if (last === null || !memory) return [];
  const { database } = core.ports;
  const rows = await database.docs.where('doc').startsWith('journal/').toArray();
  const known = new Map(rows.map(({ doc, since }) => [doc, since]));
  const closed = await database.segments.toCollection().primaryKeys();
  const held = new Set(closed.map(([date]) => date));
  const missing: MissingDay[] = [];
  for (const { doc, head } of docs) {
    const date = doc.slice(doc.lastIndexOf('/') + 1);
    if (!isBusinessDate(date) || date > last || memory.days.has(date)) continue;
    if (head !== (known.get(doc) ?? 0)) missing.push({ doc, head, date, isHeld: held.has(date) });
  }
  return missing.toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** What the server has of a date and what this tablet had, each entry once. */
export async function entriesOf(
  core: Core,
  memory: Memory,
  { date, isHeld }: MissingDay,
  doc: Y.Doc,
): Promise<readonly AnyEntry[]> {
  const { store } = memory.identity;
  const { entries } = readNew({ ...openDay(store, date), doc });
  if (!isHeld) return entries;
  const held = await heldOfClosed(core.ports.database, store, date);
  return [...new Map([...held, ...entries].map((entry) => [entry.id, entry])).values()];
}
