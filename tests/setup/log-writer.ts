import type { EntryTuple } from '#domain/journal/tuple.ts';
import * as Y from 'yjs';

/** A device's array in a journal document, as a tablet holds it. */
export interface LogWriter {
  readonly doc: Y.Doc;
  readonly client: number;
  /** Appends and gives the exact update that it made. */
  append(...tuples: readonly EntryTuple[]): Uint8Array;
  state(): Uint8Array;
}

export function writeLog(device: string, epoch = 1, doc = new Y.Doc()): LogWriter {
  const log = doc.getArray<EntryTuple>(`log:${device}:${epoch}`);
  return {
    doc,
    client: doc.clientID,
    append(...tuples) {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => log.push([...tuples]));
      return Y.encodeStateAsUpdate(doc, before);
    },
    state: () => Y.encodeStateAsUpdate(doc),
  };
}

/** The tuples of a log, read from updates. */
export function readLog(updates: readonly Uint8Array[], device: string, epoch = 1): EntryTuple[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getArray<EntryTuple>(`log:${device}:${epoch}`).toArray();
}
