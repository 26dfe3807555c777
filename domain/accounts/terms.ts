import type { BusinessDate } from '../kernel/business-date.ts';
import { fen, yuan, type Fen } from '../kernel/fen.ts';
import type { ItemId } from '../kernel/ids.ts';
import { DAY_MS, HOUR_MS } from '../kernel/instant.ts';

/** Which part of stored value a spend takes (MEM-3). */
export type DebitOrder = 'paidFirst' | 'bonusFirst' | 'proportional';

interface TermsBase {
  /** What one unit is worth against the floor limits and in a risk, fen; 1 for stored value. */
  readonly unitFen: Fen;
}

/** Stored value (储值); its units are fen. */
export interface StoredValueTerms extends TermsBase {
  readonly kind: 'storedValue';
  readonly debitOrder: DebitOrder;
  /** Whether it bears a name (记名), which sets the legal limits (MEM-5). */
  readonly named: boolean;
}

/** Count card (次卡, MEM-4); its units are uses of one of the items. */
interface CountCardTerms extends TermsBase {
  readonly kind: 'countCard';
  readonly items: readonly ItemId[];
  /** First day of use; null from the sale on. */
  readonly validFrom: BusinessDate | null;
}

/** Period card (时长卡, MEM-4); its units are minutes, which an unlimited one does not count. */
interface PeriodCardTerms extends TermsBase {
  readonly kind: 'periodCard';
  readonly items: readonly ItemId[];
  readonly validFrom: BusinessDate | null;
  readonly validUntil: BusinessDate;
  readonly unlimited: boolean;
}

/** Coupon (优惠券); an account of one. */
interface CouponTerms extends TermsBase {
  readonly kind: 'coupon';
  readonly validFrom: BusinessDate | null;
  /** The smallest bill that it pays, if there is one; `unitFen` is the most that it pays of it. */
  readonly minDueFen?: Fen;
}

/** Points (积分); see domain/loyalty for how they are earned. */
interface PointsTerms extends TermsBase {
  readonly kind: 'points';
  /** Most points that move into the next period together; null for all (PTS-2). */
  readonly rollLimit: number | null;
}

/** What was agreed when an account was opened; copied into its fact, never changed after. */
export type AccountTerms =
  | StoredValueTerms
  | CountCardTerms
  | PeriodCardTerms
  | CouponTerms
  | PointsTerms;

/** How far a till may go beyond what it holds, while apart (OFF-3). 0 is none. */
export interface FloorLimits {
  /** F: of one member on one device, over what isn't settled yet. */
  readonly memberFen: Fen;
  /** G: of all members on one device. */
  readonly deviceFen: Fen;
}

/** What an owner can set. */
export interface AccountSettings {
  readonly debitOrder: DebitOrder;
  /** Most paid money on a named account (MEM-5). Bonus isn't prepaid money and doesn't count. */
  readonly namedMaxFen: Fen;
  readonly anonymousMaxFen: Fen;
  /** Years for which an anonymous account is valid after its last top-up. */
  readonly anonymousYears: number;
  readonly floors: FloorLimits;
  /** Limits of a tier, where they differ. */
  readonly tierFloors: Readonly<Record<string, FloorLimits>>;
  /** How long a till may spend an allowance. */
  readonly allowanceMs: number;
  /** How long after that the bank waits for a till that was apart before it takes the rest back. */
  readonly graceMs: number;
}

/** The longest that an owner can set for an allowance, and for the grace after it. */
export const MAX_PERIOD_MS = 60 * DAY_MS;

/** The law's limits for prepaid cards in China, and limits that a small chain can bear. */
export const DEFAULT_ACCOUNT_SETTINGS: AccountSettings = {
  debitOrder: 'paidFirst',
  namedMaxFen: yuan(5_000),
  anonymousMaxFen: yuan(1_000),
  anonymousYears: 3,
  floors: { memberFen: yuan(100), deviceFen: yuan(200) },
  tierFloors: {},
  allowanceMs: 12 * HOUR_MS,
  graceMs: 3 * DAY_MS,
};

/** Stored value as an owner's settings open it. */
export const storedValueTerms = (
  { debitOrder }: Pick<AccountSettings, 'debitOrder'>,
  named: boolean,
): StoredValueTerms => ({ kind: 'storedValue', unitFen: fen(1), debitOrder, named });

/** The floor limits of a tier; of a member without one, the chain's. */
export const floorsOf = (settings: AccountSettings, tier: string | null): FloorLimits =>
  (tier === null ? undefined : settings.tierFloors[tier]) ?? settings.floors;
