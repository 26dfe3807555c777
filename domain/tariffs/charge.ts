import type { DayMinute } from '../kernel/business-date.ts';
import { prorateFen, sumFen, type Fen } from '../kernel/fen.ts';
import { minutesBetween, plusMinutes, type Instant } from '../kernel/instant.ts';
import { bandSpans } from './bands.ts';
import { capLines } from './caps.ts';
import type { PricingTerms } from './tariff.ts';
import { measureUnits, type ChargedRun } from './units.ts';

/** Which rule priced a line (TAR-10); the screen explains each in words. */
export type TimeRule =
  | 'banded'
  | 'byEntry'
  | 'firstHour'
  | 'partUnitFree'
  | 'freeMinutes'
  | 'bandCap'
  | 'sessionCap'
  | 'outsideHours';

/** One line of a time charge: enough to explain its amount on a tap (TAR-10). */
export interface TimeLine {
  readonly roomName: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The band that priced it, on the business day's clock. */
  readonly bandFrom: DayMinute;
  readonly bandTo: DayMinute;
  /** Minutes charged: a whole unit counts whole; 0 for a free line and for a cap. Negative never. */
  readonly minutes: number;
  /** Fen an hour; 0 for the cap of the whole stay. */
  readonly rateFen: Fen;
  readonly rule: TimeRule;
  /** May be negative where a cap takes off. */
  readonly amountFen: Fen;
}

const HOUR_MINUTES = 60;

/**
 * Whether a stay that began at `from` is still within its free minutes at `at` (TAR-7): nothing is
 * charged and the opening may be cancelled. Whole elapsed minutes count (TAR-14), the Nth included.
 */
export const withinFreeMinutes = (terms: PricingTerms, from: Instant, at: Instant): boolean =>
  terms.tariff.freeMinutes > 0 && minutesBetween(from, at) <= terms.tariff.freeMinutes;

/**
 * What a stay in one room costs from `from` to `to`, as lines that each explain themselves
 * (TAR-1 … TAR-8, TAR-10): band, minutes, rate, rule, and an amount rounded once, half up to the fen.
 *
 * Minutes are whole minutes elapsed since `from`; one that has only begun isn't charged (TAR-14), so
 * a stay shorter than a minute, or one that ends before it begins by a clock that was set back,
 * gives no lines. The lines but caps tile the stay. Their sum is never negative.
 *
 * For a party that changed rooms use {@link file://./session.ts}.
 *
 * @example 60 yuan/h before 18:00 and 120 from then, 16:00–20:00: 12000 fen + 24000 fen.
 */
export const chargeStay = (
  terms: PricingTerms,
  roomName: string,
  from: Instant,
  to: Instant,
): readonly TimeLine[] =>
  chargePart(terms, roomName, from, to, {
    free: withinFreeMinutes(terms, from, to),
    before: 0,
    movedOn: false,
  });

/** What a stay takes from the session that it is a part of. */
export interface PartOfSession {
  /** The session is still within its free minutes. */
  readonly free: boolean;
  /** Minutes of the session before this stay: they have used up as much of the first hour. */
  readonly before: number;
  /** The party moved on at the stay's end: charged to that minute, no unit whole (TAR-16). */
  readonly movedOn: boolean;
}

/** {@link chargeStay} for one part of a session. */
export function chargePart(
  terms: PricingTerms,
  roomName: string,
  from: Instant,
  to: Instant,
  { free, before, movedOn }: PartOfSession,
): readonly TimeLine[] {
  const total = minutesBetween(from, to);
  if (total <= 0) return [];
  const spans = bandSpans(terms, from);
  const line = (run: ChargedRun): TimeLine => ({
    roomName,
    from: plusMinutes(from, run.start),
    to: plusMinutes(from, run.end),
    bandFrom: run.band.from,
    bandTo: run.band.to,
    minutes: run.minutes,
    rateFen: run.band.rateFen,
    rule: run.rule,
    amountFen: prorateFen(run.band.rateFen, run.minutes, HOUR_MINUTES),
  });
  const entry = spans[0];
  if (entry && free) {
    return [line({ band: entry.band, rule: 'freeMinutes', start: 0, end: total, minutes: 0 })];
  }
  const lines = measureUnits(terms.tariff, spans, { total, before, movedOn }).map(line);
  return [...lines, ...capLines(terms.tariff, lines)];
}

/** What the lines come to. */
export const timeTotal = (lines: readonly TimeLine[]): Fen =>
  sumFen(lines.map(({ amountFen }) => amountFen));
