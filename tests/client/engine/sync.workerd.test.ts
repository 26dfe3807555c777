import { afterEach, describe, expect, inject, it, vi } from 'vitest';

import { id, type RoomId, type RoomTypeId, type TabId, type TariffId } from '#domain/kernel/ids.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { dayMinute } from '#domain/kernel/business-date.ts';
import type { RecordEdit } from '#client/engine/api.ts';

import { onlineTablet, type OnlineTablet } from './support/online.ts';

const tablets: OnlineTablet[] = [];
afterEach(() => {
  for (const tablet of tablets.splice(0)) tablet.engine.stop();
});

const room = id<RoomId>('r1');
const openRoom = { type: 'openRoom', room, party: 'Li', heads: 4, member: null } as const;

function newTablet(options: Parameters<typeof onlineTablet>[1] = {}): OnlineTablet {
  const tablet = onlineTablet(inject('serverUrl'), options);
  tablets.push(tablet);
  return tablet;
}

const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 8_000, interval: 20 });

/** A chain with one room, and its first tablet with the owner signed in. */
async function firstTablet(): Promise<OnlineTablet> {
  const tablet = newTablet();
  const started = await tablet.engine.startChain({
    chainName: 'Test chain',
    storeName: 'First store',
    timeZone: 'Asia/Shanghai',
    closeoutMinute: 480,
    ownerName: 'Owner',
    ownerPin: '2580',
    deviceName: 'Front',
  });
  expect(started.ok).toBe(true);
  await until(async () => expect((await tablet.engine.status()).date).not.toBeNull());
  const edited = await until(async () => {
    const outcome = await tablet.engine.edit(oneRoom);
    expect(outcome).toEqual({ ok: true, value: undefined });
    return outcome;
  });
  expect(edited.ok).toBe(true);
  return tablet;
}

async function secondTablet(first: OnlineTablet): Promise<OnlineTablet> {
  const { identity } = await first.engine.status();
  if (!identity) throw new Error('the first tablet has no store');
  const code = await first.engine.makeCode(identity.store);
  if (!code.ok) throw new Error(JSON.stringify(code.error));
  const tablet = newTablet();
  const joined = await tablet.engine.joinWithCode(code.value.code, 'Bar');
  if (!joined.ok) throw new Error(JSON.stringify(joined.error));
  const staff = await until(async () => {
    const rows = await tablet.database.registers.where('collection').equals('staff').toArray();
    expect(rows).toHaveLength(1);
    return rows[0]?.id ?? '';
  });
  await until(async () => {
    expect(await tablet.engine.signIn(id(staff), '2580')).toEqual({ ok: true, value: undefined });
  });
  return tablet;
}

const tariff = {
  id: id<TariffId>('t1'),
  name: 'Hourly',
  bands: [{ from: dayMinute(480), to: dayMinute(1920), rateFen: yuan(60), capFen: null }],
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'perMinute',
  firstHourWhole: false,
  freeMinutes: 10,
  capFen: null,
} as const;
const roomType = {
  id: id<RoomTypeId>('small'),
  name: 'Small',
  capacity: 6,
  tariffs: { '': tariff.id },
  sort: 1,
  retired: false,
};
const oneRoom: readonly RecordEdit[] = [
  { collection: 'tariffs', record: tariff },
  { collection: 'roomTypes', record: roomType },
  {
    collection: 'rooms',
    record: { id: room, name: '101', type: roomType.id, area: '1F', sort: 1, retired: false },
  },
];

describe('two tablets and their hub', () => {
  it('[ENG-10] what one does the other shows, and the outbox empties', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const ran = await first.engine.run(openRoom);
    expect(ran).toMatchObject({ ok: true });
    await until(async () => {
      expect((await second.database.rooms.get(room))?.state.occupants).toHaveLength(1);
      expect((await first.engine.status()).unsent).toBe(0);
    });
    expect(await first.database.outbox.count()).toBe(0);
  });

  it('[ENG-11] what both did apart is on both when the network is back', async () => {
    const first = await firstTablet();
    const second = await secondTablet(first);
    const ran = await first.engine.run(openRoom);
    const tab = (ran.ok ? ran.value.tab : '') as TabId;
    await until(async () => expect(await second.database.tabs.get(tab)).toBeDefined());
    for (const tablet of [first, second]) tablet.setNetwork(false);
    expect((await first.engine.run({ type: 'changeHeads', tab, heads: 5 })).ok).toBe(true);
    expect((await second.engine.run({ type: 'noteTab', tab, note: 'birthday' })).ok).toBe(true);
    await until(async () => {
      expect((await first.engine.status()).link).not.toBe('online');
    });
    for (const tablet of [first, second]) tablet.setNetwork(true);
    for (const tablet of [first, second]) {
      await until(async () => {
        const row = await tablet.database.tabs.get(tab);
        expect(row?.state).toMatchObject({ heads: 5, note: 'birthday' });
        expect((await tablet.engine.status()).unsent).toBe(0);
      });
    }
  });
});
