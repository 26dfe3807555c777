import * as Y from 'yjs';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { gunzip, gzip } from '../bytes.ts';
import type { Database } from '../database.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import type { Writes } from '../project/commit.ts';
import { ownCount, ownState } from '../sync/writers.ts';

/**
 * Of a closed date this tablet keeps what it wrote itself as it was sent, clients and clocks
 * included: a server that lost its disk gets exactly that back, and whoever still has it knows it as
 * what he has. It lies among the updates under a name of its own, gzipped, and is read for nothing
 * else.
 */
const keptName = (doc: string): string => `kept/${doc}`;

/** What is kept of a closed date's document, as a document; empty where nothing is. */
export async function readKept(db: Database, doc: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc();
  const [row] = await db.updates.where('doc').equals(keptName(doc)).toArray();
  // A row of IndexedDB is a copy that nobody shares.
  if (row) applyJournalUpdate(ydoc, await gunzip(row.bytes as Uint8Array<ArrayBuffer>));
  return ydoc;
}

/** The writes that keep what a device wrote in a document, instead of what was kept of it before. */
export async function keepOwn(doc: string, ydoc: Y.Doc, device: DeviceId): Promise<Writes> {
  const state = ownState(ydoc, device);
  if (!state) return {};
  const name = keptName(doc);
  return { updates: [{ doc: name, bytes: await gzip(state) }], remove: { updatesOf: [name] } };
}

/** The same for a document that is about to be closed here, with how many entries that is. */
export async function keepClosed(
  db: Database,
  doc: string,
  ydoc: Y.Doc,
  device: DeviceId,
): Promise<{ readonly own: number; readonly writes: Writes }> {
  const kept = await readKept(db, doc);
  // A date that a clock put back opened once more was closed before.
  if (ownCount(kept, device) > 0) Y.applyUpdate(kept, Y.encodeStateAsUpdate(ydoc));
  const all = ownCount(kept, device) > 0 ? kept : ydoc;
  return { own: ownCount(all, device), writes: await keepOwn(doc, all, device) };
}
