import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { useRemembered } from '#client/ui/hooks/remembered.ts';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import type { RoomId, TabId } from '#domain/kernel/ids.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import type { RoomState } from '#domain/rooms/state.ts';
import type { Staff } from '#domain/staff/records.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { boardTiles, type Tile } from './tiles.ts';

/** The tabs that are neither settled nor cancelled, by id; `undefined` while being read. */
function useOpenTabs(): ReadonlyMap<TabId, TabState> | undefined {
  const db = useDb();
  const tabs = useRemembered(
    'open tabs',
    async () => {
      const rows = await db.tabs.where('[open+date]').between([1, ''], [1, '\uFFFF']).toArray();
      return rows.map((row) => row.state);
    },
    [db],
  );
  return useMemo(() => tabs && new Map(tabs.map((state) => [state.tab, state])), [tabs]);
}

function useRoomStates(): ReadonlyMap<RoomId, RoomState> | undefined {
  const db = useDb();
  const rooms = useRemembered(
    'rooms',
    async () => (await db.rooms.toArray()).map((row) => row.state),
    [db],
  );
  return useMemo(() => rooms && new Map(rooms.map((state) => [state.room, state])), [rooms]);
}

/** Names by staff id; `undefined` while being read. */
function useStaffNames(): ReadonlyMap<string, string> | undefined {
  const db = useDb();
  const names = useRemembered(
    'staff names',
    async () => {
      const rows = await db.registers.where('collection').equals('staff').toArray();
      // Rows of this collection hold staff.
      return rows.map((row): readonly [string, string] => [row.id, (row.record as Staff).name]);
    },
    [db],
  );
  return useMemo(() => names && new Map(names), [names]);
}

/** The tabs of which something waits for the server for longer than a moment (BOARD-5). */
function useUnsentTabs(): ReadonlySet<string> {
  const db = useDb();
  const { link, unsent, oldestUnsentAt } = useStatus();
  const waitedMs = useNow(MINUTE_MS) - oldestUnsentAt;
  const isTold = unsent > 0 && (link !== 'online' || waitedMs >= MINUTE_MS);
  const tabs = useLiveQuery(
    async () => (isTold ? new Set(await db.outbox.orderBy('tabs').uniqueKeys()) : NONE),
    [db, isTold],
  );
  // The index is over ids of tabs, and Dexie knows keys as text, numbers or dates alike.
  return (tabs as ReadonlySet<string> | undefined) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

/** Longer than a printer takes for a ticket, so that a badge means that somebody should look, ms. */
const PRINTS_WITHIN_MS = 15_000;
const LOOK_MS = 5_000;

/** The tabs of which something waits to be printed for longer than printing takes (BOARD-6). */
function useUnprintedTabs(): ReadonlySet<string> {
  const db = useDb();
  const { clockCorrectionMs } = useStatus();
  const waiting = useLiveQuery(
    () => db.prints.where('[open+date]').between([1, ''], [1, '\uFFFF']).toArray(),
    [db],
  );
  const isAny = waiting !== undefined && waiting.length > 0;
  const before = useNow(isAny ? LOOK_MS : MINUTE_MS) - clockCorrectionMs - PRINTS_WITHIN_MS;
  const tabs = waiting?.filter(({ state }) => state.requestedAt < before).map(({ tab }) => tab);
  // The same set while it says the same, so that tiles aren't reckoned anew at every look.
  const known = tabs?.toSorted().join(' ') ?? '';
  return useMemo(() => (known === '' ? NONE : new Set(known.split(' '))), [known]);
}

const NOBODY: ReadonlyMap<string, string> = new Map();

/** The board's tiles; `undefined` until rooms and what is in them have been read. */
export function useBoard(): readonly Tile[] | undefined {
  const rooms = useRecords('rooms');
  const roomTypes = useRecords('roomTypes');
  const staffNames = useStaffNames();
  const store = useRecords('store')?.[0];
  const states = useRoomStates();
  const tabs = useOpenTabs();
  const unsent = useUnsentTabs();
  const unprinted = useUnprintedTabs();
  const now = useStoreMinute();
  return useMemo(() => {
    if (!rooms || !roomTypes || !states || !tabs) return undefined;
    return boardTiles({
      rooms,
      roomTypes: new Map(roomTypes.map((type) => [type.id, type])),
      states,
      tabs,
      staffNames: staffNames ?? NOBODY,
      unsent,
      unprinted,
      autoCleanMinutes: store?.autoCleanMinutes ?? null,
      now,
    });
  }, [rooms, roomTypes, staffNames, store, states, tabs, unsent, unprinted, now]);
}
