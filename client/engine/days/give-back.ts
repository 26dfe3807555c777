import * as Y from 'yjs';
import { logName, parseLogName, type AnyEntry, type LogRef } from '#domain/journal/entry.ts';
import { sealOf } from '#domain/journal/seal.ts';
import { toTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';

/** About how much of a log one push holds, as characters of its JSON. */
const PART_LENGTH = 256_000;

/** What a document lacks of a log, in parts that each end with a seal. */
export interface Lacking {
  readonly log: LogRef;
  readonly parts: readonly (readonly EntryTuple[])[];
}

/**
 * What a tablet's own logs hold of a closed date beyond the server's document, log by log, through
 * the last seal: what nobody signed the server would not take.
 *
 * Nothing of a log of which the document holds something else: what stands there came first.
 */
export function lackingOf(
  held: readonly AnyEntry[],
  device: DeviceId,
  doc: Y.Doc,
): readonly Lacking[] {
  const own = Map.groupBy(
    held.filter((entry) => entry.device === device),
    logName,
  );
  return [...own].flatMap(([name, entries]) => {
    const log = parseLogName(name);
    const tuples = entries.toSorted((a, b) => a.seq - b.seq).map(toTuple);
    const there = doc.getArray(name).toArray();
    const isOther = there.some((tuple, at) => JSON.stringify(tuple) !== JSON.stringify(tuples[at]));
    const parts = isOther ? [] : sealedParts(tuples.slice(there.length));
    return log && parts.length > 0 ? [{ log, parts }] : [];
  });
}

function sealedParts(tuples: readonly EntryTuple[]): readonly (readonly EntryTuple[])[] {
  const parts: (readonly EntryTuple[])[] = [];
  let part: EntryTuple[] = [];
  let length = 0;
  for (const tuple of tuples) {
    part.push(tuple);
    length += JSON.stringify(tuple).length;
    if (length < PART_LENGTH || !sealOf(tuple)) continue;
    parts.push(part);
    part = [];
    length = 0;
  }
  const end = part.findLastIndex((tuple) => sealOf(tuple) !== null) + 1;
  return end === 0 ? parts : [...parts, part.slice(0, end)];
}

/**
 * Appends to a log of the document, under a Yjs client of the document's own.
 *
 * @returns the bytes of exactly that.
 */
export function appendTo(doc: Y.Doc, log: LogRef, tuples: readonly EntryTuple[]): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getArray(logName(log)).push([...tuples]);
  return Y.encodeStateAsUpdate(doc, before);
}
