import { dayMinute, instantAt, type DayMinute } from '../kernel/business-date.ts';
import { MINUTE_MS, type Instant } from '../kernel/instant.ts';
import type { Band, PricingTerms } from './tariff.ts';

/** A run of a stay's minutes that one band prices. */
export interface BandSpan {
  readonly band: Band;
  /** True where the band's rate holds before it begins or after it ends (TAR-15). */
  readonly outside: boolean;
  /** First elapsed minute of the run. */
  readonly start: number;
  /** First elapsed minute after it; Infinity for the last run. */
  readonly end: number;
}

/**
 * Which band prices which elapsed minutes of a stay that began at `from`. The runs follow each
 * other from minute 0 to Infinity without a hole.
 *
 * A boundary is the instant at which the wall clock shows it on the terms' business date, so the
 * minutes are real ones on the days when daylight saving changes (DAY-5). A minute belongs to the
 * band in which it starts. Before the first band its rate holds already, after the last (or in a
 * gap that no check refused) the rate of the band before goes on (TAR-15).
 *
 * @param bands in order; empty gives no run.
 */
export function bandSpans(terms: PricingTerms, from: Instant): readonly BandSpan[] {
  const minuteAt = (clock: DayMinute): number =>
    Math.max(0, Math.ceil((instantAt(terms.date, clock, terms.timeZone) - from) / MINUTE_MS));
  const spans: BandSpan[] = [];
  let reached = 0;
  const add = (band: Band, outside: boolean, end: number): void => {
    if (end <= reached) return;
    spans.push({ band, outside, start: reached, end });
    reached = end;
  };
  let before: Band | null = null;
  for (const band of terms.tariff.bands) {
    if (before?.to !== band.from) add(before ?? band, true, minuteAt(band.from));
    add(band, false, minuteAt(band.to));
    before = band;
  }
  if (before) add(before, true, Infinity);
  return spans;
}

/** The bands' earliest and latest clock time: the opening hours that they tile. */
export function openingHours(bands: readonly Band[]): { from: DayMinute; to: DayMinute } {
  return {
    from: dayMinute(Math.min(...bands.map((band) => band.from))),
    to: dayMinute(Math.max(...bands.map((band) => band.to))),
  };
}
