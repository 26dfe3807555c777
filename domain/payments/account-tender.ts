import { accountsContext } from '../accounts/context.ts';
import { spendAccount } from '../accounts/decide.ts';
import type { TillFact } from '../accounts/entries.ts';
import { pointsRulesOf } from '../accounts/settings.ts';
import type { NewAccountTender } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { fen, ZERO_FEN } from '../kernel/fen.ts';
import { newId, type ShiftId, type TabId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { TenderTaken } from './entries.ts';
import { worthOf, type Bill } from './worth.ts';

/**
 * Pays part of a tab out of a member's account (PAY-10): the tender, and the spend that the bank
 * settles, recorded together.
 *
 * @returns both facts; or `accountUnknown`, `overpaid` where nothing is left, `onlyCashGivesChange`
 * with what is left, what {@link worthOf} refuses, and why
 * the till may not take it (`maySpend`).
 */
export function accountTenderOf(
  tender: NewAccountTender,
  bill: Bill,
  place: { readonly tab: TabId; readonly shift: ShiftId },
  context: CommandContext,
): Result<readonly [TenderTaken, ...TillFact[]], Refusal> {
  const { member, account, card, units } = tender;
  const accounts = accountsContext(context, member);
  const terms = accounts.view.expected.accounts[account]?.terms;
  if (!terms || terms.kind !== tender.tenderType) return err(refuse('accountUnknown'));
  if (!Number.isSafeInteger(units) || units <= 0) return err(refuse('amountInvalid'));
  const { leftFen } = bill.amounts;
  if (leftFen <= 0) return err(refuse('overpaid', { overFen: fen(-leftFen) }));
  const worth = worthOf(terms, units, bill, pointsRulesOf(context.registers.chain));
  if (!worth.ok) return worth;
  const spent = spendAccount(accounts, { account, amount: units, card }, place.tab);
  if (!spent.ok) return spent;
  const [fact] = spent.value;
  if (fact?.type !== 'AccountSpent') return err(refuse('accountUnknown'));
  const { amountFen, covers } = worth.value;
  const { spend, beyond } = fact;
  const taken: TenderTaken = {
    type: 'TenderTaken',
    ...place,
    tender: newId<'tender'>(context.at, context.random),
    tenderType: tender.tenderType,
    amountFen,
    receivedFen: amountFen,
    changeFen: ZERO_FEN,
    reference: '',
    account: { member, account, spend, units, beyond, card, covers },
  };
  return ok([taken, fact]);
}
