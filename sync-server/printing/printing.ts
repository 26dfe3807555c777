import type { EntryTuple } from '#domain/journal/tuple.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Documents } from '#sync-server/documents/documents.ts';
import type { StoredUpdate } from '#sync-server/documents/reader.ts';
import { toBase64Url } from '#sync-server/auth/base64url.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import { createAddresses, type AddressKind, type Addresses } from './addresses.ts';
import { createCopies } from './copies.ts';
import { createEpson } from './epson.ts';
import { isLongOver, takeIn } from './intake.ts';
import { jobInJournal, printEntries } from './journal.ts';
import { tick } from './offers.ts';
import { createLastSeen } from './last-seen.ts';
import type { PrintPorts } from './ports.ts';
import type { PrinterRequest } from './request.ts';
import { createPrintsRows, type PrintsRows } from './rows.ts';
import { PRINTING_TABLES } from './schema.ts';
import { answerStar } from './star.ts';

/** Twelve random bytes: nobody confirms another's job by accident, and it fits Epson's 30 signs. */
const TOKEN_BYTES = 12;

/** All that a store's hub does for printers that ask it for their jobs. */
export interface Printing {
  readonly rows: PrintsRows;
  readonly addresses: Addresses;
  /** Takes in what of a log's tuples is to be printed. The caller holds the transaction. */
  note(doc: string, log: string, tuples: readonly EntryTuple[], now: number): void;
  /** What a printer asks, whose secret was checked. */
  answer(printer: PrinterId, kind: AddressKind, request: PrinterRequest, now: number): Response;
  tick(now: number): void;
  /** Rows that came since this was last asked. */
  news(): readonly StoredUpdate[];
  /** When to call {@link tick} at the latest, ms since 1970; null for no new wish. */
  takeWake(): number | null;
}

export function createPrinting(storage: DurableObjectStorage, docs: Documents): Printing {
  const { sql } = storage;
  sql.exec(PRINTING_TABLES);
  const rows = createPrintsRows(sql);
  const addresses = createAddresses(sql);
  let wake: number | null = null;
  let told = rows.head();
  const ports: PrintPorts = {
    copies: createCopies(sql),
    rows,
    lastSeen: createLastSeen(sql),
    askJournal: (job) => jobInJournal(docs, job),
    newToken: () => toBase64Url(randomBytes(TOKEN_BYTES)),
    wakeAt(at) {
      wake = Math.min(wake ?? at, at);
    },
  };
  const epson = createEpson(ports);
  return {
    rows,
    addresses,
    note(doc, log, tuples, now) {
      const entries = printEntries(doc, log, tuples);
      for (const entry of entries) {
        if (!isLongOver(entry, entries, now)) takeIn(ports, entry, now);
      }
    },
    answer: (printer, kind, request, now) =>
      kind === 'cloudPrnt'
        ? answerStar(ports, printer, request, now)
        : epson(printer, request, now),
    tick: (now) => tick(ports, now),
    news() {
      const since = told;
      told = rows.head();
      return told === since ? [] : rows.read(since);
    },
    takeWake() {
      const at = wake;
      wake = null;
      return at;
    },
  };
}
