import type { SpendReturned } from '../accounts/entries.ts';
import type { NewTender, SettleTab, TakeTender, VoidTender } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { reasonOf } from '../commands/text.ts';
import { fen, subtractFen } from '../kernel/fen.ts';
import type { Fact } from '../journal/facts.ts';
import type { ShiftId, TabId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { earnedBy } from '../loyalty/of-tab.ts';
import { closeRooms } from '../rooms/leave.ts';
import { tabAmounts, timeLinesOf } from '../tabs/amounts.ts';
import { openTab } from '../tabs/open-tab.ts';
import type { TabSettled } from '../tabs/entries.ts';
import { accountTenderOf } from './account-tender.ts';
import type { TenderOfAccount, TenderTaken } from './entries.ts';
import { moneyOf, shiftOf } from './tender.ts';
import type { Bill } from './worth.ts';

/** Takes money before the tab is fully paid, as in a split (PAY-2). */
export function takeTender(command: TakeTender, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const shift = shiftOf(context);
  if (!shift.ok) return shift;
  const { rounding } = context.registers.chain;
  const { tender, endedAt } = command;
  const amounts = tabAmounts(found.value, endedAt, rounding);
  const place = { tab: command.tab, shift: shift.value };
  const made = anyTenderOf(tender, { tab: found.value, endedAt, amounts }, place, context);
  if (!made.ok) return made;
  const [taken, ...others] = made.value;
  return ok([{ ...taken, endedAt }, ...others]);
}

/** The facts of a tender of either sort: the tender first. */
function anyTenderOf(
  tender: NewTender,
  bill: Bill,
  place: { readonly tab: TabId; readonly shift: ShiftId },
  context: CommandContext,
): Result<readonly [TenderTaken, ...Fact[]], Refusal> {
  if ('member' in tender) return accountTenderOf(tender, bill, place, context);
  const money = moneyOf(tender, bill.amounts.leftFen, context);
  return money.ok ? ok([{ type: 'TenderTaken', ...place, ...money.value }]) : money;
}

/** Gives a tender back before settlement, out of this till. Refuses `tenderUnknown`, `tenderVoided`. */
export function voidTender(command: VoidTender, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const shift = shiftOf(context);
  if (!shift.ok) return shift;
  const reason = reasonOf(command.reason);
  if (!reason.ok) return reason;
  const known = found.value.tenders.find((tender) => tender.tender === command.tender);
  if (!known) return err(refuse('tenderUnknown'));
  if (known.voidedFor !== null) return err(refuse('tenderVoided'));
  const { tab, tender } = command;
  const { tenderType, amountFen, account } = known;
  return ok([
    ...(account ? [returnOf(account)] : []),
    {
      type: 'TenderVoided',
      tab,
      shift: shift.value,
      tender,
      tenderType,
      amountFen,
      reason: reason.value,
    },
  ]);
}

/** The spend of an account goes back with the tender that it was; the bank finds it by its id. */
const returnOf = ({ member, account, spend, units }: TenderOfAccount): SpendReturned => ({
  type: 'SpendReturned',
  member,
  account,
  spend,
  amount: units,
});

/**
 * Takes what is still due and closes the tab and its room (PAY-1, PAY-2). The settlement writes down
 * the time lines and every amount. Refuses `notFullyPaid` (with what is left), `overpaid` where
 * earlier tenders exceed what is due (with by how much; void one), and what {@link moneyOf} refuses.
 * A tab that comes to nothing is settled without tenders.
 */
export function settleTab(command: SettleTab, context: CommandContext): Decision {
  const found = openTab(command.tab, context);
  if (!found.ok) return found;
  const tab = found.value;
  // A shell's opening is still on its way: what it costs isn't known yet.
  if (tab.session === null) return err(refuse('tabUnknown'));
  const shift = shiftOf(context);
  if (!shift.ok) return shift;
  const { rounding } = context.registers.chain;
  const amounts = tabAmounts(tab, command.endedAt, rounding);
  const place = { tab: tab.tab, shift: shift.value };
  // A second one would be decided without knowing of the first: what it may take depends on it.
  if (command.tenders.filter((tender) => 'member' in tender).length > 1) {
    return err(refuse('tendersTooMany'));
  }
  const facts: Fact[] = [];
  const taken: TenderTaken[] = [];
  let { leftFen } = amounts;
  for (const tender of command.tenders) {
    const bill = { tab, endedAt: command.endedAt, amounts: { dueFen: amounts.dueFen, leftFen } };
    const made = anyTenderOf(tender, bill, place, context);
    if (!made.ok) return made;
    facts.push(...made.value);
    taken.push(made.value[0]);
    leftFen = subtractFen(leftFen, made.value[0].amountFen);
  }
  if (leftFen > 0) return err(refuse('notFullyPaid', { leftFen }));
  if (leftFen < 0) return err(refuse('overpaid', { overFen: fen(-leftFen) }));
  const settled: TabSettled = {
    type: 'TabSettled',
    ...place,
    receipt: receiptNumber(context),
    endedAt: command.endedAt,
    timeLines: timeLinesOf(tab, command.endedAt),
    timeFen: amounts.timeFen,
    itemsFen: amounts.itemsFen,
    roundingFen: amounts.roundingFen,
    dueFen: amounts.dueFen,
  };
  const earned = earnedBy(tab, settled, taken, context);
  return ok([...facts, settled, ...earned, ...closeRooms(tab, tab.session, context)]);
}

/** `A-0012`: till, running number of the day. */
const receiptNumber = ({ till, lastNumbers }: CommandContext): string =>
  `${till}-${String(lastNumbers.receipt + 1).padStart(4, '0')}`;
