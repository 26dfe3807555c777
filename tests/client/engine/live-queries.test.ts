import { Dexie, liveQuery } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';

import type { CaseRow, Database } from '#client/engine/database.ts';
import { commit, SESSION_KEY, type Writes } from '#client/engine/project/commit.ts';

import { createDisk } from './support/disk.ts';

const SESSION = 'this';

// Live queries run nowhere but where there is an IndexedDB, whichever the tables are opened with.
Dexie.dependencies.indexedDB = new IDBFactory();
const caseRow = (id: string, open: 0 | 1): CaseRow => ({
  id,
  kind: 'k',
  about: 'a',
  open,
  at: 1,
  details: null,
});

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** What a screen's query has told so far, and a way to wait for more. */
function watch<Told>(query: () => Promise<Told>) {
  const told: Told[] = [];
  let hear = (): void => undefined;
  const subscription = liveQuery(query).subscribe((value) => {
    told.push(value);
    hear();
  });
  ends.push(() => subscription.unsubscribe());
  return {
    told,
    until: (count: number) =>
      new Promise<readonly Told[]>((done) => {
        hear = () => {
          if (told.length >= count) done(told);
        };
        hear();
      }),
  };
}

/** A tablet's tables as a screen has them open, and the engine's way of writing to them. */
async function openTables(): Promise<{
  readonly screen: Database;
  readonly write: (writes: Writes) => Promise<unknown>;
}> {
  const disk = createDisk();
  const { database } = disk.open();
  await database.device.put({ key: SESSION_KEY, value: SESSION });
  return {
    screen: disk.open().database,
    write: (writes) => commit(database, SESSION, writes),
  };
}

describe('a screen that reads', () => {
  it('hears of a row that comes into what it read, by key and by index', async () => {
    const { screen, write } = await openTables();
    const all = watch(() => screen.cases.count());
    const open = watch(() => screen.cases.where('open').equals(1).primaryKeys());
    const one = watch(async () => (await screen.cases.get('c2'))?.open);
    await Promise.all([all.until(1), open.until(1), one.until(1)]);
    await write({ cases: [caseRow('c2', 1)] });
    expect(await all.until(2)).toEqual([0, 1]);
    expect(await open.until(2)).toEqual([[], ['c2']]);
    expect(await one.until(2)).toEqual([undefined, 1]);
  });

  it('hears of a row that leaves it, changed or taken away', async () => {
    const { screen, write } = await openTables();
    await write({ cases: [caseRow('c1', 1), caseRow('c2', 1)] });
    const open = watch(() => screen.cases.where('open').equals(1).primaryKeys());
    await open.until(1);
    await write({ cases: [caseRow('c1', 0)] });
    await open.until(2);
    await write({ remove: { cases: ['c2'] } });
    expect(await open.until(3)).toEqual([['c1', 'c2'], ['c2'], []]);
  });

  it('hears of what the table gave a key of its own, and of updates that go', async () => {
    const { screen, write } = await openTables();
    const waiting = watch(() => screen.outbox.count());
    const stored = watch(() => screen.updates.where('doc').equals('d').count());
    await Promise.all([waiting.until(1), stored.until(1)]);
    const bytes = new Uint8Array([1]);
    const updates = [{ doc: 'd', bytes }];
    expect(await write({ updates, outbox: [{ doc: 'd', bytes, count: 1, at: 1 }] })).toEqual([1]);
    expect(await waiting.until(2)).toEqual([0, 1]);
    await stored.until(2);
    await write({ updates, remove: { updatesOf: ['d'] } });
    // What is put in the same transaction stays.
    expect((await screen.updates.where('doc').equals('d').toArray()).map(({ id }) => id)).toEqual([
      2,
    ]);
    await write({ remove: { updatesOf: ['d'] } });
    expect((await stored.until(4)).at(-1)).toBe(0);
  });

  it('hears nothing of a transaction that was aborted', async () => {
    const { screen, write } = await openTables();
    const all = watch(() => screen.cases.toArray());
    await all.until(1);
    await screen.device.put({ key: SESSION_KEY, value: 'another' });
    await expect(write({ cases: [caseRow('c1', 1)] })).rejects.toThrow('another tab is the till');
    await screen.device.put({ key: SESSION_KEY, value: SESSION });
    const unstorable = { ...caseRow('c2', 1), details: () => undefined };
    await expect(write({ cases: [caseRow('c1', 1), unstorable] })).rejects.toThrow(
      'could not be cloned',
    );
    expect(await screen.cases.count()).toBe(0);
    expect(all.told).toHaveLength(1);
  });
});
