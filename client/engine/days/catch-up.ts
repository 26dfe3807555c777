import type { AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { accountsAfterPast } from '../accounts/held.ts';
import { todayOf, type Core, type Memory } from '../core.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { printsAfterPast } from '../printing/tidy.ts';
import { recover } from '../project/recover.ts';
import type { Channels } from '../sync/channels.ts';
import type { Send } from '../sync/link.ts';
import { closeOpenDay, storeClosed } from './close.ts';
import { createExchange, type Exchange, type ExchangedDay } from './exchange.ts';
import { lastPast, missingDays, type Head, type MissingDay } from './missing.ts';
import { foldChanged } from './refold.ts';

export interface CatchUp extends Pick<Exchange, 'take' | 'answered' | 'acked' | 'refused'> {
  /** Begins, or goes on after today became known. Does nothing while it runs. */
  readonly go: () => Promise<void>;
  /** Documents that have grown on the server since. */
  readonly news: (docs: readonly Head[]) => void;
  readonly stop: () => void;
}

/** Days that one transaction takes in. */
const DAYS_AT_A_TIME = 8;
/** Days that are kept in memory between being written and being folded. */
const MOST_STORED = 64;

/**
 * Past days on one connection: closes those that are open here and whole on the server, then
 * exchanges those that are missing, have grown or were lost there, newest first, a few at a time, the
 * next while those are written. A day goes straight to its segment; it is never opened as a living
 * document.
 */
export function createCatchUp(
  core: Core,
  channels: Channels,
  send: Send,
  docs: readonly Head[],
): CatchUp {
  const exchange = createExchange(core, channels, send);
  const stored = new Map<BusinessDate, readonly AnyEntry[]>();
  let isRunning = false;
  let isStopped = false;
  let isAsked = false;
  let hasNews = true;
  const heads = new Map(docs.map(({ doc, head }) => [doc, head]));
  const refusedDocs = new Set<string>();

  /** What grows while it is open here isn't told as news. */
  const reached = (doc: string, since: number): void => {
    heads.set(doc, Math.max(heads.get(doc) ?? 0, since));
  };
  const leave = (doc: string): void => {
    const channel = channels.byDoc(doc);
    if (channel) {
      send([{ type: 'unsub', channel: channel.id }]);
      reached(doc, channel.since);
    }
    channels.close(doc);
  };
  const bringAll = (days: readonly MissingDay[]): Promise<readonly (ExchangedDay | null)[]> => {
    const all = Promise.all(days.map(exchange.bring));
    // Who waits for them hears of it; where an earlier part failed nobody does.
    all.catch(() => undefined);
    return all;
  };
  const store = async (days: readonly ExchangedDay[]): Promise<void> => {
    const { memory } = core;
    if (!memory) return;
    // A date that a clock put back opened meanwhile is closed from there.
    const still = days.filter(({ date }) => !memory.days.has(date));
    const closed = still.flatMap(({ packed }) => packed ?? []);
    const writes: Writes[] = [{ docs: still.flatMap(({ row }) => row ?? []) }];
    for (const { date, entries } of closed) {
      writes.push(await accountsAfterPast(core, memory, date, entries));
      writes.push(await printsAfterPast(core, memory, entries));
    }
    await storeClosed(core, memory, closed, mergeWrites(writes));
    for (const { row } of still) if (row) reached(row.doc, row.since);
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
      showLeft(core, left.slice(from));
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
    // What this tablet wrote on the open days stands where what it wrote before is to be joined on.
    if (!isOpenKnown(core.memory, channels)) return false;
    hasNews = false;
    await fetchMissing();
    await foldChanged(core, () => !isStopped, stored);
    stored.clear();
    showLeft(core, []);
    return hasNews && !isStopped;
  };

  /** What it asks for itself is answered too: only what is news, or is still open, is a reason. */
  const isAskedAgain = (): boolean =>
    isAsked && !isStopped && core.memory !== null && (hasNews || isBehind(core, core.memory));

  return {
    async go() {
      const { memory } = core;
      // What was in the way a moment ago may be gone by the time that it has looked.
      isAsked = true;
      if (isRunning || isStopped || !memory || todayOf(core) === null) return;
      if (!hasNews && !isBehind(core, memory)) return;
      isRunning = true;
      try {
        let isMore = true;
        while (isMore) {
          isAsked = false;
          isMore = (await run()) || isAskedAgain();
        }
      } catch (cause) {
        isStopped = true;
        await core.exclusive(() => recover(core, cause));
      } finally {
        isRunning = false;
      }
    },
    take: exchange.take,
    answered: exchange.answered,
    acked: exchange.acked,
    news(grown) {
      for (const { doc, head } of grown) reached(doc, head);
      hasNews = true;
    },
    refused(channel, code) {
      refusedDocs.add(channel.doc);
      return exchange.refused(channel, code);
    },
    stop() {
      isStopped = true;
      exchange.stop();
    },
  };
}

function showLeft({ status }: Core, left: readonly MissingDay[]): void {
  const givingBackDays = left.filter(({ isLess, isHeld }) => isLess && isHeld).length;
  status.set({ catchingUpDays: left.length - givingBackDays, givingBackDays });
}

/** Whether the server said how it stands with each open day, and has again what it lost of them. */
const isOpenKnown = ({ days }: Memory, channels: Channels): boolean =>
  [...days.values()].every(({ name }) => {
    const channel = channels.byDoc(name);
    return Boolean(channel?.subbed && !channel.owesState);
  });

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
      const isWhole =
        subbed !== null &&
        since >= Math.max(subbed.head, channel?.heard ?? 0) &&
        !channel?.owesState &&
        !memory.incomplete.has(date);
      if (unsent > 0 || !isWhole || memory.log.unsealedIn === date) return false;
      await closeOpenDay(core, memory, date, { doc: day.name, epoch: subbed.epoch, since });
      leave(day.name);
      return true;
    });
    if (!isClosed) return;
  }
}
