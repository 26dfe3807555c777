import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';

/**
 * Y.applyUpdate for a journal document: the same, but reads what facts are made of several times as
 * fast. Yjs has the platform decode each key and each value of each fact, half a million short texts
 * in a month of a store's trade, which is most of the work; nearly all are texts that came before.
 *
 * @throws what Y.applyUpdate throws when the bytes are no update.
 */
export function applyJournalUpdate(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  Y.applyUpdateV2(doc, update, origin, FactDecoder);
}

/** Yjs makes one of these for each update. */
class FactDecoder extends Y.UpdateDecoderV1 {
  override readAny(): unknown {
    return readValue(this.restDecoder);
  }
}

// As lib0 writes them.
const TEXT = 119;
const OBJECT = 118;
const ARRAY = 117;

function readValue(from: decoding.Decoder): unknown {
  const tag = from.arr[from.pos];
  if (tag === TEXT) {
    from.pos += 1;
    return readText(from);
  }
  if (tag === OBJECT) {
    from.pos += 1;
    const object: Record<string, unknown> = {};
    for (let left = decoding.readVarUint(from); left > 0; left -= 1) {
      const key = readText(from);
      object[key] = readValue(from);
    }
    return object;
  }
  if (tag === ARRAY) {
    from.pos += 1;
    const array: unknown[] = [];
    for (let left = decoding.readVarUint(from); left > 0; left -= 1) array.push(readValue(from));
    return array;
  }
  return decoding.readAny(from);
}

/** Longer texts are seldom said twice. */
const LONGEST = 48;
/** Texts that are remembered, by a hash of their bytes; a power of two. */
const PLACES = 4096;

/** Texts by the place that their bytes give; of those that aren't plain ASCII their bytes, to compare. */
const texts: string[] = Array.from({ length: PLACES }, () => '');
const encoded: (Uint8Array | null)[] = Array.from({ length: PLACES }, () => null);

function readText(from: decoding.Decoder): string {
  const { arr, pos } = from;
  // A longer length is written in several bytes of which the first is above 127.
  const length = arr[pos] ?? 0;
  const start = pos + 1;
  const end = start + length;
  // What ends too early is lib0's to refuse.
  if (length > LONGEST || end > arr.length) return decoding.readVarString(from);
  let hash = length;
  let bits = 0;
  for (let at = start; at < end; at += 1) {
    const byte = arr[at] ?? 0;
    hash = (Math.imul(hash, 31) + byte) | 0;
    bits |= byte;
  }
  const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  const isAscii = bits < 128;
  const known = texts[place] ?? '';
  const bytes = encoded[place] ?? null;
  if (isAscii ? isSpelled(arr, start, length, known) : isSame(arr, start, length, bytes)) {
    from.pos = end;
    return known;
  }
  const text = decoding.readVarString(from);
  texts[place] = text;
  encoded[place] = isAscii ? null : arr.slice(start, end);
  return text;
}

function isSpelled(arr: Uint8Array, start: number, length: number, text: string): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at += 1) {
    if (text.charCodeAt(at) !== arr[start + at]) return false;
  }
  return true;
}

function isSame(arr: Uint8Array, start: number, length: number, bytes: Uint8Array | null): boolean {
  if (bytes?.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (bytes[at] !== arr[start + at]) return false;
  return true;
}
