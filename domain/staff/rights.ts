import type { CommandType } from '../commands/command.ts';
import type { StaffId, StoreId } from '../kernel/ids.ts';
import type { Registers } from '../registers/registers.ts';
import type { Right, Staff } from './records.ts';

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
  return roles.get(person.role)?.rights.includes(right) ?? false;
}
