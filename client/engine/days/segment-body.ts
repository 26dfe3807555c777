import {
  compareEntries,
  isKnown,
  logName,
  parseLogName,
  type AnyEntry,
  type Entry,
} from '#domain/journal/entry.ts';
import { FACT_VERSIONS, isFactType } from '#domain/journal/facts.ts';
import { checkedEntry } from '#domain/journal/schema.ts';
import { fromTuple, toTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StaffId, StoreId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import { createCompacter, expandFact, type CompactFact, type Things } from './compact-fact.ts';

/**
 * A closed day's entries in journal order, envelopes column by column: so they are read back without
 * a check and without a copy of any fact, since they were checked when they were written.
 */
export interface SegmentBody {
  readonly logs: readonly string[];
  readonly actors: readonly StaffId[];
  /** One item an entry in each of the columns. */
  readonly log: readonly number[];
  readonly seq: readonly number[];
  /** Clock readings less those of the entry before, ms. */
  readonly ms: readonly number[];
  readonly count: readonly number[];
  /** `at` − the clock's reading, ms. */
  readonly at: readonly number[];
  readonly actor: readonly number[];
  /** Null for one that folds set aside. */
  readonly facts: readonly (CompactFact | null)[];
  readonly things: Things;
  /** The versions that the facts were written in. */
  readonly versions: Readonly<Record<string, number>>;
  /** Those set aside, as tuples, by their index. */
  readonly aside: Readonly<Record<string, EntryTuple>>;
}

export function toBody(unordered: readonly AnyEntry[]): SegmentBody {
  const entries = unordered.toSorted(compareEntries);
  const logs = indexer<string>();
  const actors = indexer<StaffId>();
  const compacter = createCompacter();
  const facts = entries.map((entry) => (isKnown(entry) ? compacter.compact(entry.fact) : null));
  let ms = 0;
  return {
    log: entries.map((entry) => logs.indexOf(logName(entry))),
    seq: entries.map(({ seq }) => seq),
    ms: entries.map(({ clock }) => -(ms - (ms = clock.ms))),
    count: entries.map(({ clock }) => clock.count),
    at: entries.map(({ at, clock }) => at - clock.ms),
    actor: entries.map(({ actor }) => actors.indexOf(actor)),
    facts,
    things: compacter.things,
    versions: Object.fromEntries(
      entries.filter(isKnown).map(({ fact: { type } }) => [type, FACT_VERSIONS[type]]),
    ),
    aside: Object.fromEntries(
      entries.flatMap((entry, index) => (isKnown(entry) ? [] : [[index, toTuple(entry)]])),
    ),
    logs: logs.all,
    actors: actors.all,
  };
}

function indexer<Value>() {
  const all: Value[] = [];
  const known = new Map<Value, number>();
  return {
    all,
    indexOf(value: Value): number {
      const index = known.get(value) ?? all.push(value) - 1;
      known.set(value, index);
      return index;
    },
  };
}

/** The entries in journal order. What was set aside is looked at again: this version may read it. */
export function fromBody(body: SegmentBody, store: StoreId, date: BusinessDate): AnyEntry[] {
  const logs = body.logs.map((name) => {
    const log = present(parseLogName(name), 'a log');
    return { ...log, prefix: `${log.device}.${log.epoch}.` };
  });
  const newer = newerVersions(body);
  const entries: AnyEntry[] = [];
  let ms = 0;
  for (const [index, fact] of body.facts.entries()) {
    ms += body.ms[index] ?? 0;
    const log = present(logs[body.log[index] ?? -1], 'the log of an entry');
    if (!fact) {
      const read = fromTuple(body.aside[index], { store, date, log });
      if (read.ok) entries.push(checkedEntry(read.value));
      continue;
    }
    const seq = present(body.seq[index], 'the seq of an entry');
    const entry: Entry = {
      store,
      date,
      device: log.device,
      epoch: log.epoch,
      seq,
      clock: { ms: instant(ms), count: body.count[index] ?? 0 },
      at: (ms + (body.at[index] ?? 0)) as Instant,
      actor: present(body.actors[body.actor[index] ?? -1], 'the actor of an entry'),
      // As entryId makes it, from the log's part of it.
      id: `${log.prefix}${seq}` as Entry['id'],
      fact: expandFact(fact, body.things),
    };
    entries.push(newer.size === 0 ? entry : setAsideNewer(entry, newer));
  }
  return entries;
}

/** Types that a newer version of the app wrote, which was taken back since. */
const newerVersions = (body: SegmentBody): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(body.versions).filter(
      ([type, version]) => !isFactType(type) || version > FACT_VERSIONS[type],
    ),
  );

function setAsideNewer(entry: Entry, newer: ReadonlyMap<string, number>): AnyEntry {
  const { fact, ...envelope } = entry;
  const version = newer.get(fact.type);
  if (version === undefined) return entry;
  const { type, ...body } = fact;
  return { ...envelope, unknownType: `${type}@${version}`, body };
}
