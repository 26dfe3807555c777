import { present } from '#domain/kernel/assert.ts';
import * as Y from 'yjs';
import { cutBytes, joinBytes } from './parts.ts';
import { DOCUMENT_TABLES, IS_DUE } from './schema.ts';
import { clientRuns, type UpdateStructure } from './structure.ts';

/** A snapshot's part; SQLite in a Durable Object refuses values over 2 MB. */
const SNAPSHOT_PART_BYTES = 1_900_000;

export interface DocRow {
  readonly id: number;
  readonly doc: string;
  readonly epoch: string;
  readonly head: number;
  readonly base: number;
  readonly upstream: number;
}

export interface StoredUpdate {
  readonly seq: number;
  readonly bytes: Uint8Array;
}

export interface Documents {
  find(doc: string): DocRow | null;
  byId(id: number): DocRow;
  /** The document, made with a new epoch when it isn't there. */
  open(doc: string): DocRow;
  /** All whose name begins with `prefix`, in order of name. */
  list(prefix: string): readonly DocRow[];
  /**
   * Adds an update under the next sequence. The caller holds the transaction.
   *
   * @returns its sequence; the head when all of it is held already, and nothing is stored.
   */
  append(id: number, update: Uint8Array, structure: UpdateStructure, origin: string): number;
  /** The whole document when `since` is below its base, else the updates after `since`. */
  read(id: number, since: number, exceptOrigin?: string): readonly StoredUpdate[];
  /** The next clock of a Yjs client in a document: 0 for one not heard of. */
  clock(id: number, client: number): number;
  setUpstream(id: number, seq: number): void;
  /** Loads the document. Costs its whole size: for compaction and for reading registers. */
  load(id: number): Y.Doc;
  /** Ids of the documents that are due to be compacted. */
  due(): readonly number[];
  /** Gives the document a new epoch: every tablet then exchanges all of it. */
  renew(id: number): DocRow;
  /** Folds the updates into a snapshot, in one transaction. */
  compact(id: number): void;
}

/** Documents in a Durable Object's SQLite. Makes the tables where they are missing. */
export function createDocuments(storage: DurableObjectStorage): Documents {
  const { sql } = storage;
  sql.exec(DOCUMENT_TABLES);

  const find = (doc: string): DocRow | null =>
    sql.exec<DocSqlRow>(`${SELECT_DOC} WHERE doc = ?`, doc).toArray()[0] ?? null;
  const byId = (id: number): DocRow =>
    present(sql.exec<DocSqlRow>(`${SELECT_DOC} WHERE id = ?`, id).toArray()[0], `document ${id}`);
  const clock = (id: number, client: number): number =>
    sql
      .exec<{ next: number }>('SELECT next FROM clients WHERE doc = ? AND client = ?', id, client)
      .toArray()[0]?.next ?? 0;

  const snapshot = (id: number): Uint8Array | null => {
    const parts = sql
      .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM snapshots WHERE doc = ? ORDER BY part', id)
      .toArray();
    return parts.length > 0 ? joinBytes(parts.map(({ bytes }) => new Uint8Array(bytes))) : null;
  };
  const updatesAfter = (id: number, seq: number, exceptOrigin: string): StoredUpdate[] =>
    sql
      .exec<{ seq: number; bytes: ArrayBuffer }>(
        'SELECT seq, bytes FROM updates WHERE doc = ? AND seq > ? AND origin <> ? ORDER BY seq',
        id,
        seq,
        exceptOrigin,
      )
      .toArray()
      .map((row) => ({ seq: row.seq, bytes: new Uint8Array(row.bytes) }));

  const read = (id: number, since: number, exceptOrigin = NOBODY): readonly StoredUpdate[] => {
    const { base } = byId(id);
    if (since >= base) return updatesAfter(id, since, exceptOrigin);
    const whole = present(snapshot(id), `the snapshot of document ${id}`);
    return [{ seq: base, bytes: whole }, ...updatesAfter(id, base, exceptOrigin)];
  };

  const load = (id: number): Y.Doc => {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const { bytes } of read(id, 0)) Y.applyUpdate(doc, bytes);
    });
    return doc;
  };

  return {
    find,
    byId,
    clock,
    read,
    load,
    open(doc) {
      const found = find(doc);
      if (found) return found;
      sql.exec(
        'INSERT INTO docs (doc, epoch, head, base, pending, upstream) VALUES (?, ?, 0, 0, 0, 0)',
        doc,
        crypto.randomUUID(),
      );
      return present(find(doc), doc);
    },
    list: (prefix) =>
      sql
        .exec<DocSqlRow>(
          `${SELECT_DOC} WHERE doc >= ? AND doc < ? ORDER BY doc`,
          prefix,
          `${prefix}\uFFFF`,
        )
        .toArray(),
    append(id, update, structure, origin) {
      const { head } = byId(id);
      if (isHeld(structure, (client) => clock(id, client)) && !isNewDelete(id, update, structure)) {
        return head;
      }
      const seq = head + 1;
      sql.exec(
        'INSERT INTO updates (doc, seq, origin, bytes) VALUES (?, ?, ?, ?)',
        id,
        seq,
        origin,
        update,
      );
      sql.exec(
        'UPDATE docs SET head = ?, pending = pending + ? WHERE id = ?',
        seq,
        update.byteLength,
        id,
      );
      for (const [client, { from, to }] of clientRuns(structure)) {
        // A run that leaves a gap waits in every replica for what is missing; so does its clock.
        if (from > clock(id, client)) continue;
        sql.exec(
          `INSERT INTO clients (doc, client, next) VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET next = max(next, excluded.next)`,
          id,
          client,
          to,
        );
      }
      return seq;
    },
    setUpstream(id, seq) {
      sql.exec('UPDATE docs SET upstream = ? WHERE id = ?', seq, id);
    },
    due: () =>
      sql
        .exec<{ id: number }>(`SELECT id FROM docs WHERE ${IS_DUE}`)
        .toArray()
        .map(({ id }) => id),
    renew(id) {
      sql.exec('UPDATE docs SET epoch = ? WHERE id = ?', crypto.randomUUID(), id);
      return byId(id);
    },
    compact(id) {
      // One document loaded in one transaction: merging thousands of updates one by one is
      // quadratic (measured 12 s against 0.2 s).
      const bytes = Y.encodeStateAsUpdate(load(id));
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

  /** A delete carries no clock: it is old only if the same bytes lie here already. */
  function isNewDelete(id: number, update: Uint8Array, { deletes }: UpdateStructure): boolean {
    if (!deletes) return false;
    const same = sql.exec('SELECT 1 FROM updates WHERE doc = ? AND bytes = ?', id, update);
    return same.toArray().length === 0;
  }
}

type DocSqlRow = DocRow & Record<string, SqlStorageValue>;

const SELECT_DOC = 'SELECT id, doc, epoch, head, base, upstream FROM docs';
/** No update has this origin. */
const NOBODY = '\u0000';

const isHeld = (structure: UpdateStructure, clock: (client: number) => number): boolean =>
  [...clientRuns(structure)].every(([client, { to }]) => to <= clock(client));
