import { id, type StaffId, type StoreId } from '../kernel/ids.ts';
import { RIGHTS, RIGHTS_EDITION, type Right, type Role, type Staff } from '../staff/records.ts';
import type { DemoNames, DemoRole } from './names/names.ts';
import { DEMO_ROLES } from './names/names.ts';

/** A person of the demo with the PIN that the sign-in screen tells. The caller hashes it. */
export interface DemoStaff {
  readonly record: Staff;
  readonly role: DemoRole;
  readonly pin: string;
}

const PINS: Readonly<Record<DemoRole, string>> = {
  owner: '1111',
  manager: '2222',
  cashier: '3333',
  attendant: '4444',
  bar: '4444',
  kitchen: '4444',
};

const CASHIER: readonly Right[] = [
  'room.open',
  'room.cancel',
  'room.transfer',
  'room.clean',
  'room.outOfOrder',
  'order.send',
  'tab.settle',
  'shift.own',
  'member.register',
  'member.edit',
  'account.sell',
  'account.card',
  'print.again',
  'report.store',
];

const RIGHTS_OF: Readonly<Record<DemoRole, readonly Right[]>> = {
  owner: RIGHTS,
  manager: RIGHTS.filter((right) => right !== 'settings.staff' && right !== 'report.chain'),
  cashier: CASHIER,
  attendant: ['room.open', 'room.clean', 'room.transfer', 'room.outOfOrder', 'order.send'],
  bar: ['order.send'],
  kitchen: ['order.send'],
};

/** Role of each of the ten, and which store (0–2) they work in; null for all. */
const POSTS: readonly (readonly [role: DemoRole, store: 0 | 1 | 2 | null])[] = [
  ['owner', null],
  ['manager', null],
  ['cashier', 0],
  ['cashier', 1],
  ['cashier', 2],
  ['attendant', 0],
  ['attendant', 1],
  ['attendant', 2],
  ['bar', null],
  ['kitchen', null],
];

export const demoRoles = (names: DemoNames): readonly Role[] =>
  DEMO_ROLES.map((role) => ({
    id: role,
    name: names.roles[role],
    rights: RIGHTS_OF[role],
    edition: RIGHTS_EDITION,
  }));

export const demoStaff = (names: DemoNames, stores: readonly StoreId[]): readonly DemoStaff[] =>
  POSTS.map(([role, store], index) => ({
    role,
    pin: PINS[role],
    record: {
      id: id<StaffId>(`staff-${index + 1}`),
      name: names.staff[index] ?? names.roles[role],
      role,
      stores: store === null ? [] : stores.slice(store, store + 1),
      pin: null,
      retired: false,
    },
  }));
