import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { offlineTablet } from './support/tablet.ts';
import { openFirstRoom } from './support/trade.ts';

const doc = 'journal/s1/2026-11-20';

/** What a tablet with a newer program wrote: a fact this one has never heard of. */
function newerUpdate(): Uint8Array {
  const other = new Y.Doc();
  const tuple = [0, 1_795_000_000_000, 0, 0, 'boss', 'RoomPerfumed', 7, { room: 'r1', scent: 3 }];
  other.getArray('log:d9:0').push([tuple]);
  return Y.encodeStateAsUpdate(other);
}

describe('an entry from a newer version', () => {
  it('[ENG-9] is counted and kept, and trade goes on', async () => {
    const tablet = await offlineTablet();
    await openFirstRoom(tablet);
    await tablet.database.updates.add({ doc, bytes: newerUpdate() });
    const again = await tablet.restart();
    expect((await again.engine.status()).unknownEntries).toBe(1);
    await again.must({ type: 'openShift', float: {} });

    const kept = new Y.Doc();
    for (const { bytes } of await again.database.updates.where('doc').equals(doc).toArray()) {
      Y.applyUpdate(kept, bytes);
    }
    expect(kept.getArray('log:d9:0').get(0)).toMatchObject({ 5: 'RoomPerfumed', 7: { scent: 3 } });
  });

  it('[ENG-9] is counted too when its body is malformed', async () => {
    const tablet = await offlineTablet();
    const other = new Y.Doc();
    other.getArray('log:d9:0').push([[0, 1, 0, 0, 'boss', 'RoomCleaned', 1, { room: 12 }]]);
    await tablet.database.updates.add({ doc, bytes: Y.encodeStateAsUpdate(other) });
    const again = await tablet.restart();
    expect((await again.engine.status()).unknownEntries).toBe(1);
  });
});

describe('a journal of many updates', () => {
  it('[ENG-2] is written together at start, and nothing of it is lost', async () => {
    const tablet = await offlineTablet();
    const tab = await openFirstRoom(tablet);
    for (let heads = 1; heads <= 40; heads += 1) {
      await tablet.must({ type: 'changeHeads', tab, heads });
    }
    const again = await tablet.restart();
    expect(await again.database.updates.where('doc').equals(doc).count()).toBe(1);
    const third = await again.restart();
    await third.must({ type: 'noteTab', tab, note: 'many' });
    expect((await third.database.tabs.get(tab))?.state).toMatchObject({ heads: 40, note: 'many' });
    expect(await third.database.outbox.count()).toBe(42);
  });
});
