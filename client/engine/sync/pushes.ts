import * as Y from 'yjs';
import { MAX_MESSAGE_BYTES, type Frame } from '#domain/wire/frames.ts';
import type { Core } from '../core.ts';
import type { OutboxRow } from '../database.ts';
import { isRegister } from '../registers/documents.ts';
import type { Channel, Channels } from './channels.ts';
import type { Send } from './link.ts';
import { dateOfDoc } from './apply.ts';
import { batchesOf } from './batches.ts';
import { ownState, writersOf } from './writers.ts';

export type QueuedRow = OutboxRow & { readonly id: number };

/** References of pushes that are no outbox row: whole states and the board's changes. */
const FIRST_LOOSE_REF = 2 ** 40;
/** Rows on the way at a time; the rest waits for their ACKs. */
const WINDOW = 200;

export interface Pushes {
  /** Rows that were just made durable and wait to be sent. */
  readonly offer: (rows: readonly QueuedRow[]) => void;
  /** All that lay in the outbox when the connection began. Before this nothing is sent. */
  readonly begin: (rows: readonly QueuedRow[]) => void;
  /** All that was offered so far is sealed. What isn't stays: nobody could tell who wrote it. */
  readonly sealed: () => void;
  /** Sends what may be sent: rows of channels that are open, in the order in which they were made. */
  readonly flush: () => void;
  /** The server has what was pushed. @returns the outbox rows that it held; none for what is no row. */
  readonly acked: (ref: number) => readonly number[];
  /** The server keeps what was pushed outside of its journal for good. @returns as {@link acked}. */
  readonly keptOut: (ref: number) => readonly number[];
  /** Nothing more of this document is sent until {@link offerAgain}. */
  readonly refuse: (doc: string) => void;
  /** What was refused of a document may be sent once more. */
  readonly offerAgain: (doc: string) => void;
  /** This tablet's whole state of a document is to be sent: the server said that it holds another. */
  readonly wholeState: (channel: Channel) => void;
  /** Sends a change of the board, which is kept nowhere. @returns its reference. */
  readonly loose: (doc: string, update: Uint8Array) => number | null;
  readonly docs: () => ReadonlySet<string>;
}

/** The sending side of one connection. */
export function createPushes(core: Core, channels: Channels, send: Send): Pushes {
  let queue = new Map<number, QueuedRow>();
  let hasBegun = false;
  let sealedThrough = 0;
  const onTheWay = new Set<number>();
  /** The rows of each push, by its reference: the id of its last row. */
  const batches = new Map<number, readonly number[]>();
  const refused = new Set<string>();
  let nextLoose = FIRST_LOOSE_REF;

  const announce = (channel: Channel): readonly Frame[] => {
    const memory = core.memory;
    if (!memory || !channel.doc.startsWith('journal/')) return [];
    const day = memory.days.get(dateOfDoc(channel.doc));
    if (!day) return [];
    const frames: Frame[] = [];
    for (const [client, epoch] of writersOf(day.doc, memory.identity.device)) {
      if (channel.writers.has(client)) continue;
      channel.writers.add(client);
      frames.push({ type: 'writer', channel: channel.id, client, epoch });
    }
    return frames;
  };
  /** Channels whose whole state the server is still to be given. */
  const owed = new Set<Channel>();
  /** The documents of which a whole state is on the way, by the push's reference. */
  const states = new Map<number, string>();
  const isJournal = (doc: string): boolean => doc.startsWith('journal/');
  const openChannel = (doc: string): Channel | null => {
    const channel = channels.byDoc(doc);
    return channel?.subbed && !refused.has(doc) ? channel : null;
  };
  const stateOf = (doc: string): Uint8Array | null => {
    const memory = core.memory;
    if (!memory) return null;
    // The server would take nothing of it (HUB-32).
    if (memory.identity.tillOnly && doc.startsWith('chain/')) return null;
    if (isRegister(doc)) {
      const register = memory.registerDocs.get(doc);
      return register ? Y.encodeStateAsUpdate(register.doc) : null;
    }
    if (doc.startsWith('board/')) {
      const board = core.boards.get(doc);
      return board ? Y.encodeStateAsUpdate(board) : null;
    }
    if (!doc.startsWith('journal/')) return null;
    const date = dateOfDoc(doc);
    const day = memory.incomplete.has(date) ? undefined : memory.days.get(date);
    return day ? ownState(day.doc, memory.identity.device) : null;
  };
  const pushLoose = (channel: Channel, update: Uint8Array): number => {
    const ref = nextLoose;
    nextLoose += 1;
    send([...announce(channel), { type: 'push', channel: channel.id, ref, update }]);
    return ref;
  };

  const payState = (channel: Channel): void => {
    owed.delete(channel);
    const state = stateOf(channel.doc);
    if (state) states.set(pushLoose(channel, state), channel.doc);
  };

  const answered = (ref: number): readonly number[] => {
    states.delete(ref);
    const rows = batches.get(ref) ?? [];
    batches.delete(ref);
    for (const id of rows) {
      onTheWay.delete(id);
      queue.delete(id);
    }
    return rows;
  };

  /** What may be sent now, in order. */
  const sendable = (): { readonly rows: readonly QueuedRow[]; readonly isJournalHeld: boolean } => {
    const rows: QueuedRow[] = [];
    // One log goes on through the journals of several dates: what is later waits for what is
    // earlier, else the hub sees a gap in it.
    let isJournalHeld = false;
    for (const row of queue.values()) {
      if (onTheWay.size + rows.length >= WINDOW) return { rows, isJournalHeld: true };
      if (onTheWay.has(row.id)) continue;
      const channel = openChannel(row.doc);
      isJournalHeld ||= isJournal(row.doc) && (!channel || row.id > sealedThrough);
      if (channel && !(isJournalHeld && isJournal(row.doc))) rows.push(row);
    }
    return { rows, isJournalHeld };
  };

  return {
    offer(rows) {
      for (const row of rows) queue.set(row.id, row);
    },
    begin(rows) {
      // What was written while the outbox was being read comes after what lay in it: a log that is
      // sent out of order has a gap, and the hub refuses it.
      queue = new Map([...rows, ...queue.values()].map((row) => [row.id, row]));
      queue = new Map([...queue].sort(([a], [b]) => a - b));
      hasBegun = true;
    },
    sealed() {
      for (const id of queue.keys()) sealedThrough = Math.max(sealedThrough, id);
    },
    flush() {
      if (!hasBegun) return;
      const { rows, isJournalHeld } = sendable();
      let frames: Frame[] = [];
      let size = 0;
      const sendFrames = (): void => {
        send(frames);
        frames = [];
        size = 0;
      };
      for (const batch of batchesOf(rows)) {
        const channel = openChannel(batch.doc);
        if (!channel) continue;
        if (owed.has(channel)) {
          sendFrames();
          payState(channel);
        }
        const { update } = batch;
        if (size + update.byteLength > MAX_MESSAGE_BYTES / 2) sendFrames();
        size += update.byteLength;
        for (const id of batch.rows) onTheWay.add(id);
        batches.set(batch.ref, batch.rows);
        frames.push(...announce(channel));
        frames.push({ type: 'push', channel: channel.id, ref: batch.ref, update });
      }
      send(frames);
      for (const channel of owed) {
        if (!(isJournalHeld && isJournal(channel.doc)) && openChannel(channel.doc))
          payState(channel);
      }
    },
    acked(ref) {
      const whole = states.get(ref);
      if (whole !== undefined) core.lost.delete(whole);
      return answered(ref);
    },
    keptOut: answered,
    refuse: (doc) => refused.add(doc),
    offerAgain(doc) {
      refused.delete(doc);
      for (const row of queue.values()) if (row.doc === doc) onTheWay.delete(row.id);
      const channel = channels.byDoc(doc);
      if (channel && core.lost.has(doc)) owed.add(channel);
    },
    wholeState: (channel) => owed.add(channel),
    loose(doc, update) {
      const channel = openChannel(doc);
      return channel ? pushLoose(channel, update) : null;
    },
    docs: () => new Set([...queue.values()].map((row) => row.doc)),
  };
}
