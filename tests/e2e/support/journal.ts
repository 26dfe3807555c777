import * as Y from 'yjs';

import type { EntryTuple } from '#domain/journal/tuple.ts';
import { connect, type TestDevice } from '#tests/setup/tablet.ts';

/** An entry as it lies in the store's journal at its hub. */
export interface JournalEntry {
  /** The log that it stands in: `log:<device>:<epoch>`. */
  readonly log: string;
  readonly tuple: EntryTuple;
}

/** Every entry of every day that the store's hub holds, read as a further tablet would. */
export async function readJournal(device: TestDevice): Promise<readonly JournalEntry[]> {
  const connection = await connect(device);
  const entries: JournalEntry[] = [];
  const names = connection.welcome.docs.map(({ doc }) => doc);
  for (const [place, name] of names.entries()) {
    const channel = place + 1;
    const { head } = await connection.sub(channel, name);
    const doc = new Y.Doc();
    for (let seq = 0; seq < head;) {
      const update = await connection.update(channel);
      Y.applyUpdate(doc, update.bytes);
      seq = update.seq;
    }
    // Roots of a document that came over the wire have no type until they are asked for one.
    for (const log of doc.share.keys()) {
      const tuples = doc.getArray<EntryTuple>(log).toArray();
      entries.push(...tuples.map((tuple) => ({ log, tuple })));
    }
  }
  await connection.close();
  return entries;
}
