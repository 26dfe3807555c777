import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import { useDb } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import type { RoomId, TabId } from '#domain/kernel/ids.ts';
import type { RoomState } from '#domain/rooms/state.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { boardTiles, type Tile } from './tiles.ts';

/** The tabs that are neither settled nor cancelled, by id; `undefined` while being read. */
function useOpenTabs(): ReadonlyMap<TabId, TabState> | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await db.tabs.where('[open+date]').between([1, ''], [1, '\uFFFF']).toArray();
    return new Map(rows.map((row) => [row.id, row.state]));
  }, [db]);
}

function useRoomStates(): ReadonlyMap<RoomId, RoomState> | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await db.rooms.toArray();
    return new Map(rows.map((row) => [row.id, row.state]));
  }, [db]);
}

/** The board's tiles; `undefined` until rooms and what is in them have been read. */
export function useBoard(): readonly Tile[] | undefined {
  const rooms = useRecords('rooms');
  const roomTypes = useRecords('roomTypes');
  const staff = useRecords('staff');
  const store = useRecords('store')?.[0];
  const states = useRoomStates();
  const tabs = useOpenTabs();
  const now = useStoreMinute();
  return useMemo(() => {
    if (!rooms || !roomTypes || !states || !tabs) return undefined;
    return boardTiles({
      rooms,
      roomTypes: new Map(roomTypes.map((type) => [type.id, type])),
      states,
      tabs,
      staffNames: new Map((staff ?? []).map(({ id, name }) => [id, name])),
      autoCleanMinutes: store?.autoCleanMinutes ?? null,
      now,
    });
  }, [rooms, roomTypes, staff, store, states, tabs, now]);
}
