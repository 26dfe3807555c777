import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { sealOf } from '#domain/journal/seal.ts';
import { present } from '#domain/kernel/assert.ts';
import type { QueuedRow } from './pushes.ts';

/** Rows that go to the hub as one push, and are acknowledged as one. */
export interface Batch {
  readonly doc: string;
  /** The ids of its rows. */
  readonly rows: readonly number[];
  /** The last of them. */
  readonly ref: number;
  readonly update: Uint8Array;
}

/** Rows in one batch at most: what is behind is sent while the first of it is on its way. */
const LONGEST = 64;

/**
 * Lays facts and the seal over them into one update each: two updates say twice whose they are and
 * what they follow, which is more than half of what a short fact weighs on the wire. A batch ends
 * with its seal, so that what is wrong with one says nothing of the next.
 *
 * @param rows in the order of work. What can't be joined is a batch of its own.
 */
export function batchesOf(rows: readonly QueuedRow[]): readonly Batch[] {
  const batches: Batch[] = [];
  let open: Piece[] = [];
  const end = (): void => {
    if (open.length > 0) batches.push(joined(open));
    open = [];
  };
  for (const row of rows) {
    const item = itemOf(row);
    const last = open.at(-1);
    if (!item || (last && !isNext(last, { row, item }))) end();
    if (!item) {
      batches.push({ doc: row.doc, rows: [row.id], ref: row.id, update: row.bytes });
      continue;
    }
    open.push({ row, item });
    if (open.length === LONGEST || sealOf(tuplesOf(item).at(-1))) end();
  }
  end();
  return batches;
}

/** A row that holds entries at the end of a log and nothing else. */
interface Piece {
  readonly row: QueuedRow;
  readonly item: EntriesItem;
}

/** An item of a journal that was decoded and belongs to no document: entries of one log. */
export interface EntriesItem extends Y.Item {
  readonly content: Y.ContentAny;
}

/** @returns null for what isn't entries of a log. */
export const entriesItem = (struct: Y.Item | Y.GC | Y.Skip | undefined): EntriesItem | null =>
  // The content was looked at.
  struct instanceof Y.Item && struct.content instanceof Y.ContentAny
    ? (struct as EntriesItem)
    : null;

function itemOf({ doc, bytes }: QueuedRow): EntriesItem | null {
  if (!doc.startsWith('journal/')) return null;
  try {
    const { structs, ds } = Y.decodeUpdate(bytes);
    const isAlone = structs.length === 1 && ds.clients.size === 0;
    return isAlone ? entriesItem(structs[0]) : null;
  } catch {
    // Bytes that are no update are the hub's to refuse.
    return null;
  }
}

/** A log goes on under another Yjs client after a restart, and a client's part is an update of its own. */
const isNext = (before: Piece, after: Piece): boolean =>
  before.row.doc === after.row.doc &&
  before.item.id.client === after.item.id.client &&
  Y.compareIDs(before.item.lastId, after.item.origin);

const tuplesOf = ({ content }: EntriesItem): readonly unknown[] => content.arr;

function joined(pieces: readonly Piece[]): Batch {
  const [first, last] = [present(pieces[0], 'a row'), present(pieces.at(-1), 'a row')];
  const rows = pieces.map(({ row }) => row.id);
  const update = pieces.length === 1 ? first.row.bytes : asOneUpdate(first, pieces);
  return { doc: first.row.doc, rows, ref: last.row.id, update };
}

const asOneUpdate = ({ item }: Piece, pieces: readonly Piece[]): Uint8Array =>
  updateOf(
    item,
    pieces.flatMap((piece) => tuplesOf(piece.item)),
  );

/** Where entries begin: what they follow, or the log that they begin. */
export type ItemPlace = Pick<Y.Item, 'id' | 'origin' | 'parent'>;

/** Entries of one log, written one after the other by one client, as an update. */
export function updateOf(
  { id, origin, parent }: ItemPlace,
  tuples: readonly unknown[],
): Uint8Array {
  const content = new Y.ContentAny([...tuples]);
  const encoder = new Y.UpdateEncoderV1();
  // One client with one struct, from its clock on; and nothing deleted.
  encoding.writeVarUint(encoder.restEncoder, 1);
  encoding.writeVarUint(encoder.restEncoder, 1);
  encoder.writeClient(id.client);
  encoding.writeVarUint(encoder.restEncoder, id.clock);
  new Y.Item(id, null, origin, null, null, parent, null, content).write(encoder, 0);
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}
