import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useSyncExternalStore } from 'react';

import { useDb } from '#client/ui/hooks/engine-context.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { ItemId, RoomId } from '#domain/kernel/ids.ts';
import type { Category, Item } from '#domain/tabs/records.ts';

import { lastOrdered, sellable, stockedCategories } from './pad.ts';
import { askReadings, onReadings, readReadings } from './readings.ts';
import { createItemSearch, type ItemSearch } from './search.ts';

export interface Catalogue {
  /** All items by id, those no longer sold included, since drafts may name them. */
  readonly byId: ReadonlyMap<ItemId, Item>;
  readonly items: readonly Item[];
  readonly categories: readonly Category[];
  readonly search: ItemSearch;
}

/** What can be ordered, and the search over it; `undefined` while being read. */
export function useCatalogue(): Catalogue | undefined {
  const items = useRecords('items');
  const categories = useRecords('categories');
  const readings = useSyncExternalStore(onReadings, readReadings);
  const sold = useMemo(
    () => (items && categories ? sellable(items, categories) : undefined),
    [items, categories],
  );
  // Readings are made in a worker, and only for names that are new.
  useEffect(() => {
    if (sold) askReadings(sold.map((item) => item.name));
  }, [sold]);
  return useMemo(() => {
    if (!items || !categories || !sold) return undefined;
    const keys = sold.map(({ id, name, barcode }) => ({
      id,
      name,
      barcode,
      syllables: readings.get(name) ?? [],
    }));
    return {
      byId: new Map(items.map((item) => [item.id, item])),
      items: sold,
      categories: stockedCategories(sold, categories),
      search: createItemSearch(keys),
    };
  }, [items, categories, sold, readings]);
}

const TABS_LOOKED_AT = 8;
const MOST_RECENT = 24;

/** What was ordered last in a room, by this party or those before it. */
export function useLastOrdered(room: RoomId | null): readonly ItemId[] {
  const db = useDb();
  const tabs = useLiveQuery(async () => {
    if (room === null) return [];
    // Ids grow with time, and so stand in the order in which parties came.
    const ids = await db.tabs.where('room').equals(room).primaryKeys();
    const rows = await db.tabs.bulkGet(ids.slice(-TABS_LOOKED_AT));
    return rows.flatMap((row) => (row ? [row.state] : []));
  }, [db, room]);
  return useMemo(() => lastOrdered(tabs ?? [], MOST_RECENT), [tabs]);
}
