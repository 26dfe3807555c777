import { plusDays, type BusinessDate } from '../kernel/business-date.ts';
import { splitFen, type Fen } from '../kernel/fen.ts';
import type { ItemId } from '../kernel/ids.ts';
import type { Product } from './decide.ts';
import type { AccountTerms } from './terms.ts';

/** A step of the chain's ladder (等级; register of the chain). */
export interface Tier {
  readonly id: string;
  readonly name: string;
  readonly sort: number;
  readonly retired: boolean;
}

/** A top-up package (充500送100; register of the chain). */
export interface TopUpRecord {
  readonly id: string;
  readonly name: string;
  readonly paidFen: Fen;
  readonly bonusFen: Fen;
  readonly sort: number;
  readonly retired: boolean;
}

/** What a sold product opens: a card of uses, a card of time, or a coupon (MEM-4). */
export interface ProductPart {
  readonly name: string;
  readonly kind: 'countCard' | 'periodCard' | 'coupon';
  /** Uses, minutes, or coupons; 0 for a period card without a limit. */
  readonly units: number;
  /** What one unit is worth: in a risk, in a refund, and what a coupon pays at most. */
  readonly unitFen: Fen;
  /** Items that it pays; none for the time in a room. Of no meaning for a coupon. */
  readonly items: readonly ItemId[];
  /** Days of use, the day of the sale included; null for no end (never of a period card). */
  readonly days: number | null;
  /** The smallest bill that a coupon pays. */
  readonly minDueFen: Fen;
}

/** Something sold that opens accounts: one, or several together (组合卡; register of the chain). */
export interface ProductRecord {
  readonly id: string;
  readonly name: string;
  readonly priceFen: Fen;
  readonly parts: readonly ProductPart[];
  readonly sort: number;
  readonly retired: boolean;
}

/** Days of use of a period card for which nobody said how many. */
const PERIOD_DAYS = 30;

/**
 * What is sold on a date. The price is split over the parts by what their units are worth, so that a
 * refund of one part gives back its share alone.
 *
 * @example 300 for 10 uses worth 30 and a coupon worth 100 → 225 and 75
 */
export function productsOf(record: ProductRecord, date: BusinessDate): readonly Product[] {
  const worth = record.parts.map(({ units, unitFen }) => Math.max(1, units) * unitFen);
  const isWorth = worth.some((value) => value > 0);
  const prices = splitFen(record.priceFen, isWorth ? worth : record.parts.map(() => 1));
  return record.parts.flatMap((part, index): readonly Product[] => {
    const priceFen = prices[index];
    if (priceFen === undefined) return [];
    const days = part.days ?? (part.kind === 'periodCard' ? PERIOD_DAYS : null);
    const until = days === null ? null : plusDays(date, days - 1);
    const { name, units } = part;
    return [{ name, terms: termsOf(part, until ?? date), units, until, priceFen }];
  });
}

function termsOf(
  { kind, unitFen, items, units, minDueFen }: ProductPart,
  validUntil: BusinessDate,
): AccountTerms {
  switch (kind) {
    case 'countCard':
      return { kind, unitFen, items, validFrom: null };
    case 'periodCard':
      return { kind, unitFen, items, validFrom: null, validUntil, unlimited: units === 0 };
    case 'coupon':
      return { kind, unitFen, validFrom: null, minDueFen };
    default:
      return kind satisfies never;
  }
}
