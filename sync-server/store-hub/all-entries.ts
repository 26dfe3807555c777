import type { EntryTuple } from '#domain/journal/tuple.ts';
import type { HubParts } from './parts.ts';

/** Entries that one row of a whole report holds. */
const REPORT_TUPLES = 200;

/** Every entry that the hub holds, in runs of one log: for an office or a bank that lost some. */
export function* allEntries({ docs, store }: Pick<HubParts, 'docs' | 'store'>): Generator<{
  readonly doc: string;
  readonly log: string;
  readonly tuples: readonly EntryTuple[];
}> {
  for (const { id, doc } of docs.list(`journal/${store}/`)) {
    const ydoc = docs.load(id);
    for (const log of ydoc.share.keys()) {
      // The gate lets nothing else into a journal.
      const tuples = ydoc.getArray<EntryTuple>(log).toArray();
      for (let from = 0; from < tuples.length; from += REPORT_TUPLES) {
        yield { doc, log, tuples: tuples.slice(from, from + REPORT_TUPLES) };
      }
    }
  }
}
