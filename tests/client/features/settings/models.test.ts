import { describe, expect, it } from 'vitest';

import { filterRows } from '#client/ui/form/list-rows.ts';
import { clockMinute } from '#client/ui/form/field-reader.ts';
import { checkBarcode, ITEM_MODEL } from '#client/features/settings/models/item.ts';
import { keepsStaffRight, STAFF_MODEL } from '#client/features/settings/models/staff.ts';
import {
  daySegments,
  TARIFF_MODEL,
  withBand,
  withNewBand,
} from '#client/features/settings/models/tariff.ts';
import { dayMinute } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import {
  id,
  type CategoryId,
  type ItemId,
  type StaffId,
  type TariffId,
} from '#domain/kernel/ids.ts';
import { checkRecord } from '#domain/registers/check.ts';
import type { Role, Staff } from '#domain/staff/records.ts';
import type { Item } from '#domain/tabs/records.ts';
import type { Tariff } from '#domain/tariffs/tariff.ts';

const BEER: Item = {
  id: id<ItemId>('beer'),
  name: '百威',
  category: id<CategoryId>('beers'),
  priceFen: fen(2850),
  unit: '瓶',
  barcode: '6901234567892',
  station: null,
  modifiers: [{ name: '加柠檬', priceFen: fen(300) }],
  picture: '',
  favourite: false,
  sort: 1,
  retired: false,
};

const TARIFF: Tariff = {
  id: id<TariffId>('t1'),
  name: '平日',
  bands: [
    { from: dayMinute(720), to: dayMinute(1080), rateFen: yuan(60), capFen: null },
    { from: dayMinute(1080), to: dayMinute(1560), rateFen: yuan(120), capFen: yuan(500) },
  ],
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'whole',
  firstHourWhole: true,
  freeMinutes: 10,
  capFen: null,
};

describe('the form of an item', () => {
  it('[SET-1] gives back the record that it was given', () => {
    expect(ITEM_MODEL.toRecord(ITEM_MODEL.toDraft(BEER), BEER)).toEqual({
      record: BEER,
      problems: [],
    });
  });

  it('[SET-2] refuses a price of −1, of nothing and of words, at its field', () => {
    const problemsOf = (priceFen: string) => {
      const { record, problems } = ITEM_MODEL.toRecord(
        { ...ITEM_MODEL.toDraft(BEER), priceFen },
        BEER,
      );
      return [...problems, ...checkRecord('items', record)].map(({ field, code }) => [field, code]);
    };
    expect(problemsOf('-1')).toEqual([['priceFen', 'negative']]);
    expect(problemsOf('')).toEqual([['priceFen', 'required']]);
    expect(problemsOf('abc')).toEqual([['priceFen', 'notAnAmount']]);
    expect(problemsOf('1.005')).toEqual([['priceFen', 'moreThanTwoDecimals']]);
    expect(problemsOf('￥30')).toEqual([]);
  });

  it('[SET-3] gives a barcode to one item alone', () => {
    const other = { ...BEER, id: id<ItemId>('other'), name: '青岛' };
    expect(checkBarcode(other, [BEER])).toMatchObject([
      { field: 'barcode', values: { name: '百威' } },
    ]);
    expect(checkBarcode(BEER, [BEER])).toEqual([]);
    expect(checkBarcode({ ...other, barcode: '' }, [{ ...BEER, barcode: '' }])).toEqual([]);
  });
});

describe('the form of a tariff', () => {
  it('[SET-1] gives back the record that it was given', () => {
    expect(TARIFF_MODEL.toRecord(TARIFF_MODEL.toDraft(TARIFF), TARIFF)).toEqual({
      record: TARIFF,
      problems: [],
    });
  });

  it('[TAR-1] names the minutes of a gap at the band that leaves it', () => {
    const draft = TARIFF_MODEL.toDraft(TARIFF);
    const gap = { ...draft.bands[1], from: '19:00' } as (typeof draft.bands)[number];
    const { record } = TARIFF_MODEL.toRecord(
      { ...draft, bands: [draft.bands[0] ?? gap, gap] },
      TARIFF,
    );
    expect(checkRecord('tariffs', record)).toMatchObject([
      {
        field: 'bands.1.from',
        code: 'bandGap',
        values: { from: '18:00', to: '19:00', minutes: 60 },
      },
    ]);
  });

  it('[SET-4] moves the neighbour along where two bands met', () => {
    const { bands } = TARIFF_MODEL.toDraft(TARIFF);
    const moved = withBand(bands, 0, { to: '17:00' });
    expect(moved.map(({ from, to }) => `${from}-${to}`)).toEqual(['12:00-17:00', '17:00-26:00']);
    const apart = withBand([bands[0], { ...bands[1], from: '19:00' }] as typeof bands, 0, {
      to: '17:00',
    });
    expect(apart[1]?.from).toBe('19:00');
    expect(withNewBand(bands).at(-1)).toMatchObject({ from: '26:00', to: '30:00' });
  });

  it('[SET-4] draws bands at their places, gaps and overlaps apart', () => {
    const { bands } = TARIFF_MODEL.toDraft(TARIFF);
    expect(
      daySegments(bands).map(({ kind, leftPercent, widthPercent }) => [
        kind,
        leftPercent,
        widthPercent,
      ]),
    ).toEqual([
      ['band', 0, 42.857142857142854],
      ['band', 42.857142857142854, 57.142857142857146],
    ]);
    const kinds = (from: string) =>
      daySegments([bands[0], { ...bands[1], from }] as typeof bands).map(({ kind }) => kind);
    expect(kinds('19:00')).toEqual(['band', 'gap', 'band']);
    expect(kinds('17:00')).toEqual(['band', 'overlap', 'band']);
    expect(daySegments([])).toEqual([]);
    expect(kinds('nonsense')).toEqual(['band']);
  });

  it('[DAY-5] reads clock times past midnight in the ways people type them', () => {
    expect(['26:00', '18：30', '1830', '18', '24:60', '', 'x'].map(clockMinute)).toEqual([
      1560,
      1110,
      1110,
      1080,
      null,
      null,
      null,
    ]);
  });
});

describe('staff', () => {
  const OWNER: Role = { id: 'owner', name: '老板', rights: ['settings.staff'] };
  const WAITER: Role = { id: 'waiter', name: '服务员', rights: ['order.send'] };
  const WANG: Staff = {
    id: id<StaffId>('wang'),
    name: '王',
    role: 'owner',
    stores: [],
    pin: { salt: 's', hash: 'h', iterations: 1 },
    retired: false,
  };

  it('[SET-5] keeps somebody who can change staff', () => {
    expect(keepsStaffRight([WANG], [OWNER, WAITER])).toBe(true);
    expect(keepsStaffRight([{ ...WANG, retired: true }], [OWNER])).toBe(false);
    expect(keepsStaffRight([{ ...WANG, role: 'waiter' }], [OWNER, WAITER])).toBe(false);
    expect(keepsStaffRight([{ ...WANG, pin: null }], [OWNER])).toBe(false);
    expect(keepsStaffRight([WANG], [{ ...OWNER, rights: [] }])).toBe(false);
  });

  it('[SET-5] asks for a PIN of 4 to 8 digits twice, and lets an old one stand', () => {
    const codes = (change: object) =>
      STAFF_MODEL.toRecord({ ...STAFF_MODEL.toDraft(WANG), ...change }, WANG).problems.map(
        ({ code }) => code,
      );
    expect(codes({})).toEqual([]);
    expect(codes({ pin: '123', pinAgain: '123' })).toEqual(['pinInvalid']);
    // Longer than the pad can type: nobody could sign in with it.
    expect(codes({ pin: '1234567', pinAgain: '1234567' })).toEqual(['pinInvalid']);
    expect(codes({ pin: '1234', pinAgain: '1235' })).toEqual(['pinDiffers']);
    expect(codes({ pin: '1234', pinAgain: '1234' })).toEqual([]);
    const fresh = { ...WANG, name: '', pin: null };
    expect(STAFF_MODEL.toRecord(STAFF_MODEL.toDraft(fresh), fresh).problems[0]?.code).toBe(
      'required',
    );
  });
});

describe('lists', () => {
  it('[SET-6] finds by every word, and hides what is retired until asked', () => {
    const rows = [
      { id: '1', name: '百威 330', detail: '啤酒', keywords: '690', retired: false },
      { id: '2', name: '百威 500', detail: '啤酒', retired: true },
    ];
    expect(filterRows(rows, '百威 啤酒', false)).toMatchObject({
      shown: [{ id: '1' }],
      retiredCount: 1,
    });
    expect(filterRows(rows, '百威', true).shown).toHaveLength(2);
    expect(filterRows(rows, '690', false).shown).toHaveLength(1);
    expect(filterRows(rows, '690 青岛', false).shown).toHaveLength(0);
  });
});
