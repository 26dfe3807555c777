import { businessDate, parseClock } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type ItemId, type RoomTypeId } from '#domain/kernel/ids.ts';
import { instantFromIso } from '#domain/kernel/instant.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';
import { emptyRoom } from '#domain/rooms/evolve.ts';
import type { Occupant, RoomState } from '#domain/rooms/state.ts';
import type { Item } from '#domain/tabs/records.ts';
import type { TabLine, TabState, TabTender } from '#domain/tabs/state.ts';
import type { PricingTerms, Tariff } from '#domain/tariffs/tariff.ts';

/** Records and rows as screens get them, small enough to read, for tests of view models. */

export const opened = instantFromIso('2026-11-20T17:10:00+08:00');
export const date = businessDate('2026-11-20');

/** 60 an hour before 18:00, 120 from then to 26:00; by the minute. */
export const tariff: Tariff = {
  id: id('tariff'),
  name: 'evening',
  bands: [
    { from: parseClock('12:00'), to: parseClock('18:00'), rateFen: yuan(60), capFen: null },
    { from: parseClock('18:00'), to: parseClock('26:00'), rateFen: yuan(120), capFen: null },
  ],
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'perMinute',
  firstHourWhole: false,
  freeMinutes: 10,
  capFen: null,
};

export const terms: PricingTerms = { date, timeZone: 'Asia/Shanghai', dayKind: 'weekday', tariff };

export const roomType = (name: string, sort: number): RoomType => ({
  id: id(name),
  name,
  capacity: 6,
  tariffs: { '': tariff.id },
  sort,
  retired: false,
});

export const room = (name: string, more: Partial<Room> = {}): Room => ({
  id: id(name),
  name,
  type: id<RoomTypeId>('small'),
  area: '1F',
  sort: 0,
  retired: false,
  ...more,
});

export const occupant = (tab: string, more: Partial<Occupant> = {}): Occupant => ({
  session: id(`s-${tab}`),
  tab: id(tab),
  by: `d.0.${tab}` as Occupant['by'],
  previous: null,
  since: opened,
  actor: id('amy'),
  device: id('d'),
  date,
  party: '',
  ...more,
});

export const roomState = (name: string, more: Partial<RoomState> = {}): RoomState => ({
  ...emptyRoom(id(name)),
  ...more,
});

export const item = (name: string, more: Partial<Item> = {}): Item => ({
  id: id<ItemId>(name.toLowerCase().replaceAll(/[^0-9a-z]/gu, '') || 'item'),
  name,
  category: id('beer'),
  priceFen: yuan(20),
  unit: '瓶',
  barcode: '',
  station: null,
  modifiers: [],
  picture: '',
  favourite: false,
  sort: 0,
  retired: false,
  ...more,
});

export const line = (name: string, quantity: number, more: Partial<TabLine> = {}): TabLine => ({
  line: id(`l-${name}`),
  item: id(name),
  name,
  category: id('beer'),
  categoryName: 'Beer',
  station: null,
  priceFen: yuan(20),
  modifiers: [],
  quantity,
  unit: '瓶',
  note: '',
  voided: 0,
  voids: [],
  ...more,
});

export const tender = (amount: number, more: Partial<TabTender> = {}): TabTender => ({
  shift: id('shift'),
  tender: id(`t-${amount}`),
  tenderType: 'cash',
  amountFen: yuan(amount),
  receivedFen: yuan(amount),
  changeFen: yuan(0),
  reference: '',
  at: opened,
  date,
  actor: id('amy'),
  device: id('d'),
  voidedFor: null,
  ...more,
});

export const tab = (name: string, more: Partial<TabState> = {}): TabState => ({
  tab: id(name),
  store: id('store'),
  session: id(`s-${name}`),
  openedAt: opened,
  openedBy: id('amy'),
  date,
  party: 'Wang',
  heads: 4,
  stays: [
    {
      room: { id: id('v01'), name: 'V01', type: id('small'), typeName: 'small' },
      from: opened,
      terms,
    },
  ],
  orders: [],
  member: null,
  note: '',
  tenders: [],
  settled: null,
  settledAgain: [],
  cancelled: null,
  tenderVoids: [],
  earlyVoids: [],
  resolved: [],
  ...more,
});

export const order = (number: string, lines: readonly TabLine[]): TabState['orders'][number] => ({
  order: id(number.toLowerCase()),
  number,
  at: opened,
  actor: id('amy'),
  lines,
});
