import { cancelCard, freezeCard, issueCard, replaceCard, unfreezeCard } from '../cards/decide.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { unreachable } from '../kernel/assert.ts';
import { mergeMembers, undoMerge } from '../members/merge.ts';
import type { AccountCommand } from './command.ts';
import { accountsContext } from './context.ts';
import { releaseAllowance } from './decide.ts';
import { decideCase, refundSale, sellProduct, topUp } from './till.ts';

/** Decides a command about a member's money or cards. */
export function decideAccounts(command: AccountCommand, context: CommandContext): Decision {
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
