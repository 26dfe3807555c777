import type { CommandType } from '../commands/command.ts';
import type { StaffId, StoreId } from '../kernel/ids.ts';
import type { Registers } from '../registers/registers.ts';
import { RIGHTS_EDITION, type Right, type Role, type Staff } from './records.ts';

/** The right that each command needs (STAFF-2). */
export const RIGHT_OF: Readonly<Record<CommandType, Right>> = {
  openRoom: 'room.open',
  cancelSession: 'room.cancel',
  transferRoom: 'room.transfer',
  changeHeads: 'room.open',
  markRoomClean: 'room.clean',
  takeRoomOutOfOrder: 'room.outOfOrder',
  restoreRoom: 'room.outOfOrder',
  sendOrder: 'order.send',
  voidLine: 'order.void',
  attachMember: 'order.send',
  detachMember: 'order.send',
  noteTab: 'order.send',
  takeTender: 'tab.settle',
  voidTender: 'tab.settle',
  settleTab: 'tab.settle',
  openShift: 'shift.own',
  closeShift: 'shift.own',
  registerMember: 'member.register',
  resolveCase: 'report.store',
  topUp: 'account.sell',
  sellProduct: 'account.sell',
  refundSale: 'account.refund',
  issueCard: 'account.card',
  freezeCard: 'account.card',
  unfreezeCard: 'account.card',
  replaceCard: 'account.card',
  cancelCard: 'account.card',
  releaseAllowance: 'tab.settle',
  decideCase: 'case.decide',
  mergeMembers: 'member.merge',
  undoMerge: 'member.merge',
  requestPrint: 'order.send',
  repeatPrint: 'print.again',
  takeTicket: 'order.send',
  cancelPrint: 'print.again',
  movePrint: 'order.send',
  openDrawer: 'drawer.open',
};

type People = Pick<Registers, 'staff' | 'roles'>;

/** Whether somebody works here now: known, not retired, and in this store or in all. */
export const worksHere = (staff: Staff | undefined, store: StoreId): staff is Staff =>
  staff !== undefined &&
  !staff.retired &&
  (staff.stores.length === 0 || staff.stores.includes(store));

/** Whether the role of `staff` holds `right`. Somebody unknown or retired has none. */
export function hasRight({ staff, roles }: People, id: StaffId, right: Right): boolean {
  const person = staff.get(id);
  if (!person || person.retired) return false;
  const role = roles.get(person.role);
  return role ? rightsOf(role).includes(right) : false;
}

/**
 * What comes with what a role of the first edition has. Whoever may edit roles could take all of it
 * for themselves.
 */
const LATER_RIGHTS: readonly (readonly [later: Right, comesWith: Right])[] = [
  ['account.sell', 'settings.staff'],
  ['account.refund', 'settings.staff'],
  ['account.card', 'settings.staff'],
  ['case.decide', 'settings.staff'],
  ['settings.accounts', 'settings.staff'],
  ['member.merge', 'case.decide'],
  ['member.merge', 'settings.staff'],
  ['settings.printers', 'settings.devices'],
  ['print.again', 'tab.settle'],
  ['drawer.open', 'order.void'],
];

/**
 * What a role may do. One that was written by an older edition of the list has what goes with its
 * other rights, until somebody saves it again: else nobody in an older chain could sell a top-up or
 * set up a printer.
 */
export function rightsOf({ rights, edition = 1 }: Role): readonly Right[] {
  if (edition >= RIGHTS_EDITION) return rights;
  const later = LATER_RIGHTS.filter(([, comesWith]) => rights.includes(comesWith));
  return [...new Set([...rights, ...later.map(([right]) => right)])];
}
