import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { type Fen, fen, prorateFen, subtractFen, sumFen } from '#domain/kernel/fen.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import type { DayFigures } from '#client/engine/database.ts';
import { sumTakings, type Takings } from '#domain/reports/takings.ts';

import { type DateRange, isIn, rangeBefore } from './range.ts';

/**
 * What a store took on a business date, or on several together; from the office, or from this
 * tablet's own rows.
 */
export interface DayTakings {
  readonly store: StoreId;
  /** The first, of several. */
  readonly date: BusinessDate;
  readonly takings: Takings;
  /** The dates that it stands for, where they are several. */
  readonly each?: readonly DayFigures[];
}

/** The days of a range, of one store or of all. */
export const daysOf = (
  days: readonly DayTakings[],
  range: DateRange,
  store: StoreId | null,
): readonly DayTakings[] =>
  days.filter((day) => isIn(day.date, range) && (store === null || day.store === store));

export const totalOf = (days: readonly DayTakings[]): Takings =>
  sumTakings(days.map(({ takings }) => takings));

/** A figure beside what it was before. */
export interface Headline {
  readonly dueFen: Fen;
  readonly beforeFen: Fen;
  readonly differenceFen: Fen;
  /** Change in basis points; null where there was nothing before. */
  readonly changeBasisPoints: number | null;
  readonly tabs: number;
  readonly heads: number;
  readonly perTabFen: Fen | null;
  readonly timeFen: Fen;
  readonly itemsFen: Fen;
}

/**
 * The answer first: what the range brought, and against the same weekdays before.
 *
 * @param untilHour while the last day of the range still goes on, the hour of the business day that
 * it has come to: the day it is held against counts only what was settled before that hour. Half a
 * Friday against a whole one would always be bad news.
 */
export function headlineOf(
  days: readonly DayTakings[],
  range: DateRange,
  store: StoreId | null,
  untilHour: number | null,
): Headline {
  const now = totalOf(daysOf(days, range, store));
  const beforeFen = dueUntil(daysOf(days, rangeBefore(range), store), range, untilHour);
  const differenceFen = subtractFen(now.dueFen, beforeFen);
  return {
    dueFen: now.dueFen,
    beforeFen,
    differenceFen,
    changeBasisPoints: beforeFen === 0 ? null : Math.round((differenceFen * 10_000) / beforeFen),
    tabs: now.tabs,
    heads: now.heads,
    perTabFen: now.tabs === 0 ? null : prorateFen(now.dueFen, 1, now.tabs),
    timeFen: now.timeFen,
    itemsFen: now.itemsFen,
  };
}

/** What days brought, the last day of the range before only up to an hour. */
function dueUntil(days: readonly DayTakings[], range: DateRange, untilHour: number | null): Fen {
  if (untilHour === null) return totalOf(days).dueFen;
  const last = rangeBefore(range).to;
  return sumFen(
    days.map(({ date, takings }) =>
      date === last ? dueBefore(takings, untilHour) : takings.dueFen,
    ),
  );
}

const dueBefore = (takings: Takings, untilHour: number): Fen =>
  sumFen(
    Object.entries(takings.byHour)
      .filter(([hour]) => Number(hour) < untilHour)
      .map(([, line]) => line.fen),
  );

/** A line of a chart: yuan by the hours of the business day. */
interface HourSeries {
  readonly store: StoreId;
  /** Fen, one for each of the hours. */
  readonly fens: readonly Fen[];
}

export interface HourChart {
  /** Hours of the business day's clock, from the first to the last with trade. */
  readonly hours: readonly number[];
  readonly series: readonly HourSeries[];
}

/** Takings by hour, a line for each store that has any in these days. */
export function hourChart(days: readonly DayTakings[]): HourChart {
  const byStore = Map.groupBy(days, ({ store }) => store);
  const totals = [...byStore].map(([store, its]) => ({ store, byHour: totalOf(its).byHour }));
  const hours = spanHours(totals.flatMap(({ byHour }) => Object.keys(byHour)));
  const series = totals
    .map(({ store, byHour }) => ({
      store,
      fens: hours.map((hour) => byHour[hour]?.fen ?? fen(0)),
    }))
    .sort((a, b) => a.store.localeCompare(b.store));
  return { hours, series };
}

/** Every hour from the first key to the last. */
function spanHours(keys: readonly string[]): readonly number[] {
  if (keys.length === 0) return [];
  const numbers = keys.map(Number);
  const first = Math.min(...numbers);
  const length = Math.max(...numbers) - first + 1;
  return Array.from({ length }, (_, index) => first + index);
}

/** Rooms by hours: how long each was in use. */
export interface HeatMap {
  readonly hours: readonly number[];
  readonly rooms: readonly { readonly id: string; readonly name: string }[];
  /** `[hour index, room index, percent of the time]`, only where a room was in use. */
  readonly cells: readonly (readonly [number, number, number])[];
}

/** How much of each hour each room was in use, in percent over the days given (of one store). */
export function heatMap(days: readonly DayTakings[]): HeatMap {
  const { roomHours, byRoom } = totalOf(days);
  const entries = Object.entries(roomHours).flatMap(([room, { name, minutes }]) =>
    minutes.flatMap((used, hour) => (used > 0 ? [{ room, name, hour, minutes: used }] : [])),
  );
  const hours = spanHours(entries.map(({ hour }) => String(hour)));
  const names = new Map(entries.map(({ room, name }) => [room, byRoom[room]?.name ?? name]));
  const rooms = [...names]
    .map(([id, name]) => ({ id, name }))
    .sort((a, b) => b.name.localeCompare(a.name, 'en', { numeric: true }));
  const rowOf = new Map(rooms.map(({ id }, index) => [id, index]));
  const count = days.reduce((sum, { each }) => sum + (each?.length ?? 1), 0);
  const minutesOfAnHour = 60 * Math.max(1, count);
  const cells = entries.map(({ room, hour, minutes }) => {
    const percent = Math.min(100, Math.round((minutes * 100) / minutesOfAnHour));
    return [hour - (hours[0] ?? 0), rowOf.get(room) ?? 0, percent] as const;
  });
  return { hours, rooms, cells };
}

/** An hour of the business day, written past 24 where it is (DAY-5): 26 is `26:00`. */
export const hourLabel = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Hours begun by a minute of the business day: at 21:10 what was settled up to 22:00 compares. */
export const wholeHours = (minute: number): number => Math.floor(minute / 60) + 1;
