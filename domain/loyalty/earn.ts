import type { BusinessDate } from '../kernel/business-date.ts';
import {
  fen,
  prorateFen,
  rateFen,
  splitFen,
  sumFen,
  WHOLE_BASIS_POINTS,
  type Fen,
} from '../kernel/fen.ts';
import type { CategoryId } from '../kernel/ids.ts';
import type { TenderType } from '../payments/entries.ts';
import type { Campaign, PointsRules } from './rules.ts';

/** What was paid of a bill, by item group and by tender. Each adds up to what was due. */
export interface PaidBill {
  /** Null for room time and what is of no group. */
  readonly lines: readonly { readonly category: CategoryId | null; readonly amountFen: Fen }[];
  readonly tenders: readonly { readonly tender: TenderType; readonly amountFen: Fen }[];
}

/** Who pays, and when. */
export interface Earner {
  readonly tier: string | null;
  /** `MM-DD` or `YYYY-MM-DD`; empty when not told. */
  readonly birthday: string;
  readonly date: BusinessDate;
  readonly campaigns: readonly Campaign[];
}

/** How points were reckoned, so that a tap on them explains them. */
export interface Earned {
  readonly points: number;
  /** What of the bill earns, after its tenders, fen. */
  readonly earningFen: Fen;
  readonly byGroup: readonly { readonly category: CategoryId | null; readonly points: number }[];
  /** Factors that applied, in basis points. */
  readonly factors: readonly { readonly name: string; readonly factor: number }[];
}

/**
 * The points that a bill earns (PTS-1): of each item group, the part that earning tenders paid, at
 * the group's points a yuan; then tier, birthday and campaigns, one after the other. Each group is
 * rounded down to whole points once, at the end.
 *
 * @example drinks 100 at 2 a yuan and room 60 at 1, all in cash, tier factor 1.5 → 300 + 90 = 390
 */
export function earnPoints(bill: PaidBill, earner: Earner, rules: PointsRules): Earned {
  const lines = bill.lines.filter(({ amountFen }) => amountFen > 0);
  const earningFen = sumFen(
    bill.tenders.map(({ tender, amountFen }) =>
      rateFen(amountFen, rules.tenders[tender] ?? WHOLE_BASIS_POINTS),
    ),
  );
  const factors = factorsOf(earner, rules);
  if (lines.length === 0 || earningFen <= 0) {
    return { points: 0, earningFen: fen(Math.max(0, earningFen)), byGroup: [], factors };
  }
  const parts = splitFen(
    earningFen,
    lines.map(({ amountFen }) => amountFen),
  );
  const sums = new Map<CategoryId | null, number>();
  for (const [index, { category }] of lines.entries()) {
    sums.set(category, (sums.get(category) ?? 0) + (parts[index] ?? 0));
  }
  const byGroup = [...sums].map(([category, amount]) => ({
    category,
    points: pointsOf(amount, perYuanOf(rules, category), factors),
  }));
  const points = byGroup.reduce((sum, group) => sum + group.points, 0);
  return { points, earningFen, byGroup, factors };
}

const perYuanOf = ({ perYuan }: PointsRules, category: CategoryId | null): number =>
  (category === null ? undefined : perYuan.byCategory[category]) ?? perYuan.otherwise;

function factorsOf({ tier, birthday, date, campaigns }: Earner, rules: PointsRules) {
  const ofTier = (tier === null ? undefined : rules.tiers[tier]) ?? WHOLE_BASIS_POINTS;
  const isBirthday = birthday !== '' && birthday.slice(-5) === date.slice(-5);
  return [
    { name: 'tier', factor: ofTier },
    { name: 'birthday', factor: isBirthday ? rules.birthday : WHOLE_BASIS_POINTS },
    ...campaigns,
  ].filter(({ factor }) => factor !== WHOLE_BASIS_POINTS);
}

/** Whole points of an amount in fen, rounded down once. Exact: by whole numbers of any size. */
function pointsOf(amount: number, perYuan: number, factors: Earned['factors']): number {
  const up = factors.reduce(
    (product, { factor }) => product * BigInt(factor),
    BigInt(amount) * BigInt(perYuan),
  );
  const down = 100n * BigInt(WHOLE_BASIS_POINTS) ** BigInt(factors.length);
  return Number(up / down);
}

/**
 * What of the points that a bill earned goes back with a refund of part of it (PTS-3), half up; all of
 * them with all of it.
 */
export const pointsOfRefund = (earned: number, ofFen: Fen, refundedFen: Fen): number =>
  refundedFen >= ofFen ? earned : Math.min(earned, prorateFen(fen(earned), refundedFen, ofFen));
