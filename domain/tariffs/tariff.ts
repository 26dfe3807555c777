import type { BusinessDate, DayMinute } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type { TariffId } from '../kernel/ids.ts';

/** The chain's word for a kind of day: `weekday`, `weekend`, `holiday`, `holidayEve` or its own (CAL-1). */
export type DayKind = string;

/** Part of the opening hours with one rate (TAR-1). May cross midnight (TAR-2). */
export interface Band {
  /** First minute of the band, from the day's start. */
  readonly from: DayMinute;
  /** First minute after it. */
  readonly to: DayMinute;
  /** Fen an hour. */
  readonly rateFen: Fen;
  /** What this band charges at most in one stay (TAR-8); null for no cap. */
  readonly capFen: Fen | null;
}

/** What is charged for a unit that was begun and not used up (TAR-5). */
export type PartUnit = 'whole' | 'free' | 'perMinute';

/** The rules that price a stay (房价方案). */
export interface Tariff {
  readonly id: TariffId;
  readonly name: string;
  /** Bands in order; they tile the opening hours exactly (TAR-1). */
  readonly bands: readonly Band[];
  /** `banded` splits a stay at the boundaries (TAR-3); `byEntry` prices all of it by its first band (TAR-4). */
  readonly pricing: 'banded' | 'byEntry';
  readonly unitMinutes: 1 | 15 | 30 | 60;
  readonly partUnit: PartUnit;
  /** The first hour is charged whole, what follows by the unit (TAR-6). */
  readonly firstHourWhole: boolean;
  /** Minutes within which nothing is charged and an opening may be cancelled (TAR-7). */
  readonly freeMinutes: number;
  /** What one stay costs at most (TAR-8); null for no cap. */
  readonly capFen: Fen | null;
}

/**
 * The tariff of a stay as it stood when the room was opened, copied into the fact, so that the
 * charge never depends on what a price list says later.
 */
export interface PricingTerms {
  /** The business date whose clock the bands are read by (DAY-3). */
  readonly date: BusinessDate;
  readonly timeZone: string;
  readonly dayKind: DayKind;
  readonly tariff: Tariff;
}
