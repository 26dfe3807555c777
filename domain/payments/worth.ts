import type { AccountTerms } from '../accounts/terms.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { fen, minFen, type Fen } from '../kernel/fen.ts';
import type { Instant } from '../kernel/instant.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { payWithPoints } from '../loyalty/pay.ts';
import type { PointsRules } from '../loyalty/rules.ts';
import type { TabAmounts, TabState } from '../tabs/state.ts';
import { coverOf } from './cover.ts';
import type { Covered } from './entries.ts';

/** The tab that is paid, and what is left of it. */
export interface Bill {
  readonly tab: TabState;
  readonly endedAt: Instant;
  readonly amounts: Pick<TabAmounts, 'dueFen' | 'leftFen'>;
}

interface Worth {
  readonly amountFen: Fen;
  readonly covers: Covered | null;
}

/**
 * What units of an account pay of a bill (PAY-10).
 *
 * @returns `onlyCashGivesChange` with what is left, `couponMinimum`, what {@link payWithPoints} and
 * {@link coverOf} refuse.
 */
export function worthOf(
  terms: AccountTerms,
  units: number,
  { tab, endedAt, amounts: { dueFen, leftFen } }: Bill,
  rules: PointsRules,
): Result<Worth, Refusal> {
  switch (terms.kind) {
    case 'storedValue':
      return within(fen(units), leftFen);
    case 'points': {
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
