import { expect, inject, vi } from 'vitest';

import type { RecordEdit } from '#client/engine/api.ts';
import { dayMinute } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type RoomId, type RoomTypeId, type TabId, type TariffId } from '#domain/kernel/ids.ts';

import type { Disk } from './disk.ts';
import { onlineTablet, type OnlineTablet } from './online.ts';

const tablets: OnlineTablet[] = [];

/** Ends the engines of all tablets that a test made. */
export function stopTablets(): void {
  for (const tablet of tablets.splice(0)) tablet.engine.stop();
}

export const room = id<RoomId>('r1');

/** A tablet of nobody yet, on the run's own server where no other is named. */
export function newTablet(disk?: Disk, serverUrl = inject('serverUrl')): OnlineTablet {
  const tablet = onlineTablet(serverUrl, disk);
  tablets.push(tablet);
  return tablet;
}

export const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 8_000, interval: 20 });

/** A chain with one room, and its first tablet with the owner signed in. */
export async function firstTablet(tablet = newTablet()): Promise<OnlineTablet> {
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

/** A further tablet of the first one's store; as asked, one that is for trading alone. */
export async function secondTablet(
  first: OnlineTablet,
  tillOnly = false,
  tablet = newTablet(),
): Promise<OnlineTablet> {
  const { identity } = await first.engine.status();
  if (!identity) throw new Error('the first tablet has no store');
  const code = await first.engine.makeCode(identity.store, tillOnly);
  if (!code.ok) throw new Error(JSON.stringify(code.error));
  const joined = await tablet.engine.joinWithCode(code.value.code, 'Bar');
  if (!joined.ok) throw new Error(JSON.stringify(joined.error));
  // The chain's register and the store's come each by itself.
  const staff = await until(async () => {
    const rows = await tablet.database.registers.toArray();
    const ofCollection = Map.groupBy(rows, ({ collection }) => collection);
    for (const { collection } of oneRoom) expect(ofCollection.get(collection)).toBeDefined();
    expect(ofCollection.get('staff')).toHaveLength(1);
    return ofCollection.get('staff')?.[0]?.id ?? '';
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

/** Opens the room for a party. @returns its tab. */
export async function openRoom(tablet: OnlineTablet): Promise<TabId> {
  const ran = await tablet.engine.run({
    type: 'openRoom',
    room,
    party: 'Li',
    heads: 4,
    member: null,
  });
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  // The engine says the id that it made.
  return ran.value.tab as TabId;
}
