import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import type { RoomId } from '#domain/kernel/ids.ts';
import type { Room } from '#domain/rooms/records.ts';

import { freeRooms } from '../free-rooms.ts';
import { useDb } from './engine-context.ts';
import { useRecords, useStore } from './records.ts';
import { useStoreMinute } from './store-clock.ts';

/** Rooms that a party in `from` could move to now; `undefined` while being read. */
export function useFreeRooms(from: RoomId): readonly Room[] | undefined {
  const db = useDb();
  const rooms = useRecords('rooms');
  const autoCleanMinutes = useStore()?.autoCleanMinutes ?? null;
  const now = useStoreMinute();
  const rows = useLiveQuery(() => db.rooms.toArray(), [db]);
  return useMemo(() => {
    if (!rooms || !rows) return undefined;
    const states = new Map(rows.map(({ id, state }) => [id, state]));
    return freeRooms(from, { rooms, states, autoCleanMinutes, now });
  }, [rooms, rows, from, autoCleanMinutes, now]);
}
