import type { RoomId, TabId } from '#domain/kernel/ids.ts';
import { registersOf } from '#tests/domain/support/store.ts';

import type { TestTablet } from './tablet.ts';

export const firstRoom = [...registersOf().rooms.keys()][0] as RoomId;

/** Opens the first room for a party. @returns its tab. */
export async function openFirstRoom(tablet: TestTablet, party = 'Li'): Promise<TabId> {
  const opened = await tablet.must({
    type: 'openRoom',
    room: firstRoom,
    party,
    heads: 4,
    member: null,
  });
  // The engine says the id that it made.
  return opened.tab as TabId;
}
