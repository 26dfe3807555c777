import type { CommandContext } from '../commands/context.ts';
import type { MemberId } from '../kernel/ids.ts';

/**
 * Whether a member is another by now (MEM-6): whatever is new belongs to that one, and is refused
 * here as `mergedAway`. Only of a member that `membersOf` names.
 */
export const isMergedAway = (member: MemberId, { accounts }: CommandContext): boolean =>
  accounts(member).survivor !== member;
