import { describe, expect, it } from 'vitest';
import { fen, yuan } from '#domain/kernel/fen.ts';
import {
  id,
  type CategoryId,
  type ItemId,
  type MemberId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { StoreSettings } from '#domain/chain/records.ts';
import type { Item } from '#domain/tabs/records.ts';
import { eanCheckDigit, isEan } from '#domain/registers/barcode.ts';
import { checkRecord } from '#domain/registers/check.ts';

const ITEM: Item = {
  id: id<ItemId>('beer'),
  name: '青岛啤酒',
  category: id<CategoryId>('beers'),
  priceFen: yuan(18),
  unit: '瓶',
  barcode: '4006381333931',
  station: null,
  modifiers: [{ name: '加冰', priceFen: yuan(0) }],
  picture: '',
  favourite: false,
  sort: 1,
  retired: false,
};

describe('an item', () => {
  const problems = (changes: Partial<Item>) =>
    checkRecord('items', { ...ITEM, ...changes }).map(({ field, code }) => [field, code]);

  it('is taken as it should be', () => {
    expect(checkRecord('items', ITEM)).toEqual([]);
    expect(problems({ barcode: '', picture: 'data:image/png;base64,iVBORw0KGgo=' })).toEqual([]);
  });

  it('is refused with a price of −1, and the refusal says so in fen', () => {
    expect(checkRecord('items', { ...ITEM, priceFen: fen(-1) })).toEqual([
      { field: 'priceFen', code: 'negative', values: { valueFen: -1 } },
    ]);
  });

  it('is refused with a barcode scanned into its price', () => {
    expect(problems({ priceFen: fen(692_000_000_000_0) })).toEqual([['priceFen', 'tooLarge']]);
  });

  it.each([
    [{ name: '  ' }, ['name', 'required']],
    [{ name: '酒'.repeat(61) }, ['name', 'tooLong']],
    [{ barcode: '12 34' }, ['barcode', 'barcodeInvalid']],
    [{ barcode: '条码' }, ['barcode', 'barcodeInvalid']],
    [{ picture: 'javascript:alert(1)' }, ['picture', 'pictureInvalid']],
    [{ modifiers: [{ name: '加辣', priceFen: fen(-1) }] }, ['modifiers.0.priceFen', 'negative']],
    [{ category: '' as CategoryId }, ['category', 'required']],
  ] as const)('is refused with %j', (changes, problem) => {
    expect(problems(changes)).toEqual([problem]);
  });

  it('names everything that is wrong at once', () => {
    expect(problems({ name: '', priceFen: fen(-1), sort: 0.5 })).toEqual([
      ['name', 'required'],
      ['priceFen', 'negative'],
      ['sort', 'notWhole'],
    ]);
  });
});

describe('a store', () => {
  const store: StoreSettings = {
    id: id<StoreId>('s1'),
    name: '人民广场店',
    timeZone: 'Asia/Shanghai',
    closeoutMinute: 480,
    dates: {},
    autoCleanMinutes: null,
    address: '',
    phone: '',
  };

  it.each([
    [{ closeoutMinute: 1440 }, 'closeoutMinute', 'outOfRange'],
    [{ closeoutMinute: -1 }, 'closeoutMinute', 'outOfRange'],
    [{ timeZone: 'Shanghai' }, 'timeZone', 'timeZoneUnknown'],
    [{ dates: { '2026-02-30': 'holiday' } }, 'dates', 'dateInvalid'],
  ] as const)('[DAY-1] is refused with %j', (changes, field, code) => {
    expect(checkRecord('store', store)).toEqual([]);
    expect(checkRecord('store', { ...store, ...changes })).toMatchObject([{ field, code }]);
  });
});

describe('a member', () => {
  const member: MemberProfile = {
    id: id<MemberId>('m1'),
    number: 'M10000017',
    name: '王小明',
    phone: '+8619900001234',
    sex: 'unknown',
    birthday: '02-29',
    tags: [],
    notes: '',
    source: '',
    home: id<StoreId>('s1'),
    consent: false,
    status: 'active',
  };

  it.each([
    [{ phone: '199-0000' }, 'phone', 'phoneInvalid'],
    [{ birthday: '2027-02-29' }, 'birthday', 'birthdayInvalid'],
    [{ birthday: '13-01' }, 'birthday', 'birthdayInvalid'],
    [{ number: '' }, 'number', 'required'],
  ] as const)('[MEM-1] is refused with %j', (changes, field, code) => {
    expect(checkRecord('members', member)).toEqual([]);
    expect(checkRecord('members', { ...member, ...changes })).toMatchObject([{ field, code }]);
  });
});

it('refuses a record whose id no id looks like', () => {
  const named = { id: id<CategoryId>('beers'), name: '啤酒', sort: 1 };
  expect(checkRecord('categories', named)).toEqual([]);
  expect(checkRecord('categories', { ...named, id: 'a/b' as CategoryId })).toMatchObject([
    { field: 'id', code: 'notAnId' },
  ]);
});

it('computes EAN check digits as GS1 does', () => {
  expect(eanCheckDigit('400638133393')).toBe(1);
  expect(eanCheckDigit('9638507')).toBe(4);
  expect(isEan('4006381333931')).toBe(true);
  expect(isEan('4006381333930')).toBe(false);
  expect(isEan('96385074')).toBe(true);
});
