import { yuanText } from '#client/ui/export/table.ts';
import { type DayMinute, formatClock } from '#domain/kernel/business-date.ts';
import { type Fen, fen, maxFen, minFen } from '#domain/kernel/fen.ts';
import type { Band, PartUnit, Tariff } from '#domain/tariffs/tariff.ts';

import { clockMinute, createFieldReader } from '#client/ui/form/field-reader.ts';
import type { FormModel } from '#client/ui/form/use-record-form.ts';

export interface BandDraft {
  readonly from: string;
  readonly to: string;
  readonly rateFen: string;
  readonly capFen: string;
}

export interface TariffDraft {
  readonly name: string;
  readonly bands: readonly BandDraft[];
  readonly pricing: string;
  readonly unitMinutes: string;
  readonly partUnit: string;
  readonly firstHourWhole: boolean;
  readonly freeMinutes: string;
  readonly capFen: string;
}

export const TARIFF_MODEL: FormModel<'tariffs', TariffDraft> = {
  collection: 'tariffs',
  toDraft: (tariff) => ({
    ...tariff,
    bands: tariff.bands.map(bandDraft),
    unitMinutes: String(tariff.unitMinutes),
    freeMinutes: String(tariff.freeMinutes),
    capFen: tariff.capFen === null ? '' : yuanText(tariff.capFen),
  }),
  toRecord: (draft, base) => {
    const read = createFieldReader();
    const record: Tariff = {
      ...base,
      name: draft.name.trim(),
      bands: draft.bands.map((band, index): Band => ({
        from: read.clock(`bands.${index}.from`, band.from),
        to: read.clock(`bands.${index}.to`, band.to),
        rateFen: read.fen(`bands.${index}.rateFen`, band.rateFen),
        capFen: read.optionalFen(`bands.${index}.capFen`, band.capFen),
      })),
      // The selects offer these values alone; the register's check names any other.
      pricing: draft.pricing as Tariff['pricing'],
      unitMinutes: Number(draft.unitMinutes) as Tariff['unitMinutes'],
      partUnit: draft.partUnit as PartUnit,
      firstHourWhole: draft.firstHourWhole,
      freeMinutes: read.whole('freeMinutes', draft.freeMinutes),
      capFen: read.optionalFen('capFen', draft.capFen),
    };
    return { record, problems: read.problems() };
  },
};

const bandDraft = (band: Band): BandDraft => ({
  from: formatClock(band.from),
  to: formatClock(band.to),
  rateFen: yuanText(band.rateFen),
  capFen: band.capFen === null ? '' : yuanText(band.capFen),
});

const HOURS_OF_A_NEW_BAND = 4;

/** The bands with one more, which begins where the last ends. */
export function withNewBand(bands: readonly BandDraft[]): readonly BandDraft[] {
  const from = clockMinute(bands.at(-1)?.to ?? '') ?? 12 * 60;
  const to = from + HOURS_OF_A_NEW_BAND * 60;
  return [...bands, { from: formatClock(from), to: formatClock(to), rateFen: '', capFen: '' }];
}

/** The bands after one was changed; where two met, the other moves along. */
export function withBand(
  bands: readonly BandDraft[],
  index: number,
  change: Partial<BandDraft>,
): readonly BandDraft[] {
  const before = bands[index];
  return bands.map((band, at) => {
    if (at === index) return { ...band, ...change };
    if (at === index + 1 && change.to !== undefined && band.from === before?.to) {
      return { ...band, from: change.to };
    }
    if (at === index - 1 && change.from !== undefined && band.to === before?.from) {
      return { ...band, to: change.from };
    }
    return band;
  });
}

/** A part of the picture of a day: its place in percent of the width. */
export interface DaySegment {
  readonly kind: 'band' | 'gap' | 'overlap';
  readonly from: string;
  readonly to: string;
  readonly leftPercent: number;
  readonly widthPercent: number;
  /** What was typed; null where nothing is charged. */
  readonly rateText: string | null;
}

/** The bands as a picture: each at its place, gaps and overlaps as pieces of their own. */
export function daySegments(bands: readonly BandDraft[]): readonly DaySegment[] {
  const read = bands
    .map(({ from, to, rateFen }) => ({ from: clockMinute(from), to: clockMinute(to), rateFen }))
    .flatMap(({ from, to, rateFen }) =>
      from !== null && to !== null && to > from ? [{ from, to, rateFen }] : [],
    )
    .sort((a, b) => a.from - b.from);
  const start = Math.min(...read.map(({ from }) => from));
  const length = Math.max(...read.map(({ to }) => to)) - start;
  const place = (
    kind: DaySegment['kind'],
    from: number,
    to: number,
    rateText: string | null,
  ): DaySegment => ({
    kind,
    from: formatClock(from),
    to: formatClock(to),
    leftPercent: ((from - start) * 100) / length,
    widthPercent: ((to - from) * 100) / length,
    rateText,
  });
  return read.flatMap(({ from, to, rateFen }, index) => {
    const segments = [place('band', from, to, rateFen)];
    const next = read[index + 1];
    if (next && next.from > to) segments.push(place('gap', to, next.from, null));
    if (next && next.from < to) {
      segments.push(place('overlap', next.from, Math.min(to, next.to), null));
    }
    return segments;
  });
}

/** What a list says of a tariff: when it begins and ends, and its lowest and highest rates. */
export interface TariffSummary {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly lowFen: Fen;
  readonly highFen: Fen;
}

export function tariffSummary({ bands }: Tariff): TariffSummary {
  const clock = (minute: DayMinute | undefined): string => formatClock(minute ?? 0);
  const rates = bands.map(({ rateFen }) => rateFen);
  return {
    from: clock(bands[0]?.from),
    to: clock(bands.at(-1)?.to),
    count: bands.length,
    lowFen: rates.length === 0 ? fen(0) : rates.reduce(minFen),
    highFen: rates.length === 0 ? fen(0) : rates.reduce(maxFen),
  };
}
