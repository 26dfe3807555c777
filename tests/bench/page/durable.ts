import { assert } from '#domain/kernel/assert.ts';

import type { Pairs } from '../statistics.ts';
import { openTablet } from './tablet.ts';
import { takeTransactions, watchTransactions } from './count-transactions.ts';
import { evening, runOne } from './evening.ts';
import { openRawDisk } from './raw-disk.ts';
import { randomBytes } from './store-docs.ts';

export interface DurableFigures extends Pairs {
  /** The most strict readwrite transactions that one command took: each is an fsync. */
  readonly mostStrict: number;
  /** The most others that could write. */
  readonly mostOther: number;
}

/**
 * Commands through the whole engine, once the evening has `before` of them, each followed by a bare
 * put of as many bytes as the command put into the journal. The server is out of reach.
 */
export async function measureDurable(before: number, samples: number): Promise<DurableFigures> {
  watchTransactions();
  const { engine, store, clock, database } = await openTablet('durable', { online: false });
  const disk = await openRawDisk('durable-floor');
  const commands = evening(store.demo, clock);
  let next = commands.next();
  for (let count = 0; count < before; count += 1) {
    next = commands.next(await runOne(engine, next.value));
  }
  const figure: number[] = [];
  const floor: number[] = [];
  const counts: { strict: number; other: number }[] = [];
  for (let count = 0; count < samples; count += 1) {
    takeTransactions();
    const start = performance.now();
    const outcome = await runOne(engine, next.value);
    figure.push(performance.now() - start);
    const taken = takeTransactions().filter((one) => one.database === database.name);
    const strict = taken.filter((one) => one.durability === 'strict').length;
    counts.push({ strict, other: taken.length - strict });
    const last = await database.updates.orderBy(':id').last();
    assert(last !== undefined, 'the command stored no update');
    const bytes = randomBytes(last.bytes.byteLength);
    const floorStart = performance.now();
    await disk.put(bytes);
    floor.push(performance.now() - floorStart);
    next = commands.next(outcome);
  }
  return {
    figure,
    floor,
    mostStrict: Math.max(...counts.map(({ strict }) => strict)),
    mostOther: Math.max(...counts.map(({ other }) => other)),
  };
}
