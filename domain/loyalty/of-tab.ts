import type { TillFact } from '../accounts/entries.ts';
import { pointsAccount } from '../accounts/names.ts';
import { pointsRulesOf } from '../accounts/settings.ts';
import type { CommandContext } from '../commands/context.ts';
import { fen, ZERO_FEN } from '../kernel/fen.ts';
import { id, type SaleId } from '../kernel/ids.ts';
import type { TenderTaken } from '../payments/entries.ts';
import { lineAmount } from '../tabs/amounts.ts';
import type { TabSettled } from '../tabs/entries.ts';
import type { TabState } from '../tabs/state.ts';
import { earnPoints, type Earned } from './earn.ts';
import { pointsLots } from './periods.ts';
import { FEN_IN_YUAN, type PointsRules } from './rules.ts';

/**
 * Points that a settled tab earns for its member (PTS-1), none without one. They are the sale of the
 * tab's own id: a tab that two tablets settled earns once.
 *
 * @param taken tenders of the settlement itself; those before it stand on the tab.
 */
export function earnedBy(
  tab: TabState,
  settled: TabSettled,
  taken: readonly TenderTaken[],
  context: CommandContext,
): readonly TillFact[] {
  if (!tab.member) return [];
  const { id: member } = tab.member;
  const rules = pointsRulesOf(context.registers.chain);
  const { points } = pointsOfTab(tab, settled, taken, context);
  const lots = pointsLots(points, context.date, rules);
  if (lots.length === 0) return [];
  const account = pointsAccount(member);
  const isOpen = context.accounts(member).expected.accounts[account] !== undefined;
  const sale = id<SaleId>(tab.tab);
  return [
    ...(isOpen ? [] : [opening(member, rules)]),
    {
      type: 'AccountCredited',
      member,
      account,
      sale,
      why: 'earned',
      lots,
      paidFen: ZERO_FEN,
      keeps: null,
    },
  ];
}

function opening(member: TillFact['member'], rules: PointsRules): TillFact {
  const unitFen = fen(Math.max(1, Math.ceil(FEN_IN_YUAN / rules.pointsPerYuan)));
  const terms = { kind: 'points', unitFen, rollLimit: rules.rollLimit } as const;
  return { type: 'AccountOpened', member, account: pointsAccount(member), name: '', terms };
}

/** How the points of a settled tab are reckoned, so that a tap explains them. */
function pointsOfTab(
  tab: TabState,
  settled: Pick<TabSettled, 'timeFen'>,
  taken: readonly TenderTaken[],
  { registers, accounts, date }: CommandContext,
): Earned {
  const standing = tab.tenders.filter(({ voidedFor }) => voidedFor === null);
  const items = tab.orders.flatMap(({ lines }) =>
    lines.map((line) => ({ category: line.category, amountFen: lineAmount(line) })),
  );
  const lines = [{ category: null, amountFen: settled.timeFen }, ...items];
  const tenders = [...standing, ...taken].map(({ tenderType, amountFen }) => ({
    tender: tenderType,
    amountFen,
  }));
  const { tier, birthday } = tab.member ? accounts(tab.member.id) : { tier: null, birthday: '' };
  const earner = { tier, birthday, date, campaigns: [] };
  return earnPoints({ lines, tenders }, earner, pointsRulesOf(registers.chain));
}
