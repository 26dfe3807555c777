import type { RoomOpenedTwice } from '#domain/cases/case.ts';
import { casesOfRoom } from '#domain/cases/find.ts';
import type { RoomId, RoomTypeId, TabId } from '#domain/kernel/ids.ts';
import { type Instant, minutesBetween } from '#domain/kernel/instant.ts';
import { isDirty } from '#domain/rooms/prepare.ts';
import type { Room, RoomType } from '#domain/rooms/records.ts';
import type { Occupant, RoomState } from '#domain/rooms/state.ts';
import type { TabState } from '#domain/tabs/state.ts';

/** What a room is in, for whoever looks at the board. One at a time; the first that holds. */
export const CONDITIONS = ['conflict', 'outOfOrder', 'toPay', 'inUse', 'toClean', 'free'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface TileSource {
  readonly rooms: readonly Room[];
  readonly roomTypes: ReadonlyMap<RoomTypeId, RoomType>;
  readonly states: ReadonlyMap<RoomId, RoomState>;
  readonly tabs: ReadonlyMap<TabId, TabState>;
  readonly staffNames: ReadonlyMap<string, string>;
  /** Tabs of which the server lacks something that this tablet did. */
  readonly unsent: ReadonlySet<string>;
  /** Tabs of which something waits to be printed for longer than printing takes. */
  readonly unprinted: ReadonlySet<string>;
  readonly autoCleanMinutes: number | null;
  readonly now: Instant;
}

/** A room as its tile shows it. What runs with the clock is computed in the tile itself. */
export interface Tile {
  readonly room: Room;
  readonly typeName: string;
  readonly condition: Condition;
  readonly occupants: readonly Occupant[];
  /** Double openings that nobody has dealt with yet. */
  readonly clashes: readonly RoomOpenedTwice[];
  /** The tab that a tap opens; null for a room without one. */
  readonly tab: TabState | null;
  readonly party: string;
  readonly heads: number;
  readonly servedBy: string;
  readonly outOfOrderReason: string;
  /** Whether the server lacks something of its parties that this tablet did (BOARD-5). */
  readonly unsent: boolean;
  /** Whether something of its parties isn't on paper yet and should be. */
  readonly unprinted: boolean;
}

export interface Area {
  readonly name: string;
  readonly tiles: readonly Tile[];
}

/** A tile for each room that is not retired, in the store's own order. */
export function boardTiles(source: TileSource): readonly Tile[] {
  const shown = source.rooms.filter((room) => !room.retired);
  return [...Map.groupBy(shown, (room) => room.area)]
    .map(([name, rooms]) => ({ name, rooms: rooms.toSorted(inOrder) }))
    .toSorted((a, b) => firstSort(a.rooms) - firstSort(b.rooms) || a.name.localeCompare(b.name))
    .flatMap(({ rooms }) => rooms.map((room) => tileOf(room, source)));
}

const inOrder = (a: Room, b: Room): number => a.sort - b.sort || a.name.localeCompare(b.name);

const firstSort = (rooms: readonly Room[]): number => rooms[0]?.sort ?? 0;

const NOBODY: readonly Occupant[] = [];

function tileOf(room: Room, source: TileSource): Tile {
  const state = source.states.get(room.id);
  const occupants = state?.occupants ?? NOBODY;
  const occupant = occupants[0];
  const tab = occupant ? (source.tabs.get(occupant.tab) ?? null) : null;
  const condition = conditionOf(state, tab, source);
  return {
    room,
    typeName: source.roomTypes.get(room.type)?.name ?? '',
    condition,
    occupants,
    clashes: state ? openClashes(state) : [],
    tab,
    party: tab?.party ?? occupant?.party ?? '',
    heads: tab?.heads ?? 0,
    servedBy: occupant ? (source.staffNames.get(tab?.openedBy ?? occupant.actor) ?? '') : '',
    outOfOrderReason: state?.outOfOrder?.reason ?? '',
    unsent: occupants.some((party) => source.unsent.has(party.tab)),
    unprinted: occupants.some((party) => source.unprinted.has(party.tab)),
  };
}

function conditionOf(
  state: RoomState | undefined,
  tab: TabState | null,
  source: TileSource,
): Condition {
  if (!state) return 'free';
  if (state.occupants.length > 1 || openClashes(state).length > 0) return 'conflict';
  if (state.occupants.length === 1) return tab && hasTender(tab) ? 'toPay' : 'inUse';
  if (state.outOfOrder) return 'outOfOrder';
  return isDirty(state, source.autoCleanMinutes, source.now) ? 'toClean' : 'free';
}

const openClashes = (state: RoomState): readonly RoomOpenedTwice[] =>
  casesOfRoom(state).filter((clash) => clash.resolved === null);

/** Whether money was taken and the tab is not settled: somebody is in the middle of paying. */
const hasTender = (tab: TabState): boolean =>
  tab.tenders.some((tender) => tender.voidedFor === null);

/** The tiles by area, areas in the order of their first room. */
export function byArea(tiles: readonly Tile[]): readonly Area[] {
  const areas = new Map<string, Tile[]>();
  for (const tile of tiles) {
    const area = areas.get(tile.room.area);
    if (area) area.push(tile);
    else areas.set(tile.room.area, [tile]);
  }
  return [...areas].map(([name, members]) => ({ name, tiles: members }));
}

export interface Running {
  readonly minutes: number;
  /** The same as a tile has room for: `1:03`. */
  readonly elapsed: string;
  /** Where the thin bar stands, 0–1: the part of the current hour that has passed. */
  readonly hourShare: number;
}

/** How long a party has been in, whole minutes; never negative, though two clocks may differ. */
export function running(openedAt: Instant, now: Instant): Running {
  const minutes = Math.max(0, minutesBetween(openedAt, now));
  const elapsed = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return { minutes, elapsed, hourShare: (minutes % 60) / 60 };
}

/** Whether a tile says the same as before, so that a minute passing redraws only its figures. */
export const isSameTile = (a: Tile, b: Tile): boolean =>
  a.room === b.room &&
  a.tab === b.tab &&
  a.typeName === b.typeName &&
  a.condition === b.condition &&
  a.party === b.party &&
  a.heads === b.heads &&
  a.servedBy === b.servedBy &&
  a.outOfOrderReason === b.outOfOrderReason &&
  a.unsent === b.unsent &&
  a.unprinted === b.unprinted &&
  a.occupants === b.occupants &&
  a.clashes.length === 0 &&
  b.clashes.length === 0;
