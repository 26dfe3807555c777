import { present } from '#domain/kernel/assert.ts';
import * as Y from 'yjs';
import { cutBytes } from './parts.ts';
import { createReader, type DocRow, type DocumentReader } from './reader.ts';
import { DOCUMENT_TABLES } from './schema.ts';
import { clientRuns, type UpdateStructure } from './structure.ts';

/** A snapshot's part; SQLite in a Durable Object refuses values over 2 MB. */
const SNAPSHOT_PART_BYTES = 1_900_000;

export interface Documents extends DocumentReader {
  /** The document, made with a new epoch when it isn't there. */
  open(doc: string): DocRow;
  /**
   * Adds an update under the next sequence. The caller holds the transaction.
   *
   * @returns its sequence; the head when all of it is held already, and nothing is stored.
   */
  append(id: number, update: Uint8Array, structure: UpdateStructure, origin: string): number;
  /** Whether it holds all of an update, so that {@link append} would change nothing. */
  holds(id: number, update: Uint8Array, structure: UpdateStructure): boolean;
  setUpstream(id: number, seq: number): void;
  /** Gives the document a new epoch: every tablet then exchanges all of it. */
  renew(id: number): DocRow;
  /** Folds the updates into a snapshot, in one transaction. */
  compact(id: number): void;
}

/** Documents in a Durable Object's SQLite. Makes the tables where they are missing. */
export function createDocuments(storage: DurableObjectStorage): Documents {
  const { sql } = storage;
  sql.exec(DOCUMENT_TABLES);
  const reader = createReader(sql);
  return {
    ...reader,
    open(doc) {
      const found = reader.find(doc);
      if (found) return found;
      sql.exec(
        'INSERT INTO docs (doc, epoch, head, base, pending, upstream) VALUES (?, ?, 0, 0, 0, 0)',
        doc,
        crypto.randomUUID(),
      );
      return present(reader.find(doc), doc);
    },
    append(id, update, structure, origin) {
      const { head } = reader.byId(id);
      if (isHeld(sql, reader, id, update, structure)) return head;
      const seq = head + 1;
      sql.exec(
        'INSERT INTO updates (doc, seq, origin, bytes) VALUES (?, ?, ?, ?)',
        id,
        seq,
        origin,
        update,
      );
      const size = update.byteLength;
      sql.exec('UPDATE docs SET head = ?, pending = pending + ? WHERE id = ?', seq, size, id);
      noteClocks(sql, reader, id, structure);
      return seq;
    },
    holds: (id, update, structure) => isHeld(sql, reader, id, update, structure),
    setUpstream(id, seq) {
      sql.exec('UPDATE docs SET upstream = ? WHERE id = ?', seq, id);
    },
    renew(id) {
      sql.exec('UPDATE docs SET epoch = ? WHERE id = ?', crypto.randomUUID(), id);
      return reader.byId(id);
    },
    compact(id) {
      // One document loaded in one transaction: merging thousands of updates one by one is
      // quadratic (measured 12 s against 0.2 s).
      const bytes = Y.encodeStateAsUpdate(reader.load(id));
      storage.transactionSync(() => {
        sql.exec('DELETE FROM snapshots WHERE doc = ?', id);
        for (const [part, piece] of cutBytes(bytes, SNAPSHOT_PART_BYTES).entries()) {
          sql.exec('INSERT INTO snapshots (doc, part, bytes) VALUES (?, ?, ?)', id, part, piece);
        }
        sql.exec('DELETE FROM updates WHERE doc = ?', id);
        sql.exec('UPDATE docs SET base = head, pending = 0 WHERE id = ?', id);
      });
    },
  };
}

/** Whether a document holds all of an update: its structs by their clocks, a delete by its bytes. */
function isHeld(
  sql: SqlStorage,
  reader: DocumentReader,
  id: number,
  update: Uint8Array,
  structure: UpdateStructure,
): boolean {
  const runs = [...clientRuns(structure)];
  if (!runs.every(([client, { to }]) => to <= reader.clock(id, client))) return false;
  if (!structure.deletes) return true;
  const same = sql.exec('SELECT 1 FROM updates WHERE doc = ? AND bytes = ?', id, update);
  return same.toArray().length > 0;
}

function noteClocks(
  sql: SqlStorage,
  reader: DocumentReader,
  id: number,
  structure: UpdateStructure,
): void {
  for (const [client, { from, to }] of clientRuns(structure)) {
    // A run that leaves a gap waits in every replica for what is missing; so does its clock.
    if (from > reader.clock(id, client)) continue;
    sql.exec(
      `INSERT INTO clients (doc, client, next) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET next = max(next, excluded.next)`,
      id,
      client,
      to,
    );
  }
}
