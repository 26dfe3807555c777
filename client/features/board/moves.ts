import type { Occupant } from '#domain/rooms/state.ts';
import type { Tile } from './tiles.ts';

/**
 * Rooms that a party could move to now, the likest first: of the same type, then in the same area,
 * then the rest.
 */
export function roomsToMoveTo(from: Tile, tiles: readonly Tile[]): readonly Tile[] {
  const distance = (tile: Tile): number =>
    (tile.room.type === from.room.type ? 0 : 2) + (tile.room.area === from.room.area ? 0 : 1);
  return tiles
    .filter((tile) => tile.condition === 'free' && tile.room.id !== from.room.id)
    .toSorted((a, b) => distance(a) - distance(b));
}

/**
 * The party that is to move out of a room opened twice: the later one by the journal, which is the
 * last. The earlier keeps the room.
 */
export const partyToMove = (tile: Tile): Occupant | null =>
  tile.occupants.length > 1 ? (tile.occupants.at(-1) ?? null) : null;
