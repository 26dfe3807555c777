import type { RoomTypeId } from '#domain/kernel/ids.ts';
import type { RoomType } from '#domain/rooms/records.ts';
import { type Condition, CONDITIONS, type Tile } from './tiles.ts';

/** What the board is narrowed to; null for all. */
export interface BoardFilter {
  readonly condition: Condition | null;
  readonly roomType: RoomTypeId | null;
}

export const NO_FILTER: BoardFilter = { condition: null, roomType: null };

export interface Counted<Key> {
  readonly key: Key;
  readonly count: number;
}

export const matches = (tile: Tile, filter: BoardFilter): boolean =>
  (filter.condition === null || tile.condition === filter.condition) &&
  (filter.roomType === null || tile.room.type === filter.roomType);

/**
 * Chips of conditions with their numbers, within the room type chosen. `free`, `inUse` and `toClean`
 * always stand there, so that chips don't jump about; the others only when there is one.
 */
export function conditionChips(
  tiles: readonly Tile[],
  filter: BoardFilter,
): readonly Counted<Condition>[] {
  const within = tiles.filter((tile) => matches(tile, { ...filter, condition: null }));
  const always: readonly Condition[] = ['free', 'inUse', 'toClean'];
  return CONDITIONS.map((key) => ({
    key,
    count: within.filter((tile) => tile.condition === key).length,
  })).filter(({ key, count }) => count > 0 || always.includes(key) || key === filter.condition);
}

/** Chips of the room types that this store has, with the rooms of each in the condition chosen. */
export function typeChips(
  tiles: readonly Tile[],
  roomTypes: readonly RoomType[],
  filter: BoardFilter,
): readonly (Counted<RoomTypeId> & { readonly name: string })[] {
  const within = tiles.filter((tile) => matches(tile, { ...filter, roomType: null }));
  const present = new Set(tiles.map((tile) => tile.room.type));
  return roomTypes
    .filter((type) => present.has(type.id))
    .toSorted((a, b) => a.sort - b.sort)
    .map(({ id, name }) => ({
      key: id,
      name,
      count: within.filter((tile) => tile.room.type === id).length,
    }));
}
