import * as Y from 'yjs';
import { logName, type AnyEntry } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AckFrame, NackCode } from '#domain/wire/frames.ts';
import type { Core, Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import type { Channel, Channels, Received } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { packDay, type PackedDay } from './close.ts';
import { appendTo, lackingOf } from './give-back.ts';
import { fetchedOf, type MissingDay } from './missing.ts';
import { heldOfClosed } from './segments.ts';

/** References of what is given back; each is unlike those of any other push. */
export const FIRST_REF = 2 ** 41;

/** A past day, with which this tablet and the server have told each other what the other lacked. */
export interface ExchangedDay {
  readonly date: BusinessDate;
  /** All that is known of it; null where this tablet knew all before. */
  readonly packed: PackedDay | null;
  /** What to note of its document; null where the server could not take all that it lacks. */
  readonly row: DocRow | null;
}

export interface Exchange {
  /**
   * Fetches a past day whole, and gives the server what it lacks of this tablet's own log there. In
   * the order of the calls: a log grows at its ends alone (HUB-14), so that what is newest comes first.
   *
   * @returns null when the day can't be had now.
   */
  readonly bring: (day: MissingDay) => Promise<ExchangedDay | null>;
  /** @returns whether the update was of a day being exchanged. */
  readonly take: (received: Received) => boolean;
  readonly answered: (channel: Channel) => boolean;
  /** @returns whether it was of something given back. */
  readonly acked: (channel: Channel, ack: AckFrame) => boolean;
  readonly refused: (channel: Channel, code: NackCode) => boolean;
  readonly stop: () => void;
}

type Answer = 'taken' | 'lost' | NackCode;

interface Exchanging {
  readonly channel: Channel;
  readonly ydoc: Y.Doc;
  /** Whether all that the server has came. */
  readonly isWhole: Promise<boolean>;
  readonly end: (isWhole: boolean) => void;
  /** Hears the server's word on what was given last. */
  hear: (answer: Answer) => void;
}

/** The exchange of past days on one connection. */
export function createExchange(core: Core, channels: Channels, send: Send): Exchange {
  const exchangings = new Map<string, Exchanging>();
  /** Logs of which the server would not take something: what lies before it has no place there. */
  const shut = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  let nextRef = FIRST_REF;
  let isStopped = false;
  /** Set once the server could not take something now: the next connection goes on from there. */
  let isPutOff = false;

  const begin = (doc: string): Exchanging => {
    const whole = Promise.withResolvers<boolean>();
    send([channels.open(doc, { epoch: '', since: 0 })]);
    const channel = present(channels.byDoc(doc), 'the channel just opened');
    const mine: Exchanging = {
      channel,
      ydoc: new Y.Doc(),
      isWhole: whole.promise,
      end: whole.resolve,
      hear: () => undefined,
    };
    exchangings.set(doc, mine);
    return mine;
  };
  const leave = (mine: Exchanging): void => {
    const { channel } = mine;
    if (exchangings.get(channel.doc) !== mine) return;
    exchangings.delete(channel.doc);
    send([{ type: 'unsub', channel: channel.id }]);
    channels.close(channel.doc);
  };
  const push = (mine: Exchanging, update: Uint8Array): Promise<Answer> => {
    const answer = Promise.withResolvers<Answer>();
    mine.hear = answer.resolve;
    send([{ type: 'push', channel: mine.channel.id, ref: nextRef, update }]);
    nextRef += 1;
    return answer.promise;
  };
  /** @returns whether there is nothing more of it that the server might take. */
  const give = async (
    mine: Exchanging,
    held: readonly AnyEntry[],
    { identity }: Memory,
  ): Promise<boolean> => {
    for (const { log, parts } of lackingOf(held, identity.device, mine.ydoc)) {
      if (isPutOff || isStopped) return false;
      if (shut.has(logName(log))) continue;
      // A Yjs client writes one log (HUB-11).
      mine.ydoc.clientID = new Y.Doc().clientID;
      const { channel, ydoc } = mine;
      send([{ type: 'writer', channel: channel.id, client: ydoc.clientID, epoch: log.epoch }]);
      for (const part of parts) {
        const answer = await push(mine, appendTo(ydoc, log, part));
        if (answer === 'taken') continue;
        if (isPassing(answer)) {
          isPutOff = true;
          return false;
        }
        shut.add(logName(log));
        break;
      }
    }
    return true;
  };
  const exchange = async (
    { doc, date, head, isHeld }: MissingDay,
    mine: Exchanging,
    before: Promise<unknown>,
  ): Promise<ExchangedDay | null> => {
    try {
      const isWhole = await mine.isWhole;
      const { memory } = core;
      if (!isWhole || !memory || isStopped) return null;
      const { store } = memory.identity;
      const held = isHeld ? await heldOfClosed(core.ports.database, store, date) : [];
      await before;
      const isDone = await give(mine, held, memory);
      // From here on what is new of it is told as news.
      leave(mine);
      if (isStopped) return null;
      const { subbed, since } = mine.channel;
      const row = { doc, epoch: subbed?.epoch ?? '', since: Math.max(head, since) };
      const fetched = fetchedOf(store, date, mine.ydoc);
      const known = new Map(held.map((entry) => [entry.id, entry]));
      const isNews = fetched.some((entry) => !isSame(known.get(entry.id), entry));
      const all = [...new Map([...held, ...fetched].map((entry) => [entry.id, entry])).values()];
      const packed = isNews || held.length === 0 ? await packDay(date, all) : null;
      return { date, packed, row: isDone ? row : null };
    } finally {
      leave(mine);
    }
  };

  return {
    bring(day) {
      const exchanged = exchange(day, begin(day.doc), turn);
      turn = exchanged.catch(() => undefined);
      return exchanged;
    },
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
    acked(channel, { seq }) {
      const mine = exchangings.get(channel.doc);
      if (!mine) return false;
      // What others sent before it came before it (HUB-5).
      channel.since = Math.max(channel.since, seq);
      mine.hear('taken');
      return true;
    },
    refused(channel, code) {
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
        mine.hear('lost');
      }
    },
  };
}

/** Whether the server may well take it another time. */
const isPassing = (answer: Answer): boolean =>
  answer === 'lost' || answer === 'storage' || answer === 'revoked';

const isSame = (held: AnyEntry | undefined, entry: AnyEntry): boolean =>
  held !== undefined && JSON.stringify(toTuple(held)) === JSON.stringify(toTuple(entry));
