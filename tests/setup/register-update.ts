import * as Y from 'yjs';

import { writeRecord, type Identified } from '#domain/registers/record-map.ts';

/** Records by collection, as one update of the register document that they live in. */
export function registerUpdate(
  collections: Readonly<Record<string, readonly Identified[]>>,
): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [name, records] of Object.entries(collections)) {
      for (const record of records) writeRecord(doc.getMap(name), record);
    }
  });
  // Yjs makes its updates in buffers of their own.
  return Y.encodeStateAsUpdate(doc) as Uint8Array<ArrayBuffer>;
}
