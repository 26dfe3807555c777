import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import type { CollectionName, Collections } from '#domain/registers/registers.ts';

import { useDb } from './engine-context.ts';
import { recall, remember } from './remembered.ts';

/** What the first screen is drawn from, and holds no secret. */
const REMEMBERED: ReadonlySet<CollectionName> = new Set(['rooms', 'roomTypes', 'store']);

/**
 * All records of a collection, as they stand, in no order; `undefined` while they are being read.
 *
 * @example const rooms = useRecords('rooms');
 */
export function useRecords<Name extends CollectionName>(
  collection: Name,
): readonly Collections[Name][] | undefined {
  const db = useDb();
  const part = REMEMBERED.has(collection) ? `records ${collection}` : null;
  const records = useLiveQuery(async () => {
    const rows = await db.registers.where('collection').equals(collection).toArray();
    // The engine writes rows of a collection from records of that collection alone.
    const found = rows.map((row) => row.record as Collections[Name]);
    return part === null ? found : remember(part, found);
  }, [db, collection, part]);
  return records ?? (part === null ? undefined : recall(part));
}

/** {@link useRecords} by id, as the domain's rules take them. */
export function useRegister<Name extends CollectionName>(
  collection: Name,
): ReadonlyMap<Collections[Name]['id'], Collections[Name]> | undefined {
  const records = useRecords(collection);
  return useMemo(
    () => records && new Map(records.map((record) => [record.id, record] as const)),
    [records],
  );
}

/** One record; `null` when there is none, `undefined` while it is being read. */
export function useRecord<Name extends CollectionName>(
  collection: Name,
  id: string,
): Collections[Name] | null | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const row = await db.registers.get([collection, id]);
    return (row?.record as Collections[Name] | undefined) ?? null;
  }, [db, collection, id]);
}

/** This tablet's store; `undefined` until it has arrived. */
export const useStore = (): Collections['store'] | undefined => useRecords('store')?.[0];

/** This tablet's chain; `undefined` until it has arrived. */
export const useChain = (): Collections['chain'] | undefined => useRecords('chain')?.[0];
