import type { ProductRecord, Tier, TopUpRecord } from '../accounts/records.ts';
import type { ChainSettings, StoreSettings } from '../chain/records.ts';
import type {
  CategoryId,
  ChainId,
  DeviceId,
  ItemId,
  MemberId,
  PrinterId,
  RoomId,
  RoomTypeId,
  StaffId,
  StationId,
  StoreId,
  TariffId,
} from '../kernel/ids.ts';
import type { MemberProfile } from '../members/records.ts';
import type { Room, RoomType } from '../rooms/records.ts';
import type { Paper, Printer, StationRoute, TillPrinter } from '../printing/records.ts';
import type { Role, Staff } from '../staff/records.ts';
import type { Category, Item, Station } from '../tabs/records.ts';
import type { Tariff } from '../tariffs/tariff.ts';

/** The collections of records that people edit, and what a record of each is. */
export interface Collections {
  readonly chain: ChainSettings;
  readonly store: StoreSettings;
  readonly rooms: Room;
  readonly roomTypes: RoomType;
  readonly tariffs: Tariff;
  readonly items: Item;
  readonly categories: Category;
  readonly stations: Station;
  readonly staff: Staff;
  readonly roles: Role;
  readonly tiers: Tier;
  readonly topUps: TopUpRecord;
  readonly products: ProductRecord;
  readonly printers: Printer;
  readonly stationRoutes: StationRoute;
  readonly tillPrinters: TillPrinter;
  readonly paper: Paper;
  readonly members: MemberProfile;
}

export type CollectionName = keyof Collections;

/** Which register document a collection lives in. */
export const COLLECTION_HOME: Readonly<Record<CollectionName, 'chain' | 'store' | 'members'>> = {
  chain: 'chain',
  store: 'store',
  rooms: 'store',
  roomTypes: 'chain',
  tariffs: 'chain',
  items: 'chain',
  categories: 'chain',
  stations: 'chain',
  staff: 'chain',
  roles: 'chain',
  tiers: 'chain',
  topUps: 'chain',
  products: 'chain',
  printers: 'store',
  stationRoutes: 'store',
  tillPrinters: 'store',
  paper: 'store',
  members: 'members',
};

/** All that a till needs to know to decide; a plain snapshot of the register documents. */
export interface Registers {
  readonly chain: ChainSettings;
  readonly store: StoreSettings;
  readonly rooms: ReadonlyMap<RoomId, Room>;
  readonly roomTypes: ReadonlyMap<RoomTypeId, RoomType>;
  readonly tariffs: ReadonlyMap<TariffId, Tariff>;
  readonly items: ReadonlyMap<ItemId, Item>;
  readonly categories: ReadonlyMap<CategoryId, Category>;
  readonly stations: ReadonlyMap<StationId, Station>;
  readonly staff: ReadonlyMap<StaffId, Staff>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly tiers: ReadonlyMap<string, Tier>;
  readonly topUps: ReadonlyMap<string, TopUpRecord>;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly printers: ReadonlyMap<PrinterId, Printer>;
  readonly stationRoutes: ReadonlyMap<StationId, StationRoute>;
  readonly tillPrinters: ReadonlyMap<DeviceId, TillPrinter>;
  readonly paper: ReadonlyMap<Paper['id'], Paper>;
}

/** Shards of the member profiles, by member id. */
const MEMBER_SHARDS = 256;

export const chainDoc = (chain: ChainId): string => `chain/${chain}`;
export const storeDoc = (store: StoreId): string => `store/${store}`;

/** The register document that holds a member's profile (FNV-1a of the id, 256 shards). */
export function memberDoc(chain: ChainId, member: MemberId): string {
  let hash = 0x811c9dc5;
  for (const char of member) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  const shard = ((hash >>> 0) % MEMBER_SHARDS).toString(16).padStart(2, '0');
  return `members/${chain}/${shard}`;
}
