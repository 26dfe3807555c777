import type { StaffId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { SYSTEM_STAFF } from '../staff/records.ts';
import { hasRight, RIGHT_OF, worksHere } from '../staff/rights.ts';
import type { CommandType } from './command.ts';
import type { CommandContext } from './context.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * Whether the actor may do this, alone or with the approval given by another's PIN (STAFF-2).
 *
 * @returns who approved, null where the actor has the right; or `notSignedIn`, `rightMissing`.
 */
export function approvalOf(
  type: CommandType,
  { registers, actor, approver, store }: CommandContext,
): Result<StaffId | null, Refusal> {
  const right = RIGHT_OF[type];
  // Nobody's hand: a tablet gives back an allowance that another store waits for.
  if (type === 'releaseAllowance' && actor === SYSTEM_STAFF) return ok(null);
  if (!worksHere(registers.staff.get(actor), store)) return err(refuse('notSignedIn'));
  if (hasRight(registers, actor, right)) return ok(null);
  if (
    approver !== null &&
    worksHere(registers.staff.get(approver), store) &&
    hasRight(registers, approver, right)
  ) {
    return ok(approver);
  }
  return err({ code: 'rightMissing', right });
}
