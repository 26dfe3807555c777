import { gzip, utf8 } from '#client/engine/bytes.ts';
import { demoDates, demoHistory } from '#domain/demo/history.ts';
import { journalDoc, type AnyEntry } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import { businessDateOf, plusDays } from '#domain/kernel/business-date.ts';

import type { Pairs } from '../statistics.ts';
import { openRawDisk } from './raw-disk.ts';
import { journalUpdate, makeStore } from './store-docs.ts';
import { EVENING_START, makeTablet } from './tablet.ts';

const MOST_DAYS = 90;

/** Days to catch up with, newest last, with at least `entries` entries. */
async function pastDays(entries: number): Promise<ReadonlyMap<string, readonly AnyEntry[]>> {
  const { demo } = await makeStore();
  const { settings } = present(demo.stores[0], 'the first store');
  // Yesterday stays open on a tablet, so the past ends the day before.
  const yesterday = plusDays(businessDateOf(EVENING_START, settings), -1);
  const days = new Map<string, readonly AnyEntry[]>();
  let count = 0;
  for (const day of demoHistory(demo, settings.id, demoDates(yesterday, MOST_DAYS))) {
    if (count >= entries) break;
    days.set(journalDoc(settings.id, day.date), [...day.entries]);
    count += day.entries.length;
  }
  return days;
}

/**
 * A tablet that joins a store with a past: from joining to segment, rollup and rows of every past
 * day. The floor is packing the same tuples as one segment and putting it strictly.
 */
export async function measureCatchUp(
  entries: number,
  samples: number,
): Promise<Pairs & { readonly days: number; readonly entries: number }> {
  const days = await pastDays(entries);
  const all = [...days.values()].flat();
  const journal = new Map([...days].map(([doc, own]) => [doc, journalUpdate(own)]));
  const disk = await openRawDisk('catch-up-floor');
  const figure: number[] = [];
  const floor: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const floorStart = performance.now();
    await disk.put(await gzip(utf8(JSON.stringify(all.map(toTuple)))));
    floor.push(performance.now() - floorStart);
    figure.push(await catchUpOnce(`catch-up-${sample}`, journal));
  }
  return { figure, floor, days: days.size, entries: all.length };
}

async function catchUpOnce(
  name: string,
  journal: ReadonlyMap<string, Uint8Array>,
): Promise<number> {
  const { engine, database } = await makeTablet(name, { journal });
  await engine.status();
  const isDone = Promise.withResolvers<void>();
  let hasBegun = false;
  await engine.onStatus(({ catchingUpDays }) => {
    if (hasBegun && catchingUpDays === 0) isDone.resolve();
    hasBegun ||= catchingUpDays > 0;
  });
  const start = performance.now();
  const joined = await engine.tryDemo('zh-CN');
  assert(joined.ok, 'the tablet could not join');
  await isDone.promise;
  const took = performance.now() - start;
  const [segments, rollups] = [await database.segments.count(), await database.rollups.count()];
  assert(segments === journal.size && rollups >= journal.size, 'every past day was taken in');
  engine.stop();
  return took;
}
