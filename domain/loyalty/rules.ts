import { WHOLE_BASIS_POINTS, yuan, type BasisPoints, type Fen } from '../kernel/fen.ts';
import type { CategoryId } from '../kernel/ids.ts';
import type { TenderType } from '../payments/entries.ts';

/** How points are earned, expire and pay (PTS-1 … PTS-4). What an owner can set. */
export interface PointsRules {
  /** Points for a yuan, by item group; `otherwise` for the rest and for room time. */
  readonly perYuan: {
    readonly byCategory: Readonly<Partial<Record<CategoryId, number>>>;
    readonly otherwise: number;
  };
  /** Part of what was paid with a tender that earns: 10,000 is all of it, 0 none. */
  readonly tenders: Readonly<Partial<Record<TenderType, BasisPoints>>>;
  /** By tier; 10,000 is once. */
  readonly tiers: Readonly<Partial<Record<string, BasisPoints>>>;
  /** On the member's birthday, by business date. */
  readonly birthday: BasisPoints;
  /** Months of a period, counted from January: 12 is the calendar year. Divides 12. */
  readonly periodMonths: 1 | 2 | 3 | 4 | 6 | 12;
  /** Whether what is left moves once into the next period, and at most how much together. */
  readonly rollOver: boolean;
  readonly rollLimit: number | null;
  /** Points for a yuan when they pay. */
  readonly pointsPerYuan: number;
  /** Most of a bill that points may pay. */
  readonly mostOfBill: BasisPoints;
}

/** A campaign's factor, on its dates. */
export interface Campaign {
  readonly name: string;
  readonly factor: BasisPoints;
}

export const DEFAULT_POINTS_RULES: PointsRules = {
  perYuan: { byCategory: {}, otherwise: 1 },
  // Stored value earns when it is spent, not when it is topped up; what a gift pays earns nothing.
  tenders: { points: 0, coupon: 0, countCard: 0, periodCard: 0 },
  tiers: {},
  birthday: 2 * WHOLE_BASIS_POINTS,
  periodMonths: 12,
  rollOver: true,
  rollLimit: null,
  pointsPerYuan: 100,
  mostOfBill: 5_000,
};

/** The smallest amount that points pay. */
export const FEN_IN_YUAN: Fen = yuan(1);
