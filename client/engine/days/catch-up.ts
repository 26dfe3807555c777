import type { AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { accountsAfterPast } from '../accounts/held.ts';
import { countOutbox, todayOf, type Core, type Memory } from '../core.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { printsAfterPast } from '../printing/tidy.ts';
import { recover } from '../project/recover.ts';
import type { AtServer } from '../sync/at-server.ts';
import type { Channels } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { closeOpenDay, storeClosed } from './close.ts';
import { createExchange, type Exchange, type ExchangedDay } from './exchange.ts';
import { comparePast, lastPast, type PastDay } from './missing.ts';
import { foldChanged } from './refold.ts';

export interface CatchUp extends Pick<Exchange, 'take' | 'answered' | 'acked' | 'refused'> {
  /** Begins, or goes on after today became known. Whoever calls it while it runs is heard after that. */
  readonly go: () => Promise<void>;
  /** The server told something of a past date: all is compared once more. */
  readonly news: () => void;
  readonly stop: () => void;
}

/** Days that one transaction takes in. */
const DAYS_AT_A_TIME = 8;
/** Days that are kept in memory between being written and being folded. */
const MOST_STORED = 64;
/** How long after the server could not take something of a date it is offered again, ms. */
const PUT_OFF_MS = 60_000;

/**
 * Past days on one connection: closes those that are open here and whole on the server, then
 * exchanges those of which one of the two lacks something, newest first, a few at a time, the next
 * while those are written. A day goes straight to its segment; it is never opened as a living
 * document.
 *
 * What is to be done follows each time from comparing what the disk has with what the server told. It
 * ends when nothing differs: no date is remembered as done or to do.
 */
export function createCatchUp(
  core: Core,
  channels: Channels,
  send: Send,
  atServer: AtServer,
): CatchUp {
  const exchange = createExchange(core, channels, send, atServer);
  const stored = new Map<BusinessDate, readonly AnyEntry[]>();
  /** Dates that can't be had or given now. */
  const putOff = new Set<string>();
  let isRunning = false;
  let isStopped = false;
  let isAsked = false;
  let hasNews = true;

  const leave = (doc: string): void => {
    const channel = channels.byDoc(doc);
    if (channel) send([{ type: 'unsub', channel: channel.id }]);
    channels.close(doc);
  };
  const later = (doc: string): void => {
    putOff.add(doc);
    core.ports.after(PUT_OFF_MS, () => {
      putOff.delete(doc);
      hasNews = true;
      void go();
    });
  };
  const bring = async (day: PastDay): Promise<ExchangedDay | null> => {
    const exchanged = await exchange.bring(day);
    if ((!exchanged || exchanged.isPutOff) && !isStopped) later(day.doc);
    return exchanged;
  };
  const bringAll = (days: readonly PastDay[]): Promise<readonly (ExchangedDay | null)[]> => {
    const all = Promise.all(days.map(bring));
    // Who waits for them hears of it; where an earlier part failed nobody does.
    all.catch(() => undefined);
    return all;
  };
  const store = async (days: readonly ExchangedDay[]): Promise<void> => {
    const { memory } = core;
    if (!memory) return;
    // A date that a clock put back opened meanwhile is closed from there.
    const still = days.filter(({ day }) => !memory.days.has(day.date));
    const closed = still.flatMap(({ packed }) => packed ?? []);
    const writes: Writes[] = [
      { docs: still.map(({ row }) => row) },
      ...still.map(({ kept }) => kept),
    ];
    for (const { date, entries } of closed) {
      writes.push(await accountsAfterPast(core, memory, date, entries));
      writes.push(await printsAfterPast(core, memory, entries));
    }
    await storeClosed(core, memory, closed, mergeWrites(writes));
    for (const { date, entries } of closed) {
      if (stored.size < MOST_STORED || stored.has(date)) stored.set(date, entries);
    }
    for (const { row, isPutOff } of still) if (!isPutOff) core.lost.delete(row.doc);
  };
  const compare = async (): Promise<readonly PastDay[]> => {
    const days = await core.exclusive(async () =>
      core.memory ? comparePast(core, core.memory, atServer) : [],
    );
    await countOutbox(core);
    return days.filter(({ doc }) => !putOff.has(doc));
  };
  const exchangePast = async (): Promise<void> => {
    const left = await compare();
    let ahead = bringAll(left.slice(0, DAYS_AT_A_TIME));
    for (let from = 0; from < left.length; from += DAYS_AT_A_TIME) {
      if (isStopped) return;
      core.status.set({ catchingUpDays: left.length - from });
      const brought = ahead;
      // The next ones are on their way while these are read, packed and written.
      ahead = bringAll(left.slice(from + DAYS_AT_A_TIME, from + 2 * DAYS_AT_A_TIME));
      const days = (await brought).filter((day) => day !== null);
      if (isStopped) return;
      await core.exclusive(() => store(days));
      await countOutbox(core);
    }
  };
  const run = async (): Promise<void> => {
    await closeWhole(core, channels, atServer, leave);
    await foldChanged(core, () => !isStopped);
    // What is unsent of a past date has to go first; its ACK comes back here.
    if (!core.memory || isBehind(core, core.memory)) return;
    hasNews = false;
    await exchangePast();
    await foldChanged(core, () => !isStopped, stored);
    stored.clear();
    if (!hasNews) core.status.set({ catchingUpDays: 0 });
  };
  /** Whether there is something to look at: while a past date is open, whenever somebody asks. */
  const isWanted = (): boolean => {
    const { memory } = core;
    if (isStopped || !memory || todayOf(core) === null) return false;
    return isBehind(core, memory) ? isAsked : hasNews;
  };

  async function go(): Promise<void> {
    isAsked = true;
    if (isRunning) return;
    isRunning = true;
    try {
      // What was in the way a moment ago may be gone by the time that it has looked.
      while (isWanted()) {
        isAsked = false;
        await run();
      }
    } catch (cause) {
      isStopped = true;
      await core.exclusive(() => recover(core, cause));
    } finally {
      isRunning = false;
    }
  }

  return {
    go,
    take: exchange.take,
    answered: exchange.answered,
    acked: exchange.acked,
    refused: exchange.refused,
    news() {
      hasNews = true;
    },
    stop() {
      isStopped = true;
      exchange.stop();
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
  atServer: AtServer,
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
      // What came and wasn't taken in yet counts as well, and what the server lost.
      const { head } = atServer.of(day.name);
      const isWhole = subbed !== null && since >= head && !memory.incomplete.has(date);
      if (unsent > 0 || !isWhole || core.lost.has(day.name)) return false;
      if (memory.log.unsealedIn === date) return false;
      const own = await closeOpenDay(core, memory, date, { epoch: subbed.epoch, since });
      atServer.gave(day.name, own);
      leave(day.name);
      return true;
    });
    if (!isClosed) return;
  }
}
