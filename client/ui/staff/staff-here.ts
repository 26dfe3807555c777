import type { StoreId } from '#domain/kernel/ids.ts';
import type { Staff } from '#domain/staff/records.ts';

/** Who works in a store, by name. */
export const staffHere = (staff: readonly Staff[], store: StoreId): readonly Staff[] =>
  staff
    .filter((person) => !person.retired)
    .filter((person) => person.stores.length === 0 || person.stores.includes(store))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));
