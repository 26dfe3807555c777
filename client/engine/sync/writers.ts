import * as Y from 'yjs';
import { parseLogName } from '#domain/journal/entry.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { logsOf } from '../journal/documents.ts';

/** The Yjs clients that wrote a device's logs in a document, each with its log's epoch. */
export function writersOf(doc: Y.Doc, device: DeviceId): ReadonlyMap<number, number> {
  const writers = new Map<number, number>();
  for (const name of logsOf(doc)) {
    const log = parseLogName(name);
    if (log?.device !== device) continue;
    // Runs of one client are one item, so this is short however long the log is.
    for (let item = doc.getArray(name)._start; item; item = item.right) {
      writers.set(item.id.client, log.epoch);
    }
  }
  return writers;
}

/**
 * What a device itself wrote of a journal document, as an update: a hub that lost its own copy takes
 * from each tablet that tablet's log alone. Null when it wrote nothing.
 */
export function ownState(doc: Y.Doc, device: DeviceId): Uint8Array<ArrayBuffer> | null {
  const writers = writersOf(doc, device);
  if (writers.size === 0) return null;
  const others = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const client of writers.keys()) others.delete(client);
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(others)) as Uint8Array<ArrayBuffer>;
}

/** How many entries of a device's own logs a document holds: each is one clock of its writer. */
export function ownCount(doc: Y.Doc, device: DeviceId): number {
  let count = 0;
  for (const client of writersOf(doc, device).keys()) count += Y.getState(doc.store, client);
  return count;
}
