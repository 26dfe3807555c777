import * as Y from 'yjs';
import type { AnyEntry } from '#domain/journal/entry.ts';
import { isBusinessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { accountsAfterPast } from '../accounts/held.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import { openDay, readNew } from '../journal/documents.ts';
import { recover } from '../project/recover.ts';
import type { Channel, Channels, Received } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { closeOpenDay, storeClosed } from './close.ts';
import { foldChanged } from './refold.ts';
import { heldOfClosed } from './segments.ts';

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

/** A journal document on the server, and its last sequence there. */
export interface Head {
  readonly doc: string;
  readonly head: number;
}

interface Fetching {
  readonly doc: string;
  readonly ydoc: Y.Doc;
  readonly end: (isWhole: boolean) => void;
}

/** Days that are kept in memory between being written and being folded. */
const MOST_STORED = 64;

/**
 * Past days on one connection: closes those that are open here and whole on the server, then fetches
 * those that are missing or have grown there, newest first, the next while one is written. A day goes
 * straight to its segment; it is never opened as a living document.
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
  const fetchMissing = async (): Promise<void> => {
    const all = [...heads].map(([doc, head]) => ({ doc, head }));
    const missing = await missingDays(core, all);
    const left = missing.filter(({ doc }) => !refusedDocs.has(doc));
    let ahead = left[0] ? fetchDay(left[0].doc) : null;
    for (const [index, next] of left.entries()) {
      if (isStopped) return;
      core.status.set({ catchingUpDays: left.length - index });
      const fetched = await ahead;
      const channel = channels.byDoc(next.doc);
      const epoch = channel?.subbed?.epoch ?? '';
      leave(next.doc);
      // The next one is on its way while this one is read, packed and written.
      const after = left[index + 1];
      ahead = after && !isStopped ? fetchDay(after.doc) : null;
      if (!fetched || isStopped) continue;
      await core.exclusive(async () => {
        const { memory } = core;
        if (!memory) return;
        const entries = await allEntries(core, memory, next.date, fetched.ydoc);
        const row = { doc: next.doc, epoch, since: Math.max(next.head, channel?.since ?? 0) };
        const accounts = await accountsAfterPast(core, memory, next.date, entries);
        await storeClosed(core, memory, next.date, entries, { docs: [row], ...accounts });
        if (stored.size < MOST_STORED || stored.has(next.date)) stored.set(next.date, entries);
      });
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
      Y.applyUpdate(fetching.ydoc, bytes);
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

/** Dates before yesterday are past: nobody writes to them but tablets that were apart. */
const lastPast = (core: Core): BusinessDate | null => {
  const today = todayOf(core);
  return today === null ? null : plusDays(today, -2);
};

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

interface MissingDay extends Head {
  readonly date: BusinessDate;
}

async function missingDays(core: Core, docs: readonly Head[]): Promise<readonly MissingDay[]> {
  const last = lastPast(core);
  const { memory } = core;
  if (last === null || !memory) return [];
  const rows = await core.ports.database.docs.where('doc').startsWith('journal/').toArray();
  const known = new Map(rows.map(({ doc, since }) => [doc, since]));
  return docs
    .map(({ doc, head }) => ({ doc, head, date: doc.slice(doc.lastIndexOf('/') + 1) }))
    .filter((day): day is MissingDay => isBusinessDate(day.date) && day.date <= last)
    .filter(({ doc, date, head }) => head !== (known.get(doc) ?? 0) && !memory.days.has(date))
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));
}

/** What the server has of a date and what this tablet had, each entry once. */
async function allEntries(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  doc: Y.Doc,
): Promise<readonly AnyEntry[]> {
  const { store } = memory.identity;
  const { entries } = readNew({ ...openDay(store, date), doc });
  const held = await heldOfClosed(core.ports.database, store, date);
  if (held.length === 0) return entries;
  return [...new Map([...held, ...entries].map((entry) => [entry.id, entry])).values()];
}
