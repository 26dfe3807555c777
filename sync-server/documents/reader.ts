import { present } from '#domain/kernel/assert.ts';
import * as Y from 'yjs';
import { joinBytes } from './parts.ts';
import { IS_DUE } from './schema.ts';

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

/** What can be asked of the documents. */
export interface DocumentReader {
  find(doc: string): DocRow | null;
  byId(id: number): DocRow;
  /** All whose name begins with `prefix`, in order of name. */
  list(prefix: string): readonly DocRow[];
  /** The whole document when `since` is below its base, else the updates after `since`. */
  read(id: number, since: number, exceptOrigin?: string): readonly StoredUpdate[];
  /** The next clock of a Yjs client in a document: 0 for one not heard of. */
  clock(id: number, client: number): number;
  /** Loads the document. Costs its whole size: for compaction and for reading registers. */
  load(id: number): Y.Doc;
  /** Ids of the documents that are due to be compacted. */
  due(): readonly number[];
}

export function createReader(sql: SqlStorage): DocumentReader {
  const byId = (id: number): DocRow =>
    present(sql.exec<DocSqlRow>(`${SELECT_DOC} WHERE id = ?`, id).toArray()[0], `document ${id}`);

  const read = (id: number, since: number, exceptOrigin = NOBODY): readonly StoredUpdate[] => {
    const { base } = byId(id);
    if (since >= base) return updatesAfter(sql, id, since, exceptOrigin);
    const whole = { seq: base, bytes: snapshot(sql, id) };
    return [whole, ...updatesAfter(sql, id, base, exceptOrigin)];
  };

  return {
    byId,
    read,
    find: (doc) => sql.exec<DocSqlRow>(`${SELECT_DOC} WHERE doc = ?`, doc).toArray()[0] ?? null,
    list: (prefix) =>
      sql
        .exec<DocSqlRow>(
          `${SELECT_DOC} WHERE doc >= ? AND doc < ? ORDER BY doc`,
          prefix,
          `${prefix}\uFFFF`,
        )
        .toArray(),
    clock: (id, client) =>
      sql
        .exec<{ next: number }>('SELECT next FROM clients WHERE doc = ? AND client = ?', id, client)
        .toArray()[0]?.next ?? 0,
    load(id) {
      const doc = new Y.Doc();
      doc.transact(() => {
        for (const { bytes } of read(id, 0)) Y.applyUpdate(doc, bytes);
      });
      return doc;
    },
    due: () =>
      sql
        .exec<{ id: number }>(`SELECT id FROM docs WHERE ${IS_DUE}`)
        .toArray()
        .map(({ id }) => id),
  };
}

function snapshot(sql: SqlStorage, id: number): Uint8Array {
  const parts = sql
    .exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM snapshots WHERE doc = ? ORDER BY part', id)
    .toArray();
  return joinBytes(parts.map(({ bytes }) => new Uint8Array(bytes)));
}

const updatesAfter = (
  sql: SqlStorage,
  id: number,
  seq: number,
  exceptOrigin: string,
): readonly StoredUpdate[] =>
  sql
    .exec<{ seq: number; bytes: ArrayBuffer }>(
      'SELECT seq, bytes FROM updates WHERE doc = ? AND seq > ? AND origin <> ? ORDER BY seq',
      id,
      seq,
      exceptOrigin,
    )
    .toArray()
    .map((row) => ({ seq: row.seq, bytes: new Uint8Array(row.bytes) }));

type DocSqlRow = DocRow & Record<string, SqlStorageValue>;

const SELECT_DOC = 'SELECT id, doc, epoch, head, base, upstream FROM docs';
/** No update has this origin. */
const NOBODY = '\u0000';
