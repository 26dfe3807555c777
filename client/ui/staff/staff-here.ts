import type { StoreId } from '#domain/kernel/ids.ts';
import type { Right, Role, Staff } from '#domain/staff/records.ts';

/** Who works in a store, by name. */
export const staffHere = (staff: readonly Staff[], store: StoreId): readonly Staff[] =>
  staff
    .filter((person) => !person.retired)
    .filter((person) => person.stores.length === 0 || person.stores.includes(store))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh'));

/** Who in a store may approve what needs `right` (STAFF-2): has it, and a PIN to show for it. */
export function approversOf(
  right: Right,
  staff: readonly Staff[],
  roles: readonly Role[],
  store: StoreId,
): readonly Staff[] {
  const able = new Set(roles.filter((role) => role.rights.includes(right)).map((role) => role.id));
  return staffHere(staff, store).filter((person) => able.has(person.role) && person.pin !== null);
}
