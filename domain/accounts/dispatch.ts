import { cancelCard, freezeCard, issueCard, replaceCard, unfreezeCard } from '../cards/decide.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse } from '../commands/refusal.ts';
import { unreachable } from '../kernel/assert.ts';
import { err } from '../kernel/result.ts';
import { isMergedAway } from '../members/away.ts';
import { mergeMembers, undoMerge } from '../members/merge.ts';
import type { AccountCommand } from './command.ts';
import { accountsContext } from './context.ts';
import { releaseAllowance } from './decide.ts';
import { decideCase, refundSale, sellProduct, topUp } from './till.ts';

/** What puts something new on a member; all else is about what they have already. */
const GIVES: ReadonlySet<AccountCommand['type']> = new Set(['topUp', 'sellProduct', 'issueCard']);

/**
 * Decides a command about a member's money or cards. `mergedAway` where something new would go to a
 * member who is another by now, and belongs on that one's accounts (MEM-6); what a merged member has
 * already is still stopped, refunded and settled where it is.
 */
export function decideAccounts(command: AccountCommand, context: CommandContext): Decision {
  if (GIVES.has(command.type) && isMergedAway(command.member, context)) {
    return err(refuse('mergedAway'));
  }
  const accounts = accountsContext(context, command.member);
  switch (command.type) {
    case 'topUp':
      return topUp(command, context);
    case 'sellProduct':
      return sellProduct(command, context);
    case 'refundSale':
      return refundSale(command, context);
    case 'issueCard':
      return issueCard(accounts, command.number);
    case 'freezeCard':
      return freezeCard(accounts, command.card, command.reason);
    case 'unfreezeCard':
      return unfreezeCard(accounts, command.card);
    case 'replaceCard':
      return replaceCard(accounts, command.card, command.number);
    case 'cancelCard':
      return cancelCard(accounts, command.card, command.reason);
    case 'releaseAllowance':
      return releaseAllowance(accounts, command.allowance);
    case 'decideCase':
      return decideCase(command, context);
    case 'mergeMembers':
      return mergeMembers(accounts, accountsContext(context, command.into), command.reason);
    case 'undoMerge':
      return undoMerge(accounts, command.reason);
    default:
      return unreachable(command);
  }
}
