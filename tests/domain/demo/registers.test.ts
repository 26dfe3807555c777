import { describe, expect, it } from 'vitest';
import { CATEGORY_STATION } from '#domain/demo/items.ts';
import { demoRegisters, registersOf } from '#domain/demo/registers.ts';
import { id, type ChainId } from '#domain/kernel/ids.ts';
import { paperOf } from '#domain/printing/registers.ts';
import { isEan } from '#domain/registers/barcode.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { RIGHT_OF } from '#domain/staff/rights.ts';
import { tariffFor } from '#domain/tariffs/choose.ts';

const CHAIN = id<ChainId>('demo1');
const demo = demoRegisters(CHAIN, 'zh-CN');

describe.each(['zh-CN', 'zh-TW', 'en'] as const)('the demo chain in %s', (locale) => {
  const local = demoRegisters(CHAIN, locale);

  it('[DEMO-1] is the same each time', () => {
    expect(demoRegisters(CHAIN, locale)).toEqual(local);
  });

  it('[PRT-4] prints in its own language', () => {
    const papers = local.stores.map(({ settings }) => paperOf(registersOf(local, settings.id)));
    expect(papers.map(({ language }) => language)).toEqual([locale, locale, locale]);
  });

  it('holds nothing that a form would refuse', () => {
    const problems = [
      ...checkRecord('chain', local.chain),
      ...local.stores.flatMap(({ settings }) => checkRecord('store', settings)),
      ...local.stores.flatMap(({ paper }) => checkRecord('paper', paper)),
      ...local.stores.flatMap(({ rooms }) => rooms.flatMap((room) => checkRecord('rooms', room))),
      ...local.roomTypes.flatMap((type) => checkRecord('roomTypes', type)),
      ...local.tariffs.flatMap((tariff) => checkRecord('tariffs', tariff)),
      ...local.items.flatMap((item) => checkRecord('items', item)),
      ...local.categories.flatMap((category) => checkRecord('categories', category)),
      ...local.stations.flatMap((station) => checkRecord('stations', station)),
      ...local.tiers.flatMap((tier) => checkRecord('tiers', tier)),
      ...local.topUps.flatMap((topUp) => checkRecord('topUps', topUp)),
      ...local.products.flatMap((product) => checkRecord('products', product)),
      ...local.roles.flatMap((role) => checkRecord('roles', role)),
      ...local.staff.flatMap(({ record }) => checkRecord('staff', record)),
      ...local.members.flatMap((member) => checkRecord('members', member)),
    ];
    expect(problems).toEqual([]);
  });

  it('names no two things of a kind alike', () => {
    const kinds = [local.items, local.categories, local.roles, local.roomTypes, local.tariffs];
    for (const kind of kinds) {
      expect(new Set(kind.map(({ name }) => name)).size).toBe(kind.length);
      expect(new Set(kind.map((record) => record.id)).size).toBe(kind.length);
    }
  });
});

describe('the demo chain', () => {
  it('has three stores of 24 to 40 rooms, with names unique in each', () => {
    expect(demo.stores.map(({ rooms }) => rooms.length)).toEqual([36, 28, 24]);
    for (const { rooms } of demo.stores) {
      expect(new Set(rooms.map(({ name }) => name)).size).toBe(rooms.length);
    }
  });

  it('[TAR-1] has a tariff for every room on every kind of day', () => {
    for (const { settings, rooms } of demo.stores) {
      const { roomTypes, tariffs } = registersOf(demo, settings.id);
      const missing = rooms.filter(({ type }) => {
        const roomType = roomTypes.get(type);
        return ['weekday', 'weekend', 'holiday'].some(
          (kind) => !roomType || !tariffFor(roomType, kind, tariffs),
        );
      });
      expect(missing).toEqual([]);
    }
  });

  it('[TAR-3] [TAR-4] [TAR-6] shows three kinds of tariff', () => {
    const kinds = demo.tariffs.map(({ pricing, firstHourWhole, bands }) =>
      [pricing, firstHourWhole, bands.length].join(' '),
    );
    expect([...new Set(kinds)]).toEqual(['banded false 3', 'banded true 2', 'byEntry false 3']);
  });

  it('has about 120 items, with barcodes of the range left to shops', () => {
    expect(demo.items.length).toBeGreaterThanOrEqual(115);
    expect(demo.items.length).toBeLessThanOrEqual(130);
    const codes = demo.items.map(({ barcode }) => barcode);
    expect(codes.filter((code) => !isEan(code) || !code.startsWith('20'))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    expect(demo.categories).toHaveLength(Object.keys(CATEGORY_STATION).length);
  });

  it('[DEMO-4] has two thousand members with unique numbers and phones that ring nowhere', () => {
    expect(demo.members).toHaveLength(2_000);
    expect(new Set(demo.members.map(({ number }) => number)).size).toBe(2_000);
    expect(new Set(demo.members.map(({ phone }) => phone)).size).toBe(2_000);
    expect(demo.members.filter(({ phone }) => !/^120\d{8}$/u.test(phone))).toEqual([]);
  });

  it('[STAFF-2] has ten people, and in each store somebody for every command', () => {
    expect(demo.staff).toHaveLength(10);
    const rights = new Map(demo.roles.map((role) => [role.id, role.rights]));
    for (const { settings } of demo.stores) {
      const here = demo.staff.filter(
        ({ record: { stores } }) => stores.length === 0 || stores.includes(settings.id),
      );
      const held = new Set(here.flatMap(({ record }) => rights.get(record.role) ?? []));
      expect(Object.values(RIGHT_OF).filter((right) => !held.has(right))).toEqual([]);
    }
  });

  it('[DEMO-3] has ids of stores and devices that no other demo chain has', () => {
    const other = demoRegisters(id<ChainId>('demo2'), 'zh-CN');
    const idsOf = (of: typeof demo) =>
      of.stores.flatMap(({ settings, devices }) => [
        settings.id as string,
        ...devices.map(({ device }) => device as string),
      ]);
    expect(idsOf(demo).filter((each) => idsOf(other).includes(each))).toEqual([]);
    expect(idsOf(demo)).toHaveLength(12);
  });
});
