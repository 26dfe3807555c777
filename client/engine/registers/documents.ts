import * as Y from 'yjs';
import { readRecord } from '#domain/registers/record-map.ts';
import { COLLECTION_HOME, type CollectionName } from '#domain/registers/registers.ts';
import type { RegisterRow } from '../database.ts';

/** An open register document: a map of records for each collection that lives in it. */
export interface RegisterDoc {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly collections: readonly CollectionName[];
  /** Every field seen of a collection's records, since newer programs may know more than we. */
  readonly fields: Map<CollectionName, Set<string>>;
}

/** Whether a document is a register: a chain's, a store's, or one of the member shards. */
export const isRegister = (name: string): boolean => /^(chain|store|members)\//u.test(name);

export function openRegister(name: string, updates: readonly Uint8Array[] = []): RegisterDoc {
  const home = name.slice(0, name.indexOf('/'));
  const collections = (Object.keys(COLLECTION_HOME) as CollectionName[]).filter(
    (collection) => COLLECTION_HOME[collection] === home,
  );
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const register = { name, doc, collections, fields: new Map<CollectionName, Set<string>>() };
  for (const collection of collections) {
    for (const [key, value] of doc.getMap(collection).entries()) {
      learnFields(register, collection, key, value);
    }
  }
  return register;
}

export interface RegisterChange {
  /** The Yjs update of exactly this change; null when nothing changed. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** The records that changed, as they are now. */
  readonly rows: readonly RegisterRow[];
}

/** Makes `change` in one Yjs transaction and tells what came of it. */
export function changeRegister(register: RegisterDoc, change: () => void): RegisterChange {
  const { doc } = register;
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  const changed: [CollectionName, string][] = [];
  const onUpdate = (update: Uint8Array): void => {
    bytes = update as Uint8Array<ArrayBuffer>;
  };
  const onTransaction = (transaction: Y.Transaction): void => {
    for (const collection of register.collections) {
      const map = doc.getMap(collection);
      for (const key of transaction.changed.get(map as never) ?? []) {
        if (key === null) continue;
        learnFields(register, collection, key, map.get(key));
        changed.push([collection, idOf(key)]);
      }
    }
  };
  doc.on('update', onUpdate);
  doc.on('afterTransaction', onTransaction);
  try {
    doc.transact(change);
  } finally {
    doc.off('update', onUpdate);
    doc.off('afterTransaction', onTransaction);
  }
  return { bytes, rows: readRows(register, changed) };
}

function readRows(
  register: RegisterDoc,
  ids: readonly (readonly [CollectionName, string])[],
): readonly RegisterRow[] {
  const rows = new Map<string, RegisterRow>();
  for (const [collection, id] of ids) {
    if (rows.has(`${collection}/${id}`)) continue;
    const fields = [...(register.fields.get(collection) ?? [])];
    // The record's shape is not checked here: whoever reads trusts what edit() once let in.
    const record = readRecord(register.doc.getMap(collection), id, fields as never);
    if (record) rows.set(`${collection}/${id}`, { collection, id, record });
  }
  return [...rows.values()];
}

const idOf = (key: string): string => key.split('/', 1)[0] ?? key;

function learnFields(
  register: RegisterDoc,
  collection: CollectionName,
  key: string,
  value: unknown,
): void {
  const known = register.fields.get(collection) ?? new Set<string>();
  register.fields.set(collection, known);
  const slash = key.indexOf('/');
  if (slash >= 0) known.add(key.slice(slash + 1));
  else if (typeof value === 'object' && value !== null) {
    for (const field of Object.keys(value)) known.add(field);
  }
}
