import { isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { DAY_MS } from '#domain/kernel/instant.ts';
import type { PrintEnded } from '#domain/printing/entries.ts';
import { endedFacts } from '#domain/printing/spool.ts';
import { nowOf, type Core, type Memory } from '../core.ts';
import type { Writes } from '../project/commit.ts';
import { printRow } from '../project/rows.ts';

/** The hub itself says no more of its copies after so many days. */
const HUB_DAYS = 8;
/** Between all dates and any key that begins with one. */
const NO_DATE = '';

/**
 * What goes when a date is closed: jobs of it, and of dates before, that are over, with their copies
 * in the queue and the hub's word on them. What still waits stays until somebody deals with it.
 */
export async function printsAfterClosing(
  core: Core,
  { hubPrints, books }: Memory,
  date: BusinessDate,
): Promise<Writes> {
  const { database } = core.ports;
  const prints = await database.prints
    .where('[open+date]')
    .between([0, NO_DATE], [0, date], true, true)
    .primaryKeys();
  const over = new Set<string>(prints);
  const done =
    over.size === 0
      ? []
      : await database.printQueue.filter(({ job }) => over.has(job)).primaryKeys();
  // Of jobs that were over before this tablet joined nothing else is here.
  const oldest = nowOf(core) - HUB_DAYS * DAY_MS;
  const told = [...hubPrints.values()]
    .filter(({ job, at }) => over.has(job) || (at < oldest && !books.print(job)))
    .map(({ id }) => id);
  for (const id of told) hubPrints.delete(id);
  return { remove: { prints, printQueue: done, hubPrints: told } };
}

/**
 * What entries of a closed date, come late, say of jobs that still wait here: another tablet, apart,
 * may have printed them. Call within the mutex.
 */
export async function printsAfterPast(
  { ports: { database } }: Core,
  { books, hubPrints }: Memory,
  entries: readonly AnyEntry[],
): Promise<Writes> {
  const ends = entries.flatMap((entry) =>
    isKnown(entry) && entry.fact.type === 'PrintEnded' ? [{ entry, fact: entry.fact }] : [],
  );
  if (ends.length === 0) return {};
  const waiting = new Set(
    (await database.prints.bulkGet(ends.map(({ fact }) => fact.job))).flatMap((row) =>
      row?.open ? [row.id] : [],
    ),
  );
  for (const { entry, fact } of ends) {
    if (waiting.has(fact.job) && isNews(books, fact)) books.recall(`print:${fact.job}`, [entry]);
  }
  const jobs = [...waiting].flatMap((job) => books.print(job) ?? []);
  return { prints: jobs.map((job) => printRow(job, hubPrints)) };
}

const isNews = (books: Memory['books'], { job, copy, printer, outcome }: PrintEnded): boolean =>
  endedFacts(books.print(job), copy, printer, outcome).length > 0;
