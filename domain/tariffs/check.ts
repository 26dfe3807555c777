import { formatClock } from '../kernel/business-date.ts';
import {
  checkClock,
  checkFen,
  checkText,
  checkWhole,
  MAX_NAME,
  MAX_PRICE_FEN,
} from '../registers/fields.ts';
import { problem, type RecordProblem } from '../registers/problem.ts';
import type { Band, Tariff } from './tariff.ts';

/** A tariff's problem; those of bands name the minutes as `from` and `to`, `HH:MM`. */
export type TariffProblem = RecordProblem;

const DAY_MINUTES = 1440;
const UNIT_MINUTES: readonly number[] = [1, 15, 30, 60];

/**
 * Whether a tariff may be saved (TAR-1): its bands tile the opening hours without a gap or an
 * overlap, each has a rate that isn't negative, and all of them together are one day at most.
 *
 * @returns every problem found, the minutes named; empty when it may be saved.
 */
export function checkTariff(tariff: Tariff): readonly TariffProblem[] {
  const problems: TariffProblem[] = [
    ...checkText('name', tariff.name, { max: MAX_NAME, required: true }),
    ...checkBands(tariff.bands),
    ...checkWhole('freeMinutes', tariff.freeMinutes, 0, 240),
  ];
  if (tariff.capFen !== null) problems.push(...checkFen('capFen', tariff.capFen, MAX_PRICE_FEN));
  if (!UNIT_MINUTES.includes(tariff.unitMinutes)) {
    problems.push(problem('unitMinutes', 'unknownChoice', { value: tariff.unitMinutes }));
  }
  if (tariff.pricing !== 'banded' && tariff.pricing !== 'byEntry') {
    problems.push(problem('pricing', 'unknownChoice', { value: String(tariff.pricing) }));
  }
  if (!['whole', 'free', 'perMinute'].includes(tariff.partUnit)) {
    problems.push(problem('partUnit', 'unknownChoice', { value: tariff.partUnit }));
  }
  return problems;
}

function checkBands(bands: readonly Band[]): readonly TariffProblem[] {
  if (bands.length === 0) return [problem('bands', 'noBands')];
  const problems = bands.flatMap((band, index) => checkBand(band, `bands.${index}`));
  for (const [index, band] of bands.entries()) {
    const next = bands[index + 1];
    if (!next || next.from === band.to) continue;
    const code = next.from > band.to ? 'bandGap' : 'bandOverlap';
    const [from, to] = next.from > band.to ? [band.to, next.from] : [next.from, band.to];
    problems.push(problem(`bands.${index + 1}.from`, code, minutes(from, to)));
  }
  const from = Math.min(...bands.map((band) => band.from));
  const to = Math.max(...bands.map((band) => band.to));
  if (to - from > DAY_MINUTES) problems.push(problem('bands', 'bandsTooLong', minutes(from, to)));
  return problems;
}

function checkBand(band: Band, field: string): readonly TariffProblem[] {
  const problems = [
    ...checkClock(`${field}.from`, band.from, 0, DAY_MINUTES * 2),
    ...checkClock(`${field}.to`, band.to, 0, DAY_MINUTES * 2),
    ...checkFen(`${field}.rateFen`, band.rateFen, MAX_PRICE_FEN),
  ];
  if (band.to <= band.from)
    problems.push(problem(`${field}.to`, 'bandEmpty', minutes(band.from, band.to)));
  if (band.capFen !== null)
    problems.push(...checkFen(`${field}.capFen`, band.capFen, MAX_PRICE_FEN));
  return problems;
}

const minutes = (from: number, to: number): RecordProblem['values'] => ({
  from: formatClock(from),
  to: formatClock(to),
  minutes: to - from,
});
