import { FACT_VERSIONS } from '#domain/journal/facts.ts';
import { CHAIN_START, linkChain, sealText } from '#domain/journal/seal.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { sha256 } from '#sync-server/auth/sha256.ts';
import * as Y from 'yjs';

/** A device's log, as a tablet writes it into the arrays of journal documents. */
export interface LogWriter {
  readonly doc: Y.Doc;
  readonly client: number;
  /** The seq of the next entry. */
  readonly next: () => number;
  /** Appends tuples and a seal after them, and gives the exact update that it made. */
  sealed(...tuples: readonly EntryTuple[]): Promise<Uint8Array>;
  /** Appends facts that say nothing (`count` times a room was cleaned), and a seal after them. */
  facts(count?: number): Promise<Uint8Array>;
  /** Appends tuples as they are, without a seal. Gives the exact update that it made. */
  append(...tuples: readonly EntryTuple[]): Uint8Array;
  /** The seal of what was appended since the last one, without appending it. */
  seal(keys?: CryptoKeyPair | null): Promise<EntryTuple>;
  state(): Uint8Array;
  /** The same log, going on in the document of another day. */
  turn(): LogWriter;
  /** Another tablet's disk as of now: the same log, which goes on by itself from here. */
  fork(): LogWriter;
}

interface Position {
  readonly next: number;
  readonly head: string;
  readonly open: readonly EntryTuple[];
}

const START: Position = { next: 0, head: CHAIN_START, open: [] };
const P256 = { name: 'ECDSA', hash: 'SHA-256' };

/** Whose log it is, and by what key it is sealed. */
export interface LogOwner {
  readonly grant: { readonly device: string };
  readonly keys: CryptoKeyPair | null;
}

export function writeLog(device: LogOwner, epoch = 1, doc = new Y.Doc(), from = START): LogWriter {
  const log = { device: id<DeviceId>(device.grant.device), epoch };
  const array = doc.getArray<EntryTuple>(`log:${log.device}:${epoch}`);
  let position = from;
  const append = (...tuples: readonly EntryTuple[]): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    doc.transact(() => array.push([...tuples]));
    const { next, head, open } = position;
    position = { next: next + tuples.length, head, open: [...open, ...tuples] };
    return Y.encodeStateAsUpdate(doc, before);
  };
  const seal = async (keys = device.keys): Promise<EntryTuple> => {
    const head = await linkChain(position.head, position.open, sha256);
    const place = { seq: position.next, version: FACT_VERSIONS.LogSealed, head };
    const text = new TextEncoder().encode(sealText(log, place));
    const { privateKey } = present(keys, 'a key to seal with');
    const signed = await crypto.subtle.sign(P256, privateKey, text);
    return sealTuple(place.seq, head, Buffer.from(signed).toString('base64url'));
  };
  const sealed = async (...tuples: readonly EntryTuple[]): Promise<Uint8Array> => {
    const before = Y.encodeStateVector(doc);
    append(...tuples);
    const tuple = await seal();
    append(tuple);
    position = { next: position.next, head: (tuple[7] as { head: string }).head, open: [] };
    return Y.encodeStateAsUpdate(doc, before);
  };
  return {
    doc,
    client: doc.clientID,
    append,
    seal,
    next: () => position.next,
    sealed,
    facts: (count = 1) =>
      sealed(...Array.from({ length: count }, (_, index) => cleaned(position.next + index))),
    state: () => Y.encodeStateAsUpdate(doc),
    turn: () => writeLog(device, epoch, new Y.Doc(), position),
    fork() {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
      return writeLog(device, epoch, copy, position);
    },
  };
}

/** A tuple with nothing in it but its place: the room `r1` was cleaned. */
export const cleaned = (seq: number, clockMs = 1_700_000_000_000 + seq): EntryTuple => [
  seq,
  clockMs,
  0,
  0,
  'owner1',
  'RoomCleaned',
  1,
  { room: 'r1' },
];

export const sealTuple = (seq: number, head: string, signature: string): EntryTuple => [
  seq,
  1_700_000_000_000 + seq,
  0,
  0,
  'owner1',
  'LogSealed',
  FACT_VERSIONS.LogSealed,
  { head, signature },
];

/** The tuples of a log, read from updates: its facts, without the seals among them. */
export const readLog = (
  updates: readonly Uint8Array[],
  device: string,
  epoch = 1,
): readonly EntryTuple[] =>
  readTuples(updates, device, epoch).filter((tuple) => tuple[5] !== 'LogSealed');

/** All tuples of a log, seals included. */
export function readTuples(
  updates: readonly Uint8Array[],
  device: string,
  epoch = 1,
): readonly EntryTuple[] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getArray<EntryTuple>(`log:${device}:${epoch}`).toArray();
}
