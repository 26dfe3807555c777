import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { DeviceId, StoreId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { logName, type LogRef } from '#domain/journal/entry.ts';
import { fromTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import type { NackCode } from '#domain/wire/frames.ts';
import { readStructure, type UpdateStructure } from '#sync-server/documents/structure.ts';
import * as Y from 'yjs';

/** A place in a Yjs document: the clock of one of a client's elements. */
export interface Place {
  readonly client: number;
  readonly clock: number;
}

/** Seqs of a log that the hub holds without a gap: `first` … `next − 1`. */
export interface LogRange {
  readonly first: number;
  readonly next: number;
}

/** What the gate must know of one journal document; read from SQLite, or made up by a test. */
export interface GateView {
  readonly store: StoreId;
  readonly date: BusinessDate;
  /** Whose connection it is. */
  readonly device: DeviceId;
  /** The log that a Yjs client was announced for in this document. */
  writer(client: number): LogRef | null;
  /** The next clock of a client in this document. */
  clock(client: number): number;
  /** The last element of a log's array in this document. */
  tail(log: LogRef): Place | null;
  /** All that the hub holds of a log, over all days. More than one while it is given back what it lost. */
  ranges(log: LogRef): readonly LogRange[];
}

/** New entries of one log, in order. */
export interface LogAppend {
  readonly log: LogRef;
  readonly tuples: readonly EntryTuple[];
  readonly tail: Place;
}

export interface Admitted {
  /** What to store and send on: the part of the update that wasn't held. Null for nothing new. */
  readonly update: Uint8Array | null;
  readonly structure: UpdateStructure;
  readonly appends: readonly LogAppend[];
}

export interface GateRefusal {
  readonly code: NackCode;
  readonly message: string;
  /** Entries under seqs that the hub holds with another content: the log was forked. */
  readonly fork?: { readonly log: LogRef; readonly tuples: readonly EntryTuple[] };
}

/**
 * Lets an update into a journal document, or says why not (HUB-10 … HUB-14 in README.md).
 *
 * What others wrote and the hub has not seen is left out: a whole state carries it along, and each
 * tablet's entries are taken from itself alone. The chain of hashes and its signature are checked
 * after this, on {@link Admitted.appends} (seal-check.ts).
 */
export function admit(bytes: Uint8Array, view: GateView): Result<Admitted, GateRefusal> {
  const structure = readStructure(bytes);
  if (!structure.ok) return refuse('malformed', structure.error);
  if (structure.value.deletes) return refuse('notAppend', 'a journal only grows');

  const pieces: Piece[] = [];
  const foreign = new Set<number>();
  let held = false;
  // What one client wrote may lie in several structs.
  const reached = new Map<number, number>();
  for (const struct of structure.value.structs) {
    const piece = readPiece(struct, view, reached.get(struct.id.client) ?? 0);
    reached.set(struct.id.client, struct.id.clock + struct.length);
    if (struct.id.clock < view.clock(struct.id.client)) held = true;
    if (piece === 'held') continue;
    if (piece === 'foreign') foreign.add(struct.id.client);
    else if (!piece.ok) return piece;
    else pieces.push(piece.value);
  }
  if (pieces.length === 0 && foreign.size > 0 && !held) {
    return refuse('forbidden', "these are another device's entries");
  }
  const appends = chainPieces(pieces, view);
  if (!appends.ok) return appends;
  if (pieces.length === 0) return ok({ update: null, structure: structure.value, appends: [] });
  if (!held && foreign.size === 0) {
    return ok({ update: bytes, structure: structure.value, appends: appends.value });
  }
  const rest = withoutHeld(bytes, structure.value, foreign, view);
  const kept = readStructure(rest);
  if (!kept.ok) return refuse('malformed', kept.error);
  return ok({ update: rest, structure: kept.value, appends: appends.value });
}

interface Piece {
  readonly log: LogRef;
  readonly tuples: readonly EntryTuple[];
  readonly seq: number;
  /** What it follows; null where it begins the array. */
  readonly after: Place | null;
  readonly tail: Place;
}

type PieceResult = 'held' | 'foreign' | Result<Piece, GateRefusal>;

function readPiece(struct: Y.Item | Y.GC | Y.Skip, view: GateView, reached: number): PieceResult {
  const { client, clock } = struct.id;
  const next = Math.max(view.clock(client), reached);
  if (clock + struct.length <= next) return 'held';
  const log = view.writer(client);
  if (!log) {
    return parentOf(struct)?.startsWith(`log:${view.device}:`)
      ? refuse('unknownWriter', `announce client ${client} with a WRITER frame before it writes`)
      : 'foreign';
  }
  if (log.device !== view.device) return 'foreign';
  if (!(struct instanceof Y.Item)) return refuse('notAppend', 'a journal is whole');
  if (clock > next) {
    return refuse('gap', `client ${client} goes on at ${next}, not at ${clock}`);
  }
  return readItem(struct, next - clock, log, view);
}

function readItem(
  item: Y.Item,
  skip: number,
  log: LogRef,
  view: GateView,
): Result<Piece, GateRefusal> {
  const { client, clock } = item.id;
  const parent = parentOf(item);
  if (item.rightOrigin || item.parentSub !== null || !(item.content instanceof Y.ContentAny)) {
    return refuse('notAppend', 'only entries at the end of a log are taken');
  }
  if (item.origin ? parent !== null : parent !== logName(log)) {
    return refuse('notAppend', `client ${client} writes ${logName(log)} alone`);
  }
  const tuples = item.content.arr.slice(skip) as readonly unknown[];
  for (const tuple of tuples) {
    const entry = fromTuple(tuple, { store: view.store, date: view.date, log });
    if (!entry.ok) return refuse('malformed', entry.error);
  }
  // Each has been read by fromTuple.
  const entries = tuples as readonly EntryTuple[];
  return ok({
    log,
    tuples: entries,
    seq: entries[0]?.[0] ?? 0,
    after: skip > 0 ? { client, clock: clock + skip - 1 } : item.origin,
    tail: { client, clock: clock + item.length - 1 },
  });
}

/** A root's name, where the struct names its parent. */
const parentOf = (struct: Y.Item | Y.GC | Y.Skip): string | null => {
  if (!(struct instanceof Y.Item)) return null;
  // An undecoded update holds the root's name where a live item holds its parent.
  const parent: unknown = struct.parent;
  return typeof parent === 'string' ? parent : null;
};

/** Puts the pieces of each log in order and sees that each follows the one before. */
function chainPieces(
  pieces: readonly Piece[],
  view: GateView,
): Result<readonly LogAppend[], GateRefusal> {
  const byLog = new Map<string, Piece[]>();
  for (const piece of [...pieces].sort((a, b) => a.seq - b.seq)) {
    const name = logName(piece.log);
    byLog.set(name, [...(byLog.get(name) ?? []), piece]);
  }
  const appends: LogAppend[] = [];
  for (const ofLog of byLog.values()) {
    const append = chainLog(ofLog, view);
    if (!append.ok) return append;
    appends.push(append.value);
  }
  return ok(appends);
}

function chainLog(pieces: readonly Piece[], view: GateView): Result<LogAppend, GateRefusal> {
  const [head] = pieces;
  if (!head) return refuse('malformed', 'no entries');
  const { log } = head;
  const held = view.ranges(log);
  const added = {
    first: head.seq,
    next: head.seq + sum(pieces.map(({ tuples }) => tuples.length)),
  };
  const known = held.find(({ first, next }) => added.first < next && added.next > first);
  if (known) return forked(log, pieces, known);
  const before = view.tail(log);
  let tail = before;
  const tuples: EntryTuple[] = [];
  for (const piece of pieces) {
    if (!samePlace(piece.after, tail)) {
      return refuse('notAppend', `${logName(log)} grows at its end alone`);
    }
    tail = piece.tail;
    for (const tuple of piece.tuples) {
      if (tuple[0] !== head.seq + tuples.length) {
        return refuse('gap', `seq ${head.seq + tuples.length} is missing before ${tuple[0]}`);
      }
      tuples.push(tuple);
    }
  }
  // Where it begins in a document, what comes before may have been lost here and be on its way back.
  if (before && held.every(({ next }) => next !== head.seq)) {
    const end = held.at(-1)?.next ?? 0;
    return refuse('gap', `${logName(log)} goes on at seq ${end}, not ${head.seq}`);
  }
  return ok({ log, tuples, tail: tail ?? head.tail });
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

function forked(log: LogRef, pieces: readonly Piece[], held: LogRange): Result<never, GateRefusal> {
  const tuples = pieces.flatMap((piece) => piece.tuples);
  const message = `${logName(log)} has other entries from seq ${tuples[0]?.[0] ?? 0} to ${held.next - 1}`;
  return err({ code: 'quarantined', message, fork: { log, tuples } });
}

/** The seqs of entries that follow one another. */
export function rangeOf(tuples: readonly EntryTuple[]): LogRange {
  const first = tuples[0]?.[0] ?? 0;
  return { first, next: first + tuples.length };
}

const samePlace = (a: Place | null, b: Place | null): boolean =>
  a?.client === b?.client && a?.clock === b?.clock;

/** The update without what is held and without what others wrote. */
function withoutHeld(
  bytes: Uint8Array,
  structure: UpdateStructure,
  foreign: ReadonlySet<number>,
  view: GateView,
): Uint8Array {
  const known = new Map<number, number>();
  for (const { id, length } of structure.structs) {
    const next = foreign.has(id.client) ? id.clock + length : view.clock(id.client);
    known.set(id.client, Math.max(known.get(id.client) ?? 0, next));
  }
  return Y.diffUpdate(bytes, Y.encodeStateVector(known));
}

const refuse = (
  code: NackCode,
  message: string,
): { readonly ok: false; readonly error: GateRefusal } => err({ code, message });
