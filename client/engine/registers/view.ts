import type { StoreId } from '#domain/kernel/ids.ts';
import type { CollectionName, Collections, Registers } from '#domain/registers/registers.ts';
import type { RegisterRow } from '../database.ts';

/** A plain snapshot of the registers for `decide`; null before the store's settings have come. */
export function registersFrom(rows: readonly RegisterRow[], store: StoreId): Registers | null {
  const of = <Name extends CollectionName>(name: Name): ReadonlyMap<never, Collections[Name]> =>
    new Map(
      rows
        .filter((row) => row.collection === name)
        // Rows hold what the register held, and that was checked before it was written.
        .map((row) => [row.id as never, row.record as Collections[Name]]),
    );
  const chain = [...of('chain').values()].at(0);
  const ownStore = of('store').get(store as never);
  if (!chain || !ownStore) return null;
  return {
    chain,
    store: ownStore,
    rooms: of('rooms'),
    roomTypes: of('roomTypes'),
    tariffs: of('tariffs'),
    items: of('items'),
    categories: of('categories'),
    stations: of('stations'),
    staff: of('staff'),
    roles: of('roles'),
    tiers: of('tiers'),
    topUps: of('topUps'),
    products: of('products'),
    printers: of('printers'),
    stationRoutes: of('stationRoutes'),
    tillPrinters: of('tillPrinters'),
    paper: of('paper'),
  };
}

/** The snapshot after some records changed; the maps that didn't change are shared. */
export function withRows(
  registers: Registers,
  rows: readonly RegisterRow[],
  store: StoreId,
): Registers {
  const next: Record<string, unknown> = { ...registers };
  const copied = new Map<string, Map<string, unknown>>();
  for (const { collection, id, record } of rows) {
    if (collection === 'members') continue;
    if (collection === 'chain') next[collection] = record;
    else if (collection === 'store') next[collection] = id === store ? record : next[collection];
    else {
      const map = copied.get(collection) ?? new Map<string, unknown>(registers[collection]);
      copied.set(collection, map.set(id, record));
      next[collection] = map;
    }
  }
  return next as unknown as Registers;
}
