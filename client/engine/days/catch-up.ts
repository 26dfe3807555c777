import * as Y from 'yjs';
import type { AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { accountsAfterPast } from '../accounts/held.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import type { DocRow } from '../database.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { printsAfterPast } from '../printing/tidy.ts';
import { recover } from '../project/recover.ts';
import type { Channel, Channels, Received } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { closeOpenDay, packDay, storeClosed, type PackedDay } from './close.ts';
import { entriesOf, lastPast, missingDays, type Head, type MissingDay } from './missing.ts';
import { foldChanged } from './refold.ts';

export interface CatchUp {
  /** Begins, or goes on after today became known. Does nothing while it runs. */
  readonly go: () => Promise<void>;
  /** @returns whether the update was of the day being fetched. */
  readonly take: (received: Received) => boolean;
  readonly answered: (channel: Channel) => boolean;
  /** Documents that have grown on the server since. */
  readonly news: (docs: readonly Head[]) => void;
  readonly refused: (channel: Channel) => void;
  readonly stop: () => void;
}

interface Fetching {
  readonly doc: string;
  readonly ydoc: Y.Doc;
  readonly end: (isWhole: boolean) => void;
}

/** A day as it came, with what to note of its document. */
interface BroughtDay extends PackedDay {
  readonly row: DocRow;
}

/** Days that one transaction takes in. */
const DAYS_AT_A_TIME = 8;
/** Days that are kept in memory between being written and being folded. */
const MOST_STORED = 64;

/**
 * Past days on one connection: closes those that are open here and whole on the server, then fetches
 * those that are missing or have grown there, newest first, a few at a time, the next while those are
 * written. A day goes straight to its segment; it is never opened as a living document.
 */
export function createCatchUp(
  core: Core,
  channels: Channels,
  send: Send,
  docs: readonly Head[],
): CatchUp {
  const fetchings = new Map<string, Fetching>();
  const stored = new Map<BusinessDate, readonly AnyEntry[]>();
  let isRunning = false;
  let isStopped = false;
  let hasNews = true;
  const heads = new Map(docs.map(({ doc, head }) => [doc, head]));
  const refusedDocs = new Set<string>();

  const fetchDay = (doc: string): Promise<Fetching | null> =>
    new Promise((resolve) => {
      const ydoc = new Y.Doc();
      const mine: Fetching = {
        doc,
        ydoc,
        end(isWhole) {
          fetchings.delete(doc);
          resolve(isWhole ? mine : null);
        },
      };
      fetchings.set(doc, mine);
      send([channels.open(doc, { epoch: '', since: 0 })]);
    });
  const leave = (doc: string): void => {
    const channel = channels.byDoc(doc);
    if (channel) send([{ type: 'unsub', channel: channel.id }]);
    channels.close(doc);
  };
  /** Fetches a day and packs it, without the mutex; null when it can't be had now. */
  const bring = async (day: MissingDay): Promise<BroughtDay | null> => {
    const { doc, date, head } = day;
    const fetched = await fetchDay(doc);
    const channel = channels.byDoc(doc);
    leave(doc);
    const { memory } = core;
    if (!fetched || !memory || isStopped) return null;
    const entries = await entriesOf(core, memory, day, fetched.ydoc);
    const row = {
      doc,
      epoch: channel?.subbed?.epoch ?? '',
      since: Math.max(head, channel?.since ?? 0),
    };
    return { ...(await packDay(date, entries)), row };
  };
  const bringAll = (days: readonly MissingDay[]): Promise<readonly (BroughtDay | null)[]> => {
    const all = Promise.all(days.map(bring));
    // Who waits for them hears of it; where an earlier part failed nobody does.
    all.catch(() => undefined);
    return all;
  };
  const store = async (days: readonly BroughtDay[]): Promise<void> => {
    const { memory } = core;
    if (!memory) return;
    // A date that a clock put back opened meanwhile is closed from there.
    const closed = days.filter(({ date }) => !memory.days.has(date));
    const writes: Writes[] = [{ docs: closed.map(({ row }) => row) }];
    for (const { date, entries } of closed) {
      writes.push(await accountsAfterPast(core, memory, date, entries));
      writes.push(await printsAfterPast(core, memory, entries));
    }
    await storeClosed(core, memory, closed, mergeWrites(writes));
    for (const { date, entries } of closed) {
      if (stored.size < MOST_STORED || stored.has(date)) stored.set(date, entries);
    }
  };
  const fetchMissing = async (): Promise<void> => {
    const all = [...heads].map(([doc, head]) => ({ doc, head }));
    const missing = await missingDays(core, all);
    const left = missing.filter(({ doc }) => !refusedDocs.has(doc));
    let ahead = bringAll(left.slice(0, DAYS_AT_A_TIME));
    for (let from = 0; from < left.length; from += DAYS_AT_A_TIME) {
      if (isStopped) return;
      core.status.set({ catchingUpDays: left.length - from });
      const brought = ahead;
      // The next ones are on their way while these are read, packed and written.
      ahead = bringAll(left.slice(from + DAYS_AT_A_TIME, from + 2 * DAYS_AT_A_TIME));
      const days = (await brought).filter((day) => day !== null);
      if (!isStopped) await core.exclusive(() => store(days));
    }
  };
  /** @returns whether there may be more to do at once. */
  const run = async (): Promise<boolean> => {
    await closeWhole(core, channels, leave);
    await foldChanged(core, () => !isStopped);
    // What is unsent of a past date has to go first; its ACK comes back here.
    if (!core.memory || isBehind(core, core.memory)) return false;
    hasNews = false;
    await fetchMissing();
    await foldChanged(core, () => !isStopped, stored);
    stored.clear();
    core.status.set({ catchingUpDays: 0 });
    return hasNews && !isStopped;
  };

  return {
    async go() {
      const { memory } = core;
      if (isRunning || isStopped || !memory || todayOf(core) === null) return;
      if (!hasNews && !isBehind(core, memory)) return;
      isRunning = true;
      try {
        let isMore = true;
        while (isMore) isMore = await run();
      } catch (cause) {
        isStopped = true;
        await core.exclusive(() => recover(core, cause));
      } finally {
        isRunning = false;
      }
    },
    take({ channel, bytes, seq }) {
      const fetching = fetchings.get(channel.doc);
      if (!fetching) return false;
      applyJournalUpdate(fetching.ydoc, bytes);
      channel.since = seq;
      if (channel.subbed && seq >= channel.subbed.head) fetching.end(true);
      return true;
    },
    news(grown) {
      for (const { doc, head } of grown) heads.set(doc, head);
      hasNews = true;
    },
    answered(channel) {
      const fetching = fetchings.get(channel.doc);
      if (!fetching) return false;
      if (channel.subbed?.head === 0) fetching.end(true);
      return true;
    },
    refused(channel) {
      refusedDocs.add(channel.doc);
      fetchings.get(channel.doc)?.end(false);
    },
    stop() {
      isStopped = true;
      for (const fetching of fetchings.values()) fetching.end(false);
    },
  };
}

/** Whether a past date is still open here: what comes before it in time must wait for it. */
function isBehind(core: Core, memory: Memory): boolean {
  const last = lastPast(core);
  return last === null || [...memory.days.keys()].some((date) => date <= last);
}

/** Closes past dates, oldest first, as long as the server has all of each and we have all of its. */
async function closeWhole(
  core: Core,
  channels: Channels,
  leave: (doc: string) => void,
): Promise<void> {
  const last = lastPast(core);
  const dates = [...(core.memory?.days.keys() ?? [])].toSorted();
  for (const date of dates) {
    if (last === null || date > last) return;
    const isClosed = await core.exclusive(async () => {
      const { memory } = core;
      const day = memory?.days.get(date);
      if (!memory || !day) return false;
      const channel = channels.byDoc(day.name);
      const unsent = await core.ports.database.outbox.where('doc').equals(day.name).count();
      const { subbed, since } = channel ?? { subbed: null, since: 0 };
      const isWhole = subbed !== null && since >= subbed.head && !memory.incomplete.has(date);
      if (unsent > 0 || !isWhole || memory.log.unsealedIn === date) return false;
      await closeOpenDay(core, memory, date, { doc: day.name, epoch: subbed.epoch, since });
      leave(day.name);
      return true;
    });
    if (!isClosed) return;
  }
}
