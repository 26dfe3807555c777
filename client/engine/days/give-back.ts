import * as Y from 'yjs';
import { present } from '#domain/kernel/assert.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { seqOf } from '../journal/seals.ts';
import { entriesItem, updateOf, type EntriesItem } from '../sync/batches.ts';
import { ownState, writersOf } from '../sync/writers.ts';

/** About how much of a log one push holds, as characters of its JSON. */
const PIECE_LENGTH = 200_000;

/** What a server lacks of a tablet's own in a document. */
export interface Lacking {
  /** The Yjs clients that wrote it, with the epochs of their logs. */
  readonly writers: ReadonlyMap<number, number>;
  /** Updates, each of which goes on where the one before ends. */
  readonly pieces: readonly Uint8Array[];
}

/**
 * What of a device's own entries isn't in the server's document, in pieces that one push holds.
 *
 * @param kept what the device wrote in it.
 * @param there the server's.
 */
export function lackingOf(kept: Y.Doc, there: Y.Doc, device: DeviceId): Lacking {
  const state = ownState(kept, device);
  if (!state) return { writers: new Map(), pieces: [] };
  const rest = Y.decodeUpdate(Y.diffUpdate(state, Y.encodeStateVector(there)));
  const items = rest.structs.map((struct) => present(entriesItem(struct), 'entries of a log'));
  // Structs come client by client; a log went on under one client after the other.
  const inOrder = items.toSorted((a, b) => firstSeq(a) - firstSeq(b));
  return { writers: writersOf(kept, device), pieces: inOrder.flatMap(piecesOf) };
}

const firstSeq = ({ content }: EntriesItem): number => seqOf(content.arr[0]);

function piecesOf({ id: { client, clock }, origin, parent, content }: EntriesItem): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let tuples: unknown[] = [];
  let length = 0;
  let from = 0;
  const end = (): void => {
    const place =
      from === 0
        ? { id: Y.createID(client, clock), origin, parent }
        : {
            id: Y.createID(client, clock + from),
            origin: Y.createID(client, clock + from - 1),
            parent: null,
          };
    pieces.push(updateOf(place, tuples));
    from += tuples.length;
    [tuples, length] = [[], 0];
  };
  for (const tuple of content.arr as readonly unknown[]) {
    tuples.push(tuple);
    length += JSON.stringify(tuple).length;
    if (length >= PIECE_LENGTH) end();
  }
  if (tuples.length > 0) end();
  return pieces;
}
