import type { MemberId } from '../kernel/ids.ts';
import type { Command, NewTender } from './command.ts';
import type { BooksView } from './context.ts';

/**
 * The members whose accounts a decision may look at, so that whoever runs a command brings their
 * books with it ({@link CommandContext.accounts}). Each once.
 */
export function membersOf(command: Command, books: BooksView): readonly MemberId[] {
  return [...new Set(named(command, books))];
}

function named(command: Command, books: BooksView): readonly MemberId[] {
  switch (command.type) {
    case 'openRoom':
      return command.member ? [command.member.id] : [];
    case 'attachMember':
      return [command.member];
    case 'takeTender':
      return payers([command.tender]);
    case 'settleTab': {
      const earner = books.tab(command.tab)?.member?.id;
      return [...(earner ? [earner] : []), ...payers(command.tenders)];
    }
    case 'voidTender': {
      const known = books
        .tab(command.tab)
        ?.tenders.find((tender) => tender.tender === command.tender);
      return known?.account ? [known.account.member] : [];
    }
    case 'decideCase':
      return [command.member, ...(command.to ? [command.to] : [])];
    case 'mergeMembers':
      return [command.member, command.into];
    case 'topUp':
    case 'sellProduct':
    case 'refundSale':
    case 'issueCard':
    case 'freezeCard':
    case 'unfreezeCard':
    case 'replaceCard':
    case 'cancelCard':
    case 'releaseAllowance':
    case 'undoMerge':
      return [command.member];
    default:
      return [];
  }
}

const payers = (tenders: readonly NewTender[]): readonly MemberId[] =>
  tenders.flatMap((tender) => ('member' in tender ? [tender.member] : []));
