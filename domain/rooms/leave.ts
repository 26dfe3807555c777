import type { CommandContext } from '../commands/context.ts';
import type { RoomId, SessionId } from '../kernel/ids.ts';
import type { TabState } from '../tabs/state.ts';
import type { RoomSessionClosed } from './entries.ts';

/** The room where a tab's party is: the last that it went to. Null for a shell (no opening yet). */
export const roomOf = (tab: Pick<TabState, 'stays'>): RoomId | null =>
  tab.stays.at(-1)?.room.id ?? null;

/**
 * Closes the session in every room of its stays where the books still have it (ROOM-4). There is
 * more than one where two tablets that were apart moved the party to different rooms.
 *
 * @param except a room that another fact takes care of.
 */
export function closeRooms(
  tab: TabState,
  session: SessionId,
  { books }: CommandContext,
  except: RoomId | null = null,
): readonly RoomSessionClosed[] {
  const rooms = new Set(tab.stays.map((stay) => stay.room.id));
  return [...rooms]
    .filter((room) => room !== except)
    .filter((room) => books.room(room).occupants.some((occupant) => occupant.session === session))
    .map((room) => ({ type: 'RoomSessionClosed', session, tab: tab.tab, room }));
}
