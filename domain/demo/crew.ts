import { present } from '../kernel/assert.ts';
import type { StaffId, StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Hands } from './desk.ts';
import type { DemoRole } from './names/names.ts';
import type { Random } from './random.ts';
import type { DemoStaff } from './staff.ts';

/** Who does what on an evening in one store, on which tablet. */
export interface Crew {
  readonly cashier: Hands;
  readonly manager: Hands;
  readonly attendant: Hands;
  /** The cashier, with the manager's PIN. */
  readonly approved: Hands;
  opener(random: Random, at: Instant): Hands;
  server(random: Random): Hands;
  settler(random: Random, at: Instant): Hands;
}

/** The hours in which the second till is open. */
export interface SecondTill {
  readonly from: Instant;
  readonly to: Instant;
}

/** @param secondTill when the manager helps at till B. */
export function crewOf(staff: readonly DemoStaff[], store: StoreId, secondTill: SecondTill): Crew {
  const cashier: Hands = { till: 'A', actor: personOf(staff, 'cashier', store) };
  const manager: Hands = { till: 'B', actor: personOf(staff, 'manager', store) };
  const attendant: Hands = { till: 'C', actor: personOf(staff, 'attendant', store) };
  const isBusy = (at: Instant): boolean => at >= secondTill.from && at < secondTill.to;
  const counter = (random: Random, at: Instant): Hands =>
    isBusy(at) && random.chance(0.4) ? manager : cashier;
  return {
    cashier,
    manager,
    attendant,
    approved: { ...cashier, approver: manager.actor },
    opener: (random, at) => (random.chance(0.25) ? attendant : counter(random, at)),
    server: (random) => (random.chance(0.7) ? attendant : cashier),
    settler: counter,
  };
}

function personOf(staff: readonly DemoStaff[], role: DemoRole, store: StoreId): StaffId {
  const person = staff.find(
    ({ record, role: own }) =>
      own === role && (record.stores.length === 0 || record.stores.includes(store)),
  );
  return present(person, `somebody as ${role} in ${store}`).record.id;
}
