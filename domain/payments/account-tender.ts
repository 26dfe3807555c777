import { accountsContext } from '../accounts/context.ts';
import { spendAccount } from '../accounts/decide.ts';
import type { TillFact } from '../accounts/entries.ts';
import { pointsRulesOf } from '../accounts/settings.ts';
import type { AccountTerms } from '../accounts/terms.ts';
import type { NewAccountTender } from '../commands/command.ts';
import type { CommandContext } from '../commands/context.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { fen, minFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import { newId, type ShiftId, type TabId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { payWithPoints } from '../loyalty/pay.ts';
import type { TabAmounts, TabState } from '../tabs/state.ts';
import { coverOf } from './cover.ts';
import type { Covered, TenderTaken } from './entries.ts';

/** The tab that is paid, and what is left of it. */
interface Bill {
  readonly tab: TabState;
  readonly endedAt: Instant;
  readonly amounts: Pick<TabAmounts, 'dueFen' | 'leftFen'>;
}

interface Worth {
  readonly amountFen: Fen;
  readonly covers: Covered | null;
}

/**
 * Pays part of a tab out of a member's account (PAY-10): the tender, and the spend that the bank
 * settles, recorded together.
 *
 * @returns both facts; or `accountUnknown`, `overpaid` where nothing is left, `onlyCashGivesChange`
 * with what is left, `couponMinimum`, what {@link payWithPoints} and {@link coverOf} refuse, and why
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
  const worth = worthOf(terms, units, bill, context);
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

/** What units of an account pay of a bill. */
function worthOf(
  terms: AccountTerms,
  units: number,
  { tab, endedAt, amounts: { dueFen, leftFen } }: Bill,
  { registers }: CommandContext,
): Result<Worth, Refusal> {
  switch (terms.kind) {
    case 'storedValue':
      return within(fen(units), leftFen);
    case 'points': {
      const rules = pointsRulesOf(registers.chain);
      const all = payWithPoints(dueFen, units + pointsOn(tab), rules);
      if (!all.ok) return all;
      const own = payWithPoints(dueFen, units, rules);
      return own.ok ? within(own.value.amountFen, leftFen) : own;
    }
    case 'coupon':
      if (units !== 1) return err(refuse('amountInvalid', { most: 1 }));
      if (dueFen < (terms.minDueFen ?? 0)) {
        return err(refuse('couponMinimum', { minFen: terms.minDueFen ?? 0 }));
      }
      return ok({ amountFen: minFen(terms.unitFen, leftFen), covers: null });
    case 'countCard':
    case 'periodCard': {
      const cover = coverOf(terms, units, tab, endedAt);
      // Rounding-off may leave less of the bill than the card would pay.
      return cover.ok
        ? ok({ ...cover.value, amountFen: minFen(cover.value.amountFen, leftFen) })
        : cover;
    }
    default:
      return terms satisfies never;
  }
}

const within = (amountFen: Fen, leftFen: Fen): Result<Worth, Refusal> =>
  amountFen > leftFen
    ? err(refuse('onlyCashGivesChange', { leftFen }))
    : ok({ amountFen, covers: null });

/** Points that have paid of a tab already. */
const pointsOn = (tab: TabState): number =>
  tab.tenders
    .filter(({ tenderType, voidedFor }) => tenderType === 'points' && voidedFor === null)
    .reduce((sum, { account }) => sum + (account?.units ?? 0), 0);
