import type { ChainId, MemberId, StoreId } from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { readRecords, writeRecord } from '#domain/registers/record-map.ts';
import {
  COLLECTION_HOME,
  chainDoc,
  memberDoc,
  storeDoc,
  type CollectionName,
  type Collections,
} from '#domain/registers/registers.ts';
import type { Documents } from '#sync-server/documents/documents.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import * as Y from 'yjs';
import type { Directory } from './directory.ts';
import { originOf, type PullAnswer, type PullRequest } from './link.ts';
import type { Registry } from './registry.ts';

/** Bytes that one answer to a hub carries, about. */
const ANSWER_BYTES = 2_000_000;
/** Whose updates those are that the office itself wrote. */
const OFFICE_ORIGIN = 'office';

/** A record to write, in the register of the chain, of `store`, or of a member's shard. */
export interface RecordWrite<Name extends CollectionName = CollectionName> {
  readonly collection: Name;
  readonly record: Collections[Name];
  /** Whose register; only for collections that live in a store's. */
  readonly store?: StoreId;
}

/** The chain's registers: where the edits of all stores come together. */
export interface Registers {
  /** Takes a hub's update. @returns the document's id when it brought something new. */
  merge(store: StoreId, instance: string, doc: string, update: Uint8Array): number | null;
  /** Writes records as the office itself, as when the chain is founded. */
  write(writes: readonly RecordWrite[]): void;
  /** What the documents just changed mean for the directory and the registry. */
  materialise(docs: Iterable<number>): void;
  pull(
    store: StoreId,
    request: PullRequest,
  ): Omit<PullAnswer, 'directoryEpoch' | 'directory' | 'revoked' | 'switched'>;
}

export function createRegisters(
  chain: ChainId,
  docs: Documents,
  registry: Registry,
  directory: Directory,
): Registers {
  const materialiseDoc = (doc: string, content: Y.Doc): void => {
    const kind = doc.split('/')[0];
    if (kind === 'members') {
      directory.take(readRecords<MemberProfile>(content.getMap('members')).values());
    } else if (kind === 'store') {
      const stores = readRecords<Collections['store']>(content.getMap('store'));
      for (const { id: store, name } of stores.values()) registry.renameStore(store, name);
    }
  };

  return {
    materialise(ids) {
      for (const id of ids) {
        const { doc } = docs.byId(id);
        // The chain's own register means nothing to either; it is large, and so not loaded.
        if (!doc.startsWith('chain/')) materialiseDoc(doc, docs.load(id));
      }
    },
    merge(store, instance, doc, update) {
      const structure = readStructure(update);
      if (!structure.ok) return null;
      const row = docs.open(doc);
      const seq = docs.append(row.id, update, structure.value, originOf(store, instance));
      return seq > row.head ? row.id : null;
    },
    write(writes) {
      const byDoc = new Map<string, RecordWrite[]>();
      for (const write of writes) {
        const doc = homeOf(chain, write);
        const list = byDoc.get(doc);
        if (list) list.push(write);
        else byDoc.set(doc, [write]);
      }
      for (const [name, list] of byDoc) {
        const { id } = docs.open(name);
        const content = docs.load(id);
        const before = Y.encodeStateVector(content);
        content.transact(() => {
          for (const { collection, record } of list) {
            writeRecord(content.getMap(collection), record);
          }
        });
        const update = Y.encodeStateAsUpdate(content, before);
        const structure = readStructure(update);
        if (structure.ok) docs.append(id, update, structure.value, OFFICE_ORIGIN);
        materialiseDoc(name, content);
      }
    },
    pull(store, request) {
      const origin = originOf(store, request.instance);
      const updates: { doc: string; seq: number; bytes: Uint8Array }[] = [];
      const cursors: Record<string, number> = {};
      let size = 0;
      for (const { id, doc, head } of docs.list('')) {
        if (doc.startsWith('store/') && doc !== storeDoc(store)) continue;
        const cursor = request.cursors[doc] ?? 0;
        if (cursor === head) continue;
        if (size > ANSWER_BYTES) return { updates, cursors, more: true };
        // Above the head, the hub knows of a life of the office that was lost: all is sent anew.
        const lost = cursor > head || cursor === 0;
        for (const { seq, bytes } of docs.read(id, lost ? 0 : cursor, lost ? undefined : origin)) {
          updates.push({ doc, seq, bytes });
          size += bytes.length;
        }
        cursors[doc] = head;
      }
      return { updates, cursors, more: false };
    },
  };
}

function homeOf(chain: ChainId, { collection, record, store }: RecordWrite): string {
  switch (COLLECTION_HOME[collection]) {
    case 'chain':
      return chainDoc(chain);
    case 'store':
      // A store's settings are under its own id; what else is in its register names the store.
      return storeDoc(store ?? (record.id as StoreId));
    case 'members':
    default:
      return memberDoc(chain, record.id as MemberId);
  }
}
