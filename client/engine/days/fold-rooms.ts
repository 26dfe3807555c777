import { groupEntries } from '#domain/books/groups.ts';
import type { Entry } from '#domain/journal/entry.ts';
import type { RoomId } from '#domain/kernel/ids.ts';
import { evolveRoom } from '#domain/rooms/evolve.ts';
import type { RoomState } from '#domain/rooms/state.ts';

/**
 * The rooms after one more closed date. A room is one account for ever, so unlike tabs it goes on
 * from the date before.
 *
 * @param entries of the date, in journal order.
 * @returns by room, so that equal rooms are written alike.
 */
export function foldRooms(
  rooms: readonly RoomState[],
  entries: readonly Entry[],
): readonly RoomState[] {
  const after = new Map<string, RoomState>(rooms.map((state) => [state.room, state]));
  for (const [id, own] of groupEntries(entries).room) {
    let state = after.get(id) ?? null;
    // The group's kind says of which kind the id is.
    for (const entry of own) state = evolveRoom(state, id as RoomId, entry);
    if (state) after.set(id, state);
  }
  return [...after.values()].sort((a, b) => (a.room < b.room ? -1 : 1));
}
