import { decideAccounts } from '../accounts/dispatch.ts';
import { resolveCase } from '../cases/decide.ts';
import type { Fact } from '../journal/facts.ts';
import type { StaffId } from '../kernel/ids.ts';
import { ok, type Result } from '../kernel/result.ts';
import { registerMember } from '../members/decide.ts';
import { settleTab, takeTender, voidTender } from '../payments/decide.ts';
import { withPrints } from '../printing/automatic.ts';
import { cancelPrint, movePrint, openDrawer, repeatPrint, takeTicket } from '../printing/decide.ts';
import { requestPrint } from '../printing/on-request.ts';
import {
  cancelSession,
  changeHeads,
  markRoomClean,
  openRoom,
  restoreRoom,
  takeRoomOutOfOrder,
} from '../rooms/decide.ts';
import { transferRoom } from '../rooms/transfer.ts';
import { closeShift, openShift } from '../shifts/decide.ts';
import { attachMember, detachMember, noteTab, sendOrder, voidLine } from '../tabs/decide.ts';
import { approvalOf } from './approval.ts';
import type { Command } from './command.ts';
import type { CommandContext } from './context.ts';
import type { Refusal } from './refusal.ts';

/** What a decision comes to: facts to record together, or why not. */
export type Decision = Result<readonly Fact[], Refusal>;

/**
 * Decides a command: pure, without network, clock or randomness of its own (PAY-7), so that every
 * device and the server decide alike.
 *
 * @returns the facts to record, all or none; never empty. Or the refusal that the screen translates.
 */
export function decide(command: Command, context: CommandContext): Decision {
  const approval = approvalOf(command.type, context);
  if (!approval.ok) return approval;
  const decided = dispatch(command, context, approval.value);
  return decided.ok ? ok(withPrints(decided.value, context)) : decided;
}

function dispatch(command: Command, context: CommandContext, approvedBy: StaffId | null): Decision {
  switch (command.type) {
    case 'openRoom':
      return openRoom(command, context);
    case 'cancelSession':
      return cancelSession(command, context);
    case 'transferRoom':
      return transferRoom(command, context);
    case 'changeHeads':
      return changeHeads(command, context);
    case 'markRoomClean':
      return markRoomClean(command, context);
    case 'takeRoomOutOfOrder':
      return takeRoomOutOfOrder(command, context);
    case 'restoreRoom':
      return restoreRoom(command, context);
    case 'sendOrder':
      return sendOrder(command, context);
    case 'voidLine':
      return voidLine(command, context, approvedBy);
    case 'attachMember':
      return attachMember(command, context);
    case 'detachMember':
      return detachMember(command, context);
    case 'noteTab':
      return noteTab(command, context);
    case 'takeTender':
      return takeTender(command, context);
    case 'voidTender':
      return voidTender(command, context);
    case 'settleTab':
      return settleTab(command, context);
    case 'openShift':
      return openShift(command, context);
    case 'closeShift':
      return closeShift(command, context);
    case 'registerMember':
      return registerMember(command, context);
    case 'resolveCase':
      return resolveCase(command, context);
    case 'requestPrint':
      return requestPrint(command, context);
    case 'repeatPrint':
      return repeatPrint(command, context);
    case 'takeTicket':
      return takeTicket(command, context);
    case 'cancelPrint':
      return cancelPrint(command, context);
    case 'movePrint':
      return movePrint(command, context);
    case 'openDrawer':
      return openDrawer(command, context);
    default:
      return decideAccounts(command, context);
  }
}
