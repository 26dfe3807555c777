import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import type { Database } from '#client/engine/database.ts';
import { present } from '#domain/kernel/assert.ts';
import type { ChainSettings } from '#domain/chain/records.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import type { Room } from '#domain/rooms/records.ts';
import type { QuarantinedEntries } from '#domain/wire/api.ts';

import { createDisk, type Disk } from './support/disk.ts';
import type { OnlineTablet } from './support/online.ts';
import {
  firstTablet,
  newTablet,
  openRoom,
  secondTablet,
  stopTablets,
  until,
} from './support/store.ts';

afterEach(stopTablets);

/** A copy of all that a tablet's disk holds, as a backup of the browser's profile is. */
async function backup(from: Database): Promise<Disk> {
  const disk = createDisk();
  const { database } = disk.open();
  for (const table of from.tables) {
    await database.table(table.name).bulkPut(await table.toArray());
  }
  return disk;
}

const allSafe = (tablet: OnlineTablet): Promise<void> =>
  until(async () => expect(await tablet.engine.status()).toMatchObject({ unsent: 0 }));

/** How many facts of a type lie in the journals on a tablet's disk. */
async function factsOf({ database }: OnlineTablet, type: string): Promise<number> {
  const doc = new Y.Doc();
  const rows = await database.updates.where('doc').startsWith('journal/').sortBy('id');
  for (const { bytes } of rows) Y.applyUpdate(doc, bytes);
  const logs = [...doc.share.keys()].map((name) => doc.getArray(name).toArray());
  // A tuple's sixth element is the type of its fact.
  return logs.flat().filter((tuple) => Array.isArray(tuple) && tuple[5] === type).length;
}

const noteOf = async (tablet: OnlineTablet, tab: string): Promise<string | undefined> =>
  (await tablet.database.tabs.get(tab as never))?.state.note;

/** Starts a tablet on a backup, trades there apart, and waits until `other` knows of it. */
async function goOnFrom(old: Disk, tab: TabId, other: OnlineTablet): Promise<OnlineTablet> {
  const restored = newTablet(old);
  restored.setNetwork(false);
  const ran = await restored.engine.run({ type: 'noteTab', tab, note: 'after the restore' });
  expect(ran.ok).toBe(true);
  restored.setNetwork(true);
  await until(async () => expect(await noteOf(other, tab)).toBe('after the restore'));
  await allSafe(restored);
  return restored;
}

describe('a tablet restored from an old backup', () => {
  it('[ENG-19] loses nothing of what it did since: it records it anew, and the fork is told', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const tab = await openRoom(first);
    await allSafe(first);
    const old = await backup(first.database);
    await first.engine.run({ type: 'noteTab', tab, note: 'before the restore' });
    await first.engine.run({ type: 'changeHeads', tab, heads: 6 });
    await allSafe(first);
    first.engine.stop();

    const restored = await goOnFrom(old, tab, second);
    await until(async () => {
      expect((await restored.database.tabs.get(tab))?.state.heads).toBe(6);
    });
    expect(await restored.database.device.get('log')).toMatchObject({ value: { epoch: 1 } });
    const path = `/api/stores/${present((await restored.engine.status()).identity, 'it').store}/quarantine`;
    const told = await restored.engine.fetchJson(path);
    const { entries } = (told.ok ? told.value : {}) as { entries: readonly QuarantinedEntries[] };
    expect(entries[0]?.reason).toBe('forked');
  });
});

describe('a tablet restored from a backup that had not sent everything', () => {
  it('[ENG-19] records anew what the hub refused, and not what it has had from it since', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const tab = await openRoom(first);
    await allSafe(first);
    first.setNetwork(false);
    await first.engine.run({ type: 'changeHeads', tab, heads: 6 });
    const old = await backup(first.database);
    first.setNetwork(true);
    await first.engine.run({ type: 'noteTab', tab, note: 'before the restore' });
    await allSafe(first);
    first.engine.stop();

    const restored = await goOnFrom(old, tab, second);
    for (const tablet of [restored, second]) {
      await until(async () => expect(await factsOf(tablet, 'HeadsChanged')).toBe(1));
    }
  });
});

describe('a tablet that is for trading alone', () => {
  it('[ENG-26] edits nothing of the chain’s, and hears what others edit of it', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first, true);
    const { identity } = await second.engine.status();
    expect(identity?.tillOnly).toBe(true);
    const row = await second.database.registers.where('collection').equals('chain').first();
    // A row of this collection holds the chain's settings.
    const chain = present(row, 'the chain').record as ChainSettings;
    const edit = { collection: 'chain', record: { ...chain, name: 'Mine now' } } as const;
    const refused = { ok: false, error: { kind: 'tillOnly' } };
    expect(await second.engine.edit([edit])).toEqual(refused);
    const room = await second.database.registers.where('collection').equals('rooms').first();
    // As above.
    const rooms = { collection: 'rooms', record: present(room, 'a room').record as Room } as const;
    expect(await second.engine.edit([rooms])).toEqual(refused);
    const till = present(identity, 'a store').device;
    const prints = { collection: 'tillPrinters', record: { id: till, printer: null } } as const;
    expect(await second.engine.edit([prints])).toEqual({ ok: true, value: undefined });
    expect(await first.engine.edit([edit])).toEqual({ ok: true, value: undefined });
    await until(async () =>
      expect((await second.database.registers.get(['chain', chain.id]))?.record).toMatchObject({
        name: 'Mine now',
      }),
    );
  });
});

describe('a tablet that is switched', () => {
  it('[ENG-26] hears that it is for trading alone, and keeps to it after a restart', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const device = present((await second.engine.status()).identity, 'a store').device;
    const row = await first.database.registers.where('collection').equals('chain').first();
    // A row of this collection holds the chain's settings.
    const chain = present(row, 'the chain').record as ChainSettings;
    const edit = { collection: 'chain', record: { ...chain, name: 'Mine now' } } as const;
    expect(await first.engine.switchScope(device, true)).toEqual({ ok: true, value: undefined });
    await until(async () => expect((await second.engine.status()).identity?.tillOnly).toBe(true));
    expect(await second.engine.edit([edit])).toEqual({ ok: false, error: { kind: 'tillOnly' } });
    await openRoom(second);
    await allSafe(second);
    second.engine.stop();
    const again = newTablet(second.disk);
    expect((await again.engine.status()).identity?.tillOnly).toBe(true);
    expect(await first.engine.switchScope(device, false)).toEqual({ ok: true, value: undefined });
    await until(async () =>
      expect((await again.engine.status()).identity?.tillOnly).toBeUndefined(),
    );
  });
});

describe('a tablet that was shut out', () => {
  it('[ENG-20] hears it, says it after a restart too, and may forget the store', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const { identity } = await second.engine.status();
    const revoked = await first.engine.revokeDevice(present(identity, 'a store').device);
    expect(revoked).toEqual({ ok: true, value: undefined });
    await until(async () => {
      expect((await second.engine.status()).revokedAt).toBeGreaterThan(0);
      expect(await second.database.device.get('revokedAt')).toBeDefined();
    });
    second.setNetwork(false);
    await openRoom(second);
    second.engine.stop();
    const again = newTablet(second.disk);
    const { revokedAt, unsent } = await again.engine.status();
    expect(revokedAt).toBeGreaterThan(0);
    expect(unsent).toBeGreaterThan(0);
    expect((await again.engine.exportUnsent('a password')).length).toBeGreaterThan(100);
    expect(await again.engine.leaveStore()).toEqual({ ok: true, value: undefined });
    expect((await again.engine.status()).identity).toBeNull();
  });
});
