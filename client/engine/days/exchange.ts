import * as Y from 'yjs';
import type { AnyEntry } from '#domain/journal/entry.ts';
import { present } from '#domain/kernel/assert.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { epochMark, type AckFrame, type NackCode, type NackFrame } from '#domain/wire/frames.ts';
import type { Core, Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import { openDay, readNew } from '../journal/documents.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import type { Writes } from '../project/commit.ts';
import type { AtServer } from '../sync/at-server.ts';
import type { Channel, Channels, Received } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { ownCount, ownState } from '../sync/writers.ts';
import { packDay, type PackedDay } from './close.ts';
import { lackingOf } from './give-back.ts';
import { keepOwn, readKept } from './kept.ts';
import type { PastDay } from './missing.ts';
import { heldOfClosed } from './segments.ts';

/** References of what is given back; each is unlike those of any other push. */
export const FIRST_REF = 2 ** 41;

const ABOVE_ANY_HEAD = 2 ** 40;

/** A past date of which this tablet and the server have told each other what the other lacked. */
export interface ExchangedDay {
  readonly day: PastDay;
  /** All that is known of it; null where the server had nothing new. */
  readonly packed: PackedDay | null;
  readonly row: DocRow;
  /** What is kept of this tablet's own, where that is more than before. */
  readonly kept: Writes;
  /** Whether the server could not take now what it lacks. */
  readonly isPutOff: boolean;
}

/** The exchange of past dates on one connection. */
export interface Exchange {
  /** Fetches a past date whole and gives the server what it lacks of this tablet's own; null when it can't be had now. */
  readonly bring: (day: PastDay) => Promise<ExchangedDay | null>;
  /** @returns whether the update was of a date being exchanged. */
  readonly take: (received: Received) => boolean;
  readonly answered: (channel: Channel) => boolean;
  readonly acked: (channel: Channel, ack: AckFrame) => boolean;
  readonly refused: (channel: Channel, nack: NackFrame) => boolean;
  readonly stop: () => void;
}

/** How the server answered what it was given: all was taken, or the first word that wasn't an ACK. */
type Answer = 'taken' | 'stopped' | NackCode;

interface Exchanging {
  readonly channel: Channel;
  readonly ydoc: Y.Doc;
  /** Whether all that the server has came. */
  readonly isWhole: Promise<boolean>;
  readonly end: (isWhole: boolean) => void;
  /** What was pushed and isn't answered yet. */
  readonly pending: Set<number>;
  hear: (answer: Answer) => void;
}

export function createExchange(
  core: Core,
  channels: Channels,
  send: Send,
  atServer: AtServer,
): Exchange {
  const exchangings = new Map<string, Exchanging>();
  let nextRef = FIRST_REF;
  let isStopped = false;

  const begin = ({ doc, row, isLost }: PastDay): Exchanging => {
    const whole = Promise.withResolvers<boolean>();
    send([channels.open(doc, cursorFor(atServer, doc, row, isLost))]);
    const channel = present(channels.byDoc(doc), 'the channel just opened');
    channel.since = 0;
    const mine: Exchanging = {
      channel,
      ydoc: new Y.Doc(),
      isWhole: whole.promise,
      end: whole.resolve,
      pending: new Set(),
      hear: () => undefined,
    };
    exchangings.set(doc, mine);
    return mine;
  };
  const leave = ({ channel: { id, doc } }: Exchanging, { date }: PastDay): void => {
    if (exchangings.get(doc)?.channel.id !== id) return;
    exchangings.delete(doc);
    send([{ type: 'unsub', channel: id }]);
    channels.close(doc);
    // A clock put back opened the date meanwhile: what its till does goes over a channel of its own.
    if (core.memory?.days.has(date) && !isStopped) {
      send([channels.open(doc, { epoch: '', since: 0 })]);
    }
  };
  const give = (mine: Exchanging, kept: Y.Doc, device: DeviceId): Promise<Answer> | Answer => {
    const { writers, pieces } = lackingOf(kept, mine.ydoc, device);
    if (pieces.length === 0) return 'taken';
    const answer = Promise.withResolvers<Answer>();
    mine.hear = answer.resolve;
    const channel = mine.channel.id;
    send([...writers].map(([client, epoch]) => ({ type: 'writer', channel, client, epoch })));
    for (const update of pieces) {
      mine.pending.add(nextRef);
      send([{ type: 'push', channel, ref: nextRef, update }]);
      nextRef += 1;
    }
    return answer.promise;
  };
  const exchange = async (day: PastDay, mine: Exchanging): Promise<ExchangedDay | null> => {
    try {
      const isWhole = await mine.isWhole;
      const { memory } = core;
      if (!isWhole || !memory || isStopped) return null;
      const { database } = core.ports;
      const { store, device } = memory.identity;
      const held = day.isHeld ? await heldOfClosed(database, store, day.date) : [];
      const isOwnKnown = ownCount(mine.ydoc, device) === (day.row ? day.row.own : 0);
      const kept = isOwnKnown ? null : await readKept(database, day.doc);
      const answer = kept ? await give(mine, kept, device) : 'taken';
      if (isStopped) return null;
      // From here on what comes is news.
      leave(mine, day);
      const fetched = entriesIn(memory, day, mine.ydoc);
      const own = await ownOf(day, mine.ydoc, kept, device);
      const { subbed, since } = mine.channel;
      // What another replica of this tablet wrote in its place came first; the server keeps both.
      const count = answer === 'quarantined' ? ownCount(mine.ydoc, device) : own.count;
      const isPutOff = answer !== 'taken' && answer !== 'quarantined';
      if (!isPutOff) atServer.gave(day.doc, count);
      const row = { doc: day.doc, epoch: subbed?.epoch ?? '', since, own: count };
      const known = held.length > 0 || !kept ? held : entriesIn(memory, day, kept);
      const packed = await packNews(day, known, fetched);
      return { day, packed, row, kept: own.writes, isPutOff };
    } finally {
      leave(mine, day);
    }
  };

  return {
    bring: (day) => exchange(day, begin(day)),
    take({ channel, bytes, seq }) {
      const mine = exchangings.get(channel.doc);
      if (!mine) return false;
      applyJournalUpdate(mine.ydoc, bytes);
      channel.since = seq;
      if (channel.subbed && seq >= channel.subbed.head) mine.end(true);
      return true;
    },
    answered(channel) {
      const mine = exchangings.get(channel.doc);
      if (!mine) return false;
      if (channel.subbed?.head === 0) mine.end(true);
      return true;
    },
    acked(channel, { ref, seq }) {
      const mine = exchangings.get(channel.doc);
      if (!mine?.pending.delete(ref)) return false;
      // What others sent before it came before it (HUB-5).
      channel.since = Math.max(channel.since, seq);
      if (mine.pending.size === 0) mine.hear('taken');
      return true;
    },
    refused(channel, { code }) {
      const mine = exchangings.get(channel.doc);
      if (!mine) return false;
      mine.end(false);
      mine.hear(code);
      return true;
    },
    stop() {
      isStopped = true;
      for (const mine of exchangings.values()) {
        mine.end(false);
        mine.hear('stopped');
      }
    },
  };
}

/**
 * From where a date's document is asked for: all of it. Where it has lost something under the epoch
 * that is known here, an older disk was put back, and a cursor above its head says so: it begins a new
 * epoch, by which every tablet learns of it (HUB-4).
 */
function cursorFor(
  atServer: AtServer,
  doc: string,
  row: DocRow | null,
  isLost: boolean,
): { readonly epoch: string; readonly since: number } {
  const { head, epoch } = atServer.of(doc);
  const isOfThisLife = row && head > 0 && epochMark(row.epoch) === epoch;
  if (!isOfThisLife || (!isLost && row.since <= head)) return { epoch: '', since: 0 };
  return { epoch: row.epoch, since: ABOVE_ANY_HEAD };
}

/** The entries of a past date, in the document that came of it. */
const entriesIn = (
  { identity: { store } }: Memory,
  { date }: PastDay,
  doc: Y.Doc,
): readonly AnyEntry[] => readNew({ ...openDay(store, date), doc }).entries;

/** How much this tablet wrote on the date, and how it is kept where that isn't so yet. */
async function ownOf(
  { doc, row }: PastDay,
  there: Y.Doc,
  kept: Y.Doc | null,
  device: DeviceId,
): Promise<{ readonly count: number; readonly writes: Writes }> {
  if (!kept) return { count: row?.own ?? 0, writes: {} };
  const before = ownCount(kept, device);
  const state = ownState(there, device);
  if (state) Y.applyUpdate(kept, state);
  const count = ownCount(kept, device);
  return { count, writes: count > before ? await keepOwn(doc, kept, device) : {} };
}

/** What the server has of a date and what this tablet had, each entry once; null for nothing new. */
async function packNews(
  { date, isHeld }: PastDay,
  held: readonly AnyEntry[],
  fetched: readonly AnyEntry[],
): Promise<PackedDay | null> {
  const known = new Map(held.map((entry) => [entry.id, entry]));
  const isNews = fetched.some((entry) => !isSame(known.get(entry.id), entry));
  if (isHeld && !isNews && held.length > 0) return null;
  const all = [...new Map([...held, ...fetched].map((entry) => [entry.id, entry])).values()];
  return packDay(date, all);
}

/** Another replica's entry in the same place bears another time. */
const isSame = (held: AnyEntry | undefined, { at, clock }: AnyEntry): boolean =>
  held?.at === at && held.clock.ms === clock.ms && held.clock.count === clock.count;
