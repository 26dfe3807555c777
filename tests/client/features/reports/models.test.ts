import { describe, expect, it } from 'vitest';

import { changeWords } from '#client/features/reports/models/change-words.ts';
import { storeColours } from '#client/features/reports/models/colours.ts';
import {
  type DayTakings,
  daysOf,
  headlineOf,
  heatMap,
  hourChart,
  wholeHours,
} from '#client/features/reports/models/day-takings.ts';
import { freshnessOf, freshnessOfAll } from '#client/features/reports/models/freshness.ts';
import { daysIn, presetRange, rangeBefore, spanOf } from '#client/features/reports/models/range.ts';
import { queryOf, queryString } from '#client/features/reports/models/tab-query.ts';
import {
  arrangedRows,
  exportRows,
  nextOrder,
  reportRows,
  rowsTotal,
} from '#client/features/reports/models/table.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type DeviceId, type StoreId } from '#domain/kernel/ids.ts';
import { NO_TAKINGS, type Takings } from '#domain/reports/takings.ts';
import type { StoreFreshness } from '#domain/wire/api.ts';

const EAST = id<StoreId>('east');
const WEST = id<StoreId>('west');
const FRIDAY = businessDate('2026-11-20');
const FRIDAY_BEFORE = businessDate('2026-11-13');

const line = (name: string, count: number, amount: number) => ({ name, count, fen: fen(amount) });

function day(store: StoreId, date: typeof FRIDAY, takings: Partial<Takings>): DayTakings {
  return { store, date, takings: { ...NO_TAKINGS, ...takings } };
}

/** Minutes by hour, from those hours that have any. */
const minutesAt = (used: Readonly<Record<number, number>>): readonly number[] =>
  Array.from(
    { length: Math.max(...Object.keys(used).map(Number)) + 1 },
    (_, hour) => used[hour] ?? 0,
  );

const DAYS: readonly DayTakings[] = [
  day(EAST, FRIDAY, {
    tabs: 2,
    heads: 9,
    dueFen: yuan(900),
    byHour: { '22': line('22', 1, 40_000), '25': line('25', 1, 50_000) },
    byRoom: { r1: line('101', 2, 90_000) },
    byItem: { beer: line('百威', 12, 30_000), chips: line('薯片', 2, 4_000) },
    byTender: { cash: line('cash', 1, 40_000), wechatPay: line('wechatPay', 1, 50_000) },
    roomHours: { r1: { name: '101', minutes: minutesAt({ 22: 60, 24: 30 }) } },
  }),
  day(WEST, FRIDAY, {
    tabs: 1,
    dueFen: yuan(100),
    byHour: { '23': line('23', 1, 10_000) },
    byItem: { beer: line('百威', 3, 7_500) },
  }),
  day(EAST, FRIDAY_BEFORE, { tabs: 1, dueFen: yuan(800) }),
];
const RANGE = { from: FRIDAY, to: FRIDAY };
const NAMES = {
  tender: (type: string) => `<${type}>`,
  staff: String,
  store: (store: string) => store.toUpperCase(),
};

describe('[RPT-1] the answer first', () => {
  it('holds a day against the same weekday and a range against whole weeks before', () => {
    expect(rangeBefore(RANGE)).toEqual({ from: FRIDAY_BEFORE, to: FRIDAY_BEFORE });
    const month = presetRange('month', FRIDAY);
    expect(daysIn(month)).toBe(30);
    expect(rangeBefore(month).to).toBe('2026-10-16');
    expect(spanOf(rangeBefore(RANGE), RANGE)).toEqual({ from: FRIDAY_BEFORE, to: FRIDAY });
  });

  it('gives the total, the change and what a tab brought', () => {
    const all = headlineOf(DAYS, RANGE, null, null);
    expect(all).toMatchObject({ dueFen: 100_000, beforeFen: 80_000, changeBasisPoints: 2_500 });
    expect(all.perTabFen).toBe(33_333);
    expect(changeWords(all, 'en')).toEqual({ kind: 'up', amountFen: 20_000, percent: '25%' });
    const west = headlineOf(DAYS, RANGE, WEST, null);
    expect(changeWords(west, 'en')).toEqual({ kind: 'upPlain', amountFen: 10_000, percent: '' });
    expect(headlineOf([], RANGE, null, null).perTabFen).toBeNull();
  });
});

describe('[RPT-1] a day that still goes on', () => {
  it('is held against the same weekday up to the same hour', () => {
    const before = day(EAST, FRIDAY_BEFORE, {
      dueFen: yuan(800),
      byHour: { '21': line('21', 1, 30_000), '23': line('23', 1, 50_000) },
    });
    const today = day(EAST, FRIDAY, { dueFen: yuan(400) });
    const untilTen = headlineOf([before, today], RANGE, null, wholeHours(21 * 60 + 10));
    expect(untilTen).toMatchObject({ beforeFen: 30_000, differenceFen: 10_000 });
    expect(headlineOf([before, today], RANGE, null, null).beforeFen).toBe(80_000);
  });
});

describe('[RPT-6] pictures', () => {
  it('draws a line per store over every hour between the first and the last', () => {
    expect(hourChart(daysOf(DAYS, RANGE, null))).toEqual({
      hours: [22, 23, 24, 25],
      series: [
        { store: EAST, fens: [40_000, 0, 0, 50_000] },
        { store: WEST, fens: [0, 10_000, 0, 0] },
      ],
    });
    expect(hourChart([])).toEqual({ hours: [], series: [] });
  });

  it('says how much of each hour each room was in use', () => {
    const heat = heatMap(daysOf(DAYS, RANGE, EAST));
    expect(heat).toEqual({
      hours: [22, 23, 24],
      rooms: [{ id: 'r1', name: '101' }],
      cells: [
        [0, 0, 100],
        [2, 0, 50],
      ],
    });
  });

  it('[RPT-4] gives a store the same colour whichever others are listed first', () => {
    expect(storeColours(['west', 'east'])).toEqual(storeColours(['east', 'west']));
    expect(new Set(storeColours(['a', 'b', 'c']).values()).size).toBe(3);
  });
});

describe('tables', () => {
  it('adds up stores by item, with names, and totals to the fen', () => {
    const rows = reportRows(daysOf(DAYS, RANGE, null), 'item', NAMES);
    expect(rows[0]).toEqual({ key: 'beer', name: '百威', count: 15, fen: 37_500 });
    expect(rowsTotal(rows)).toMatchObject({ count: 17, fen: 41_500 });
    expect(reportRows(daysOf(DAYS, RANGE, null), 'store', NAMES)[0]).toEqual({
      key: 'east',
      name: 'EAST',
      count: 2,
      fen: 90_000,
    });
    expect(reportRows(DAYS, 'tender', NAMES).map(({ name }) => name)).toEqual([
      '<wechatPay>',
      '<cash>',
    ]);
    expect(reportRows(DAYS, 'hour', NAMES).map(({ name }) => name)).toEqual([
      '22:00',
      '23:00',
      '25:00',
    ]);
  });

  it('sorts, filters and goes into a file as it is shown', () => {
    const rows = reportRows(DAYS, 'item', NAMES);
    const order = nextOrder(null, 'fen');
    expect(order).toEqual({ by: 'fen', descending: true });
    expect(nextOrder(order, 'fen')).toEqual({ by: 'fen', descending: false });
    expect(arrangedRows(rows, '', nextOrder(order, 'fen'))[0]?.key).toBe('chips');
    expect(arrangedRows(rows, '薯', null)).toHaveLength(1);
    const words = { fileName: 'f', sheetName: 's', headers: ['a', 'b', 'c'] };
    expect(exportRows(rows, words).rows[0]).toEqual([
      { type: 'text', value: '百威' },
      { type: 'number', value: 15 },
      { type: 'amount', value: 37_500 },
    ]);
  });

  it('[RPT-2] asks for the tabs behind a line', () => {
    const hour = queryOf(RANGE, null, 'hour', { key: '25', name: '25:00' });
    expect(queryString(hour, '')).toBe('from=2026-11-20&to=2026-11-20&hour=25');
    const store = queryOf(RANGE, null, 'store', { key: 'east', name: 'East' });
    expect(queryString(store, 'c1')).toBe('from=2026-11-20&to=2026-11-20&store=east&cursor=c1');
    const date = queryOf({ from: FRIDAY_BEFORE, to: FRIDAY }, WEST, 'day', {
      key: '2026-11-13',
      name: '',
    });
    expect(queryString(date, '')).toBe('from=2026-11-13&to=2026-11-13&store=west');
  });
});

describe('[RPT-3] freshness', () => {
  const NOW = 1_800_000_000_000;
  const store = (lastContactAt: number, connected: boolean, unsent: number): StoreFreshness => ({
    store: EAST,
    name: 'East',
    lastContactAt,
    lastEntryAt: lastContactAt,
    entries: 10,
    hubAwakeSince: 0,
    devices: [
      {
        device: id<DeviceId>('d1'),
        name: 'Bar',
        till: 'A',
        connected,
        lastContactAt,
        unsent,
        oldestUnsentAt: 0,
        revokedAt: 0,
        tillOnly: false,
      },
    ],
  });

  it('is complete only where a store was heard just now and has nothing unsent', () => {
    expect(freshnessOf(store(NOW - 1000, true, 0), NOW)).toMatchObject({
      state: 'fresh',
      incomplete: false,
    });
    expect(freshnessOf(store(NOW - 1000, true, 4), NOW)).toMatchObject({
      state: 'unsent',
      unsent: 4,
      incomplete: true,
    });
    expect(freshnessOf(store(NOW - 3_600_000, false, 0), NOW)).toMatchObject({
      state: 'silent',
      ageMs: 3_600_000,
      incomplete: true,
    });
    expect(freshnessOf(store(0, false, 0), NOW).state).toBe('never');
  });

  it('gives tablets a minute to connect anew to a hub that woke, before it calls them silent', () => {
    const asleep = store(NOW - 3_600_000, false, 0);
    expect(freshnessOf({ ...asleep, hubAwakeSince: NOW - 20_000 }, NOW).state).toBe('fresh');
    expect(freshnessOf({ ...asleep, hubAwakeSince: NOW - 90_000 }, NOW).state).toBe('silent');
  });

  it('makes a total no fresher than its worst store', () => {
    const fresh = store(NOW, true, 0);
    expect(freshnessOfAll([fresh, fresh], NOW).state).toBe('fresh');
    expect(freshnessOfAll([fresh, store(NOW - 3_600_000, false, 7)], NOW)).toMatchObject({
      state: 'unsent',
      ageMs: 3_600_000,
      unsent: 7,
      incomplete: true,
    });
    expect(freshnessOfAll([fresh, store(0, false, 0)], NOW).ageMs).toBeNull();
  });
});
