import { assert } from '../kernel/assert.ts';
import type { BandSpan } from './bands.ts';
import type { TimeRule } from './charge.ts';
import type { Band, Tariff } from './tariff.ts';

/** A run of elapsed minutes with the minutes it is charged for. */
export interface ChargedRun {
  readonly band: Band;
  readonly rule: TimeRule;
  /** Elapsed minutes, from and to. */
  readonly start: number;
  readonly end: number;
  /** Minutes charged: a unit begun may count whole (TAR-5). */
  readonly minutes: number;
}

/** The part of a session that is measured. */
export interface Measure {
  /** Whole minutes of the stay. */
  readonly total: number;
  /** Minutes of the same session spent in rooms before this one. */
  readonly before: number;
  /** The party moved on to another room: charged to the minute (TAR-16). */
  readonly movedOn: boolean;
}

const FIRST_HOUR_MINUTES = 60;

/**
 * Measures a stay in units and gives each run of units to the band in which it starts (TAR-5),
 * the first hour whole where the tariff says so (TAR-6). The runs tile the stay.
 */
export function measureUnits(
  tariff: Tariff,
  spans: readonly BandSpan[],
  { total, before, movedOn }: Measure,
): readonly ChargedRun[] {
  const entry = spans[0];
  if (!entry) return [];
  const runs: ChargedRun[] = [];
  const firstHour = tariff.firstHourWhole ? Math.max(0, FIRST_HOUR_MINUTES - before) : 0;
  if (firstHour > 0) {
    const end = Math.min(firstHour, total);
    const minutes = movedOn ? end : firstHour;
    runs.push({ band: entry.band, rule: 'firstHour', start: 0, end, minutes });
  }
  const byEntry: BandSpan = { ...entry, start: 0, end: Infinity };
  for (let at = firstHour; at < total;) {
    const span = tariff.pricing === 'byEntry' ? byEntry : spanAt(spans, at);
    const rule = span.outside ? 'outsideHours' : tariff.pricing;
    const end = Math.min(span.end, total);
    const part = unitsFrom(at, end, total, movedOn ? 1 : tariff.unitMinutes, tariff.partUnit);
    if (part.charged > 0) {
      runs.push({ band: span.band, rule, start: at, end: part.chargedEnd, minutes: part.charged });
    }
    if (part.end > part.chargedEnd) {
      const start = part.chargedEnd;
      runs.push({ band: span.band, rule: 'partUnitFree', start, end: part.end, minutes: 0 });
    }
    at = part.end;
  }
  return runs;
}

/** The units that start in `start … end`; the last may reach beyond `end`, never beyond `total`. */
function unitsFrom(
  start: number,
  end: number,
  total: number,
  unit: number,
  partUnit: Tariff['partUnit'],
): { readonly charged: number; readonly chargedEnd: number; readonly end: number } {
  const whole = start + Math.ceil((end - start) / unit) * unit;
  if (whole <= total) return { charged: whole - start, chargedEnd: whole, end: whole };
  const lastUnit = whole - unit;
  switch (partUnit) {
    case 'whole':
      return { charged: whole - start, chargedEnd: total, end: total };
    case 'perMinute':
      return { charged: total - start, chargedEnd: total, end: total };
    case 'free':
      return { charged: lastUnit - start, chargedEnd: lastUnit, end: total };
  }
}

function spanAt(spans: readonly BandSpan[], minute: number): BandSpan {
  const span = spans.find(({ end }) => minute < end);
  assert(span !== undefined, `no band run at minute ${minute} of a stay`);
  return span;
}
