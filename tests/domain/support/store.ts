import type { Calendar, RoundingRule } from '#domain/chain/records.ts';
import { businessDate, parseClock, type Weekday } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import {
  id,
  type RoomId,
  type RoomTypeId,
  type StaffId,
  type StoreId,
  type TariffId,
} from '#domain/kernel/ids.ts';
import type { Registers } from '#domain/registers/registers.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';
import { RIGHTS, type Role, type Staff } from '#domain/staff/records.ts';
import type { Category, Item } from '#domain/tabs/records.ts';
import type { Tariff } from '#domain/tariffs/tariff.ts';

export const store = id<StoreId>('s1');
/** A Friday. */
export const friday = businessDate('2026-11-20');

export const manager = id<StaffId>('boss');
export const waiter = id<StaffId>('wang');
export const cleaner = id<StaffId>('cleaner');

const byId = <Rec extends { readonly id: string }>(...records: readonly Rec[]) =>
  new Map(records.map((record) => [record.id as Rec['id'], record]));

const weekdays: Calendar['weekdays'] = Object.fromEntries(
  ([1, 2, 3, 4, 5, 6, 7] as const).map((day): [Weekday, string] => [
    day,
    day >= 5 && day <= 6 ? 'weekend' : 'weekday',
  ]),
) as Calendar['weekdays'];

/** 60 an hour until 18:00, 120 until midnight, 80 until 06:00; ten free minutes. */
const hourly: Tariff = {
  id: id<TariffId>('hourly'),
  name: 'Hourly',
  bands: [
    { from: parseClock('12:00'), to: parseClock('18:00'), rateFen: yuan(60), capFen: null },
    { from: parseClock('18:00'), to: parseClock('24:00'), rateFen: yuan(120), capFen: null },
    { from: parseClock('24:00'), to: parseClock('30:00'), rateFen: yuan(80), capFen: null },
  ],
  pricing: 'banded',
  unitMinutes: 1,
  partUnit: 'perMinute',
  firstHourWhole: false,
  freeMinutes: 10,
  capFen: null,
};

/** Twice as much on weekdays, so that a test sees which kind of day was taken. */
const weekdayTariff: Tariff = {
  ...hourly,
  id: id<TariffId>('weekday'),
  name: 'Weekday',
  bands: hourly.bands.map((band) => ({ ...band, rateFen: fen(band.rateFen * 2) })),
};

const box: RoomType = {
  id: id<RoomTypeId>('box'),
  name: 'Box',
  capacity: 6,
  tariffs: { weekend: hourly.id, '': weekdayTariff.id },
  sort: 1,
  retired: false,
};
const unpriced: RoomType = { ...box, id: id<RoomTypeId>('unpriced'), name: 'New', tariffs: {} };

const room = (name: string, type = box.id, retired = false): Room => ({
  id: id<RoomId>(name),
  name: name.toUpperCase(),
  type,
  area: '2F',
  sort: 1,
  retired,
});

const item = (name: string, price: number, more: Partial<Item> = {}): Item => ({
  id: id<Item['id']>(name),
  name: name.toUpperCase(),
  category: id<Category['id']>('drinks'),
  priceFen: fen(price),
  unit: 'btl',
  barcode: '',
  station: id<NonNullable<Item['station']>>('bar'),
  modifiers: [],
  picture: '',
  favourite: false,
  sort: 1,
  retired: false,
  ...more,
});

const person = (staff: StaffId, role: string, more: Partial<Staff> = {}): Staff => ({
  id: staff,
  name: staff,
  role,
  stores: [],
  pin: null,
  retired: false,
  ...more,
});

/** A small store: three priced rooms, one without a tariff, one retired; a few drinks; four people. */
export const registersOf = (rounding: RoundingRule = 'none'): Registers => ({
  chain: {
    id: id<Registers['chain']['id']>('chain'),
    name: 'Encore',
    calendar: { weekdays, dates: {} },
    rounding,
    demo: false,
  },
  store: {
    id: store,
    name: 'One',
    timeZone: 'Asia/Shanghai',
    closeoutMinute: 480,
    dates: {},
    autoCleanMinutes: null,
    address: '',
    phone: '',
  },
  rooms: byId(
    room('r1'),
    room('r2'),
    room('r3'),
    room('new', unpriced.id),
    room('gone', box.id, true),
  ),
  roomTypes: byId(box, unpriced),
  tariffs: byId(hourly, weekdayTariff),
  items: byId(
    item('beer', 3800, {
      modifiers: [
        { name: 'iced', priceFen: fen(0) },
        { name: 'large', priceFen: fen(450) },
      ],
    }),
    item('nuts', 1999),
    item('old', 100, { retired: true }),
  ),
  categories: byId({ id: id<Category['id']>('drinks'), name: 'Drinks', sort: 1 }),
  stations: new Map(),
  tiers: byId({ id: 'gold', name: 'Gold', sort: 1, retired: false }),
  topUps: byId({
    id: 'pack500',
    name: '500 + 100',
    paidFen: yuan(500),
    bonusFen: yuan(100),
    sort: 1,
    retired: false,
  }),
  products: new Map(),
  printers: new Map(),
  stationRoutes: new Map(),
  tillPrinters: new Map(),
  paper: new Map(),
  staff: byId(
    person(manager, 'manager'),
    person(waiter, 'waiter'),
    person(cleaner, 'cleaner'),
    person(id<StaffId>('left'), 'manager', { retired: true }),
    person(id<StaffId>('elsewhere'), 'manager', { stores: [id('s2')] }),
  ),
  roles: byId<Role>(
    { id: 'manager', name: 'Manager', rights: RIGHTS },
    {
      id: 'waiter',
      name: 'Waiter',
      rights: ['room.open', 'room.transfer', 'order.send', 'tab.settle', 'shift.own'],
    },
    { id: 'cleaner', name: 'Cleaner', rights: ['room.clean'] },
  ),
});
