import { compareEntries, isKnown, parseLogName, type Entry } from '#domain/journal/entry.ts';
import { checkedEntry } from '#domain/journal/schema.ts';
import { fromTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import { isBusinessDate } from '#domain/kernel/business-date.ts';
import type { PrinterId, PrintJobId, StoreId } from '#domain/kernel/ids.ts';
import type { PrintFact } from '#domain/printing/entries.ts';
import type { Documents } from '#sync-server/documents/documents.ts';
import type { JobFacts } from './ports.ts';

/** Days of the journal that are looked through: what is older nobody wants printed any more. */
const DAYS = 3;

export type PrintEntry = Entry<PrintFact>;

/** The facts of printing among tuples of a journal document's log; malformed ones are left out. */
export function printEntries(
  doc: string,
  logName: string,
  tuples: readonly EntryTuple[],
): readonly PrintEntry[] {
  const [, store = '', date = ''] = doc.split('/');
  const log = parseLogName(logName);
  if (!log || !isBusinessDate(date)) return [];
  // The hub's own store, as it stands in the document's name.
  const place = { store: store as StoreId, date, log };
  return tuples.flatMap((tuple) => {
    if (!isPrintType(tuple[5])) return [];
    const entry = fromTuple(tuple, place);
    if (!entry.ok) return [];
    const checked = checkedEntry(entry.value);
    return isKnown(checked) && isPrintEntry(checked) ? [checked] : [];
  });
}

const PRINT_TYPES: Readonly<Record<PrintFact['type'], true>> = {
  PrintRequested: true,
  PrintRepeated: true,
  PrintMoved: true,
  PrintEnded: true,
};
const isPrintType = (type: string): boolean => Object.hasOwn(PRINT_TYPES, type);
const isPrintEntry = (entry: Entry): entry is PrintEntry => isPrintType(entry.fact.type);

/** All facts of printing of the last days, by document and log. Reads whole documents: seldom. */
function* recentPrints(docs: Documents): Generator<PrintEntry> {
  for (const { id, doc } of docs.list('journal/').slice(-DAYS)) {
    const ydoc = docs.load(id);
    for (const log of ydoc.share.keys()) {
      // The gate lets nothing else into a journal.
      yield* printEntries(doc, log, ydoc.getArray<EntryTuple>(log).toArray());
    }
  }
}

/** What the journal says of a job; null where it holds no request of it. */
export function jobInJournal(docs: Documents, job: PrintJobId): JobFacts | null {
  const entries = [...recentPrints(docs)].filter(({ fact }) => fact.job === job);
  let request: Pick<JobFacts, 'number' | 'form' | 'parts'> | null = null;
  let endedThrough = 0;
  const printers = new Map<number, PrinterId>();
  for (const { fact } of entries.sort(compareEntries)) {
    if (fact.type === 'PrintEnded') endedThrough = Math.max(endedThrough, fact.copy);
    else printers.set(fact.copy, fact.printer);
    if (fact.type === 'PrintRequested') {
      request = { number: fact.number, form: fact.form, parts: fact.copies };
    }
  }
  return request && { ...request, endedThrough, printers };
}
