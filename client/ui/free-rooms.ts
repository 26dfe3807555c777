import type { RoomId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { isDirty } from '#domain/rooms/prepare.ts';
import type { Room } from '#domain/rooms/records.ts';
import type { RoomState } from '#domain/rooms/state.ts';

export interface FreeRoomsSource {
  readonly rooms: readonly Room[];
  readonly states: ReadonlyMap<RoomId, RoomState>;
  readonly autoCleanMinutes: number | null;
  readonly now: Instant;
}

/**
 * Rooms that a party could move to now, the likest first: of the same type, then in the same area,
 * then the rest, each in the store's own order.
 */
export function freeRooms(from: RoomId, source: FreeRoomsSource): readonly Room[] {
  const left = source.rooms.find((room) => room.id === from);
  const distance = (room: Room): number =>
    (room.type === left?.type ? 0 : 2) + (room.area === left?.area ? 0 : 1);
  return source.rooms
    .filter((room) => !room.retired && room.id !== from && isFree(room, source))
    .toSorted((a, b) => distance(a) - distance(b) || a.sort - b.sort);
}

function isFree(room: Room, { states, autoCleanMinutes, now }: FreeRoomsSource): boolean {
  const state = states.get(room.id);
  if (!state) return true;
  if (state.occupants.length > 0 || state.outOfOrder) return false;
  return !isDirty(state, autoCleanMinutes, now);
}
