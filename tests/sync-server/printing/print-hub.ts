import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { id, type PrinterId, type PrintJobId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { PrintFact, PrintRequested } from '#domain/printing/entries.ts';
import type { PrintsRow } from '#domain/wire/prints.ts';
import { text, type PrintDocument } from '#printers/document.ts';
import { createDocuments } from '#sync-server/documents/documents.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import type { AddressKind } from '#sync-server/printing/addresses.ts';
import { createPrinting } from '#sync-server/printing/printing.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';

/** When all of these tests play. */
const START = 1_800_000_000_000;
export const BAR = id<PrinterId>('bar');
const DOC = 'journal/store1/2026-11-21';

export const paper = (content: string): PrintDocument => ({
  columns: 32,
  language: 'zh-CN',
  at: instant(START),
  blocks: [text(content), { type: 'feed', lines: 1 }, { type: 'cut' }],
});

export const kick: PrintDocument = { ...paper(''), blocks: [{ type: 'pulse' }] };

/** A ticket for the bar, copy 1, unless said otherwise. */
export const ticket = (
  job: string,
  other: Partial<Omit<PrintRequested, 'type' | 'job'>> = {},
): PrintRequested => ({
  type: 'PrintRequested',
  job: id<PrintJobId>(job),
  number: `A-P${job}`,
  form: 'orderTicket',
  tab: null,
  ref: '',
  station: null,
  quantity: null,
  note: '',
  printer: BAR,
  copies: 1,
  copy: 1,
  via: 'hub',
  document: JSON.stringify(paper(`冰啤 ${job}`)),
  ...other,
});

/** What a hub does about printing, on a database of its own and with a clock in the test's hand. */
export function createPrintHub(kind: AddressKind = 'cloudPrnt') {
  const storage = createTestStorage();
  const docs = createDocuments(storage);
  let printing = createPrinting(storage, docs);
  const log = writeLog({ grant: { device: 'a' }, keys: null });
  let now = START;
  let cursor = 0;
  const tuple = ({ type, ...body }: PrintFact, at: number): EntryTuple => [
    log.next(),
    at,
    0,
    0,
    'owner1',
    type,
    FACT_VERSIONS[type],
    body,
  ];
  return {
    printing: () => printing,
    now: () => now,
    /** Forgets what was in memory alone, as a hub that slept until now. */
    sleep() {
      printing = createPrinting(storage, docs);
    },
    wait(ms: number) {
      now += ms;
    },
    /** Facts come to the hub, recorded at a time. */
    record(fact: PrintFact, at = now) {
      const entry = tuple(fact, at);
      const update = log.append(entry);
      printing.note(DOC, 'log:a:1', [entry], now);
      const structure = readStructure(update);
      if (!structure.ok) throw new Error(structure.error);
      docs.append(docs.open(DOC).id, update, structure.value, 'a');
    },
    ask(method: string, query: string, body = '') {
      const request = { method, query: new URLSearchParams(query), body };
      return printing.answer(BAR, kind, request, now);
    },
    /** What tablets hear that they hadn't. */
    rows(): readonly PrintsRow[] {
      const pages = printing.rows.read(cursor);
      cursor = printing.rows.head();
      return pages.flatMap(
        ({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as PrintsRow[],
      );
    },
  };
}

export type PrintHub = ReturnType<typeof createPrintHub>;

/** Rows as a list is read: `1/2 queued`, `1/1 ended printed`, `bar ready`. */
export const said = (rows: readonly PrintsRow[]): readonly string[] =>
  rows.map((row) =>
    row.type === 'printer'
      ? `${row.printer} ${row.state}`
      : `${row.job}/${row.copy} ${row.state}${row.outcome === null ? '' : ` ${row.outcome}`}`,
  );
