import type { ProductRecord, Tier, TopUpRecord } from '../accounts/records.ts';
import type { ChainSettings, StoreSettings } from '../chain/records.ts';
import { assert } from '../kernel/assert.ts';
import { yuan } from '../kernel/fen.ts';
import {
  id,
  type ChainId,
  type DeviceId,
  type RoomId,
  type RoomTypeId,
  type StoreId,
} from '../kernel/ids.ts';
import type { MemberProfile } from '../members/records.ts';
import type { Paper } from '../printing/records.ts';
import { plainPaper } from '../printing/registers.ts';
import type { Registers } from '../registers/registers.ts';
import type { Room, RoomType } from '../rooms/records.ts';
import type { Role } from '../staff/records.ts';
import type { Category, Item, Station } from '../tabs/records.ts';
import { DEFAULT_CALENDAR } from '../tariffs/calendar.ts';
import type { Tariff } from '../tariffs/tariff.ts';
import { demoCategories, demoItems, demoStations } from './catalogue.ts';
import { demoMembers } from './members.ts';
import { EN } from './names/en.ts';
import type { DemoLocale, DemoNames } from './names/names.ts';
import { ZH_CN } from './names/zh-cn.ts';
import { ZH_TW } from './names/zh-tw.ts';
import { CLASS_CAPACITIES, demoTariff } from './prices.ts';
import { demoProducts, demoTiers, demoTopUps } from './products.ts';
import { demoRoles, demoStaff, type DemoStaff } from './staff.ts';

/** A tablet of the demo's past: a till with its letter, or the one that attendants carry. */
export interface DemoDevice {
  readonly device: DeviceId;
  readonly till: 'A' | 'B' | 'C';
}

export interface DemoStore {
  readonly settings: StoreSettings;
  readonly rooms: readonly Room[];
  readonly paper: Paper;
  readonly devices: readonly DemoDevice[];
}

/** Everything that the demo chain's registers hold, and its words. */
export interface DemoRegisters {
  readonly names: DemoNames;
  readonly chain: ChainSettings;
  readonly stores: readonly DemoStore[];
  readonly roomTypes: readonly RoomType[];
  readonly tariffs: readonly Tariff[];
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
  readonly stations: readonly Station[];
  readonly roles: readonly Role[];
  readonly tiers: readonly Tier[];
  readonly topUps: readonly TopUpRecord[];
  readonly products: readonly ProductRecord[];
  readonly staff: readonly DemoStaff[];
  readonly members: readonly MemberProfile[];
}

const NAMES: Readonly<Record<DemoLocale, DemoNames>> = { 'zh-CN': ZH_CN, 'zh-TW': ZH_TW, en: EN };
const STORES = [0, 1, 2] as const;

/** Rooms of each class in each store: 36, 28 and 24. */
const ROOM_COUNTS = [
  [12, 10, 7, 4, 3],
  [10, 8, 5, 3, 2],
  [8, 6, 5, 3, 2],
] as const;

/** Area (0–2) of each class, and how its rooms are numbered there. */
const CLASS_AREAS = [0, 0, 1, 1, 2] as const;
const AREA_PREFIXES = [
  ['A', 'B', 'V'],
  ['2', '3', 'T'],
  ['E', 'W', 'R'],
] as const;

/**
 * The demo chain: three stores with three published kinds of tariff, their rooms, the catalogue,
 * ten people and two thousand members.
 *
 * @param chain the id it is to have; ids of its stores and devices are made of it, since they must
 * be unique beyond the chain. Other ids need not be.
 */
export function demoRegisters(chain: ChainId, locale: DemoLocale): DemoRegisters {
  const names = NAMES[locale];
  const stores = STORES.map((store) => demoStore(chain, store, names, locale));
  const ids = stores.map(({ settings }) => settings.id);
  return {
    names,
    chain: {
      id: chain,
      name: names.chain,
      calendar: DEFAULT_CALENDAR,
      rounding: 'yuanDown',
      demo: true,
      // Gold members may spend more where there is no network, and earn half as much again.
      accounts: { tierFloors: { gold: { memberFen: yuan(300), deviceFen: yuan(600) } } },
      points: { tiers: { silver: 12_000, gold: 15_000 } },
    },
    stores,
    roomTypes: STORES.flatMap((store) => demoRoomTypes(store, names)),
    tariffs: STORES.flatMap((store) => demoTariffs(store, names)),
    items: demoItems(names),
    categories: demoCategories(names),
    stations: demoStations(names),
    roles: demoRoles(names),
    tiers: demoTiers(names),
    topUps: demoTopUps(names),
    products: demoProducts(names),
    staff: demoStaff(names, ids),
    members: demoMembers(chain, names, ids),
  };
}

/** What a till of one store knows of them. */
export function registersOf(demo: DemoRegisters, store: StoreId): Registers {
  const own = demo.stores.find(({ settings }) => settings.id === store);
  assert(own !== undefined, `the demo has no store ${store}`);
  return {
    chain: demo.chain,
    store: own.settings,
    rooms: byId(own.rooms),
    roomTypes: byId(demo.roomTypes),
    tariffs: byId(demo.tariffs),
    items: byId(demo.items),
    categories: byId(demo.categories),
    stations: byId(demo.stations),
    staff: byId(demo.staff.map(({ record }) => record)),
    roles: byId(demo.roles),
    tiers: byId(demo.tiers),
    topUps: byId(demo.topUps),
    products: byId(demo.products),
    // A demo prints nothing: it has no printers.
    printers: new Map(),
    stationRoutes: new Map(),
    tillPrinters: new Map(),
    paper: byId([own.paper]),
  };
}

const byId = <Rec extends { readonly id: string }>(
  records: readonly Rec[],
): ReadonlyMap<Rec['id'], Rec> => new Map(records.map((record) => [record.id, record]));

function demoStore(
  chain: ChainId,
  store: 0 | 1 | 2,
  names: DemoNames,
  locale: DemoLocale,
): DemoStore {
  const storeId = id<StoreId>(`${chain}-${store + 1}`);
  const { name, address } = names.stores[store];
  return {
    settings: {
      id: storeId,
      name,
      timeZone: locale === 'zh-TW' ? 'Asia/Taipei' : 'Asia/Shanghai',
      closeoutMinute: 480,
      dates: {},
      autoCleanMinutes: null,
      address,
      phone: `120-000${store + 1}`,
    },
    rooms: demoRooms(store, names),
    paper: plainPaper(locale),
    devices: (['A', 'B', 'C'] as const).map((till) => ({
      device: id<DeviceId>(`${storeId}-${till.toLowerCase()}`),
      till,
    })),
  };
}

const roomTypeId = (store: number, roomClass: number): RoomTypeId =>
  id<RoomTypeId>(`type-${store + 1}-${roomClass + 1}`);

function demoRooms(store: 0 | 1 | 2, names: DemoNames): readonly Room[] {
  const given = [0, 0, 0];
  return ROOM_COUNTS[store].flatMap((count, roomClass) => {
    const area = CLASS_AREAS[roomClass] ?? 0;
    return Array.from({ length: count }, (): Room => {
      const number = (given[area] ?? 0) + 1;
      given[area] = number;
      const name = `${AREA_PREFIXES[store][area] ?? ''}${String(number).padStart(2, '0')}`;
      return {
        id: id<RoomId>(`room-${store + 1}-${name.toLowerCase()}`),
        name,
        type: roomTypeId(store, roomClass),
        area: names.stores[store].areas[area] ?? '',
        sort: area * 100 + number,
        retired: false,
      };
    });
  });
}

const demoRoomTypes = (store: 0 | 1 | 2, names: DemoNames): readonly RoomType[] =>
  CLASS_CAPACITIES.map((capacity, roomClass) => ({
    id: roomTypeId(store, roomClass),
    name: names.stores[store].roomTypes[roomClass] ?? '',
    capacity,
    tariffs: {
      '': demoTariff(store, roomClass, 'week', '').id,
      weekend: demoTariff(store, roomClass, 'weekend', '').id,
      holiday: demoTariff(store, roomClass, 'weekend', '').id,
      holidayEve: demoTariff(store, roomClass, 'weekend', '').id,
    },
    sort: store * 10 + roomClass,
    retired: false,
  }));

const demoTariffs = (store: 0 | 1 | 2, names: DemoNames): readonly Tariff[] =>
  CLASS_CAPACITIES.flatMap((_, roomClass) =>
    (['week', 'weekend'] as const).map((days) => {
      const type = names.stores[store].roomTypes[roomClass] ?? '';
      const name = names.tariff.replace('{type}', type).replace('{kind}', names[days]);
      return demoTariff(store, roomClass, days, name);
    }),
  );
