import { describe, expect, it } from 'vitest';

import { guessMapping } from '#client/features/import/columns.ts';
import { itemsTable } from '#client/features/import/export-tables.ts';
import { planItems } from '#client/features/import/items.ts';
import { giveNumbers, planMembers } from '#client/features/import/members.ts';
import type { OnDuplicate } from '#client/features/import/plan.ts';
import { planRooms } from '#client/features/import/rooms.ts';
import { readCsv, type Sheet } from '#client/features/import/sheet.ts';
import { readWorkbook } from '#client/features/import/workbook.ts';
import { toCsv } from '#client/ui/export/csv.ts';
import { toWorkbook } from '#client/ui/export/workbook.ts';
import { fen } from '#domain/kernel/fen.ts';
import {
  id,
  type CategoryId,
  type ItemId,
  type MemberId,
  type RoomId,
  type RoomTypeId,
  type StationId,
  type StoreId,
} from '#domain/kernel/ids.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import type { Category, Item, Station } from '#domain/tabs/records.ts';

const BEER: Category = { id: id<CategoryId>('beer'), name: '啤酒', sort: 1 };
const BAR: Station = { id: id<StationId>('bar'), name: '吧台' };
const BUD: Item = {
  id: id<ItemId>('bud'),
  name: '百威',
  category: BEER.id,
  priceFen: fen(2800),
  unit: '瓶',
  barcode: '6901234567892',
  station: BAR.id,
  modifiers: [
    { name: '冰', priceFen: fen(0) },
    { name: '柠檬', priceFen: fen(350) },
  ],
  picture: 'data:image/png;base64,AA==',
  favourite: true,
  sort: 1,
  retired: false,
};

function sheet(text: string): Sheet {
  const result = readCsv(new TextEncoder().encode(text), null, () => undefined);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function counter(): () => string {
  let last = 0;
  return () => `new${(last += 1)}`;
}

function items(text: string, onDuplicate: OnDuplicate = 'update') {
  const read = sheet(text);
  return planItems(read, guessMapping('items', read.headers), {
    items: [BUD],
    categories: [BEER],
    stations: [BAR],
    onDuplicate,
    newId: counter(),
  });
}

describe('planning items', () => {
  it('[IMP-6] makes new items with the categories and stations that they need, once each', () => {
    const plan = items('名称,价格,分类,出品部门\n薯片,18,小食,厨房\n爆米花,22.5,小食,厨房\n');
    expect(plan.counts).toMatchObject({ new: 2, wrong: 0 });
    expect(plan.alsoNew).toEqual(['小食', '厨房']);
    expect(plan.edits.map(({ collection }) => collection)).toEqual([
      'categories',
      'stations',
      'items',
      'items',
    ]);
    expect(plan.edits[3]?.record).toMatchObject({ name: '爆米花', priceFen: 2250, sort: 3 });
  });

  it('[IMP-7] names every mistake with its row, and writes nothing of a wrong row', () => {
    const plan = items('名称,价格,分类\n薯片,-1,新类\n,5,啤酒\n茶,面议,啤酒\n水,,啤酒\n');
    expect(
      plan.rows.map(({ row, problems }) => [row, problems[0]?.field, problems[0]?.code]),
    ).toEqual([
      [2, 'price', 'negative'],
      [3, 'name', 'missing'],
      [4, 'price', 'notAnAmount'],
      [5, 'price', 'missing'],
    ]);
    expect(plan.edits).toEqual([]);
    expect(plan.alsoNew).toEqual([]);
  });

  it('[IMP-8] meets a known item by its barcode and changes only what the file says', () => {
    const text = '名称,价格,分类,条码\n百威啤酒,30,啤酒,6901234567892\n';
    const plan = items(text);
    expect(plan.rows[0]).toMatchObject({ outcome: 'update', changes: ['name', 'priceFen'] });
    expect(plan.edits[0]?.record).toEqual({ ...BUD, name: '百威啤酒', priceFen: 3000 });
    expect(items(text, 'skip')).toMatchObject({ counts: { skip: 1 }, edits: [] });
  });

  it('[IMP-8] refuses the second of two rows that are the same item', () => {
    const plan = items('名称,价格,分类\n茶,5,啤酒\n茶,6,啤酒\n');
    expect(plan.rows[1]?.problems).toEqual([{ field: 'name', code: 'twice', values: { row: 2 } }]);
  });

  it('[IMP-7] names the barcode where that is what two rows share', () => {
    const plan = items('名称,价格,分类,条码\n茶,5,啤酒,690001\n水,6,啤酒,690001\n');
    const twice = { field: 'barcode', code: 'twice', values: { row: 2 } };
    expect(plan.rows[1]?.problems).toEqual([twice]);
  });

  it('[IMP-9] finds nothing to do in its own export, as text and as workbook', async () => {
    const table = itemsTable([BUD], [BEER], [BAR], {
      fileName: 'items',
      sheetName: 'items',
      header: (field) => field,
      yes: '是',
    });
    const plan = items(toCsv(table));
    expect(plan.rows).toMatchObject([{ outcome: 'same' }]);
    const blob = await toWorkbook(table);
    const read = await readWorkbook(new Uint8Array(await blob.arrayBuffer()));
    if (!read.ok) throw new Error(read.error.code);
    const again = planItems(read.value, guessMapping('items', read.value.headers), {
      items: [BUD],
      categories: [BEER],
      stations: [BAR],
      onDuplicate: 'update',
      newId: counter(),
    });
    expect(again.rows).toMatchObject([{ outcome: 'same' }]);
  });
});

describe('planning rooms', () => {
  const TYPE = {
    id: id<RoomTypeId>('small'),
    name: '小包',
    capacity: 4,
    tariffs: {},
    sort: 1,
    retired: false,
  };
  const ROOM = {
    id: id<RoomId>('r1'),
    name: '101',
    type: TYPE.id,
    area: '1F',
    sort: 1,
    retired: false,
  };

  it('[IMP-6] takes rooms of known types and refuses the others, naming the types there are', () => {
    const read = sheet('包厢,房型,楼层\n101,小包,1F\n102,小包,1F\n103,总统,3F\n');
    const plan = planRooms(read, guessMapping('rooms', read.headers), {
      rooms: [ROOM],
      roomTypes: [TYPE],
      onDuplicate: 'update',
      newId: counter(),
    });
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['same', 'new', 'wrong']);
    expect(plan.rows[2]?.problems[0]).toMatchObject({
      field: 'type',
      code: 'unknownRoomType',
      values: { text: '总统', known: '小包' },
    });
  });
});

describe('planning members', () => {
  const KNOWN: MemberProfile = {
    id: id<MemberId>('m1'),
    number: 'M1',
    name: '李雷',
    phone: '13800138000',
    sex: 'male',
    birthday: '',
    tags: [],
    notes: '',
    source: '',
    home: id<StoreId>('s1'),
    consent: true,
    status: 'active',
  };
  const members = (text: string, ...notHere: readonly MemberId[]) => {
    const read = sheet(text);
    return planMembers(read, guessMapping('members', read.headers), {
      members: [KNOWN],
      notHere: new Set(notHere),
      home: id<StoreId>('s1'),
      onDuplicate: 'update',
      newId: counter(),
    });
  };

  it('[IMP-8] meets a known member by phone and keeps what the file leaves empty', () => {
    const plan = members('姓名,手机,生日\n李雷,138-0013-8000,1990/5/3\n韩梅梅,13900139000,\n');
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual(['update', 'new']);
    expect(plan.edits[0]?.record).toEqual({ ...KNOWN, birthday: '1990-05-03' });
  });

  it('[IMP-8] never updates a member of whom this tablet has an outline alone', () => {
    const plan = members('姓名,手机\n李雷,13800138000\n', KNOWN.id);
    expect(plan.rows[0]).toMatchObject({
      outcome: 'wrong',
      problems: [{ code: 'profileNotHere' }],
    });
    expect(plan.edits).toEqual([]);
  });

  it('[IMP-8] refuses a phone that belongs to another number', () => {
    const plan = members('会员号,姓名,手机\nM2,李雷,13800138000\n');
    expect(plan.rows[0]).toMatchObject({
      outcome: 'wrong',
      problems: [{ field: 'phone', code: 'phoneOfOther', values: { number: 'M1' } }],
    });
  });

  it('[IMP-7] refuses a phone in two rows and one that a spreadsheet shortened', () => {
    const plan = members('姓名,手机\n甲,13900139000\n乙,13900139000\n丙,1.39E+10\n');
    expect(plan.rows.map(({ problems }) => problems[0]?.code)).toEqual([
      undefined,
      'twice',
      'shortened',
    ]);
  });

  it('[MEM-1] gives a number to each new member that brings none, in order', async () => {
    const plan = members(
      '会员号,姓名,手机\n,甲,13900139000\nM77,乙,13900139001\n,丙,13900139002\n',
    );
    const edits = await giveNumbers(plan.edits, async (count) =>
      Array.from({ length: count }, (_, place) => `M${101 + place}`),
    );
    expect(edits.map(({ record }) => (record as MemberProfile).number)).toEqual([
      'M101',
      'M77',
      'M102',
    ]);
  });
});
