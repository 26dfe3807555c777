import type * as Y from 'yjs';
import type { AnyEntry } from '#domain/journal/entry.ts';
import { isBusinessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import { openDay, readNew } from '../journal/documents.ts';
import type { Writes } from '../project/commit.ts';

/** A journal document on the server, and its last sequence there. */
export interface Head {
  readonly doc: string;
  readonly head: number;
}

/** A past date of which the server has something else than this tablet. */
export interface MissingDay extends Head {
  readonly date: BusinessDate;
  /** Whether this tablet has a segment of it: one that lacks something, or is broken. */
  readonly isHeld: boolean;
  /** Whether the server seems to have lost something of it. */
  readonly isLess: boolean;
}

/** Stands for the last sequence of a document that is to be compared, whatever the server has. */
const UNCOMPARED = -1;

/** Dates before yesterday are past: nobody writes to them but tablets that were apart. */
export function lastPast(core: Core): BusinessDate | null {
  const today = todayOf(core);
  return today === null ? null : plusDays(today, -2);
}

/** The past dates that are to be exchanged with the server, newest first. */
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
  const heads = new Map(docs.map(({ doc, head }) => [doc, head]));
  // A server that lost its disk names nothing of what it lost.
  for (const doc of new Set([...heads.keys(), ...known.keys()])) {
    const date = doc.slice(doc.lastIndexOf('/') + 1);
    if (!isBusinessDate(date) || date > last || memory.days.has(date)) continue;
    const [head, since] = [heads.get(doc) ?? 0, known.get(doc) ?? 0];
    if (head === since) continue;
    const isLess = since === UNCOMPARED || head < since;
    missing.push({ doc, head, date, isHeld: held.has(date), isLess });
  }
  return missing.toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** The entries of a past date, in the document that came of it. */
export const fetchedOf = (store: StoreId, date: BusinessDate, doc: Y.Doc): readonly AnyEntry[] =>
  readNew({ ...openDay(store, date), doc }).entries;

/**
 * Has every closed date compared with the server, by this connection or a later one: what follows
 * when it is known that the server's disk is not the one that it was.
 */
export async function compareAll({ ports }: Core, memory: Memory): Promise<Writes> {
  const rows = await ports.database.docs.where('doc').startsWith('journal/').toArray();
  const open = new Set([...memory.days.values()].map(({ name }) => name));
  const closed = rows.filter(({ doc }) => !open.has(doc));
  return { docs: closed.map(({ doc }) => ({ doc, epoch: '', since: UNCOMPARED })) };
}
