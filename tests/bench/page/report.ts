import { Database } from '#client/engine/database.ts';
import { foldDay } from '#client/engine/days/fold-day.ts';
import { createPast } from '#client/engine/days/past.ts';
import { readTakings } from '#client/features/reports/read-takings.ts';
import { gunzip } from '#client/engine/bytes.ts';
import { demoRegisters } from '#domain/demo/registers.ts';
import { assert, present } from '#domain/kernel/assert.ts';
import { businessDate, plusDays } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';
import { createTakingsSum, sumTakings, type Takings } from '#domain/reports/takings.ts';

import type { Pairs } from '../statistics.ts';
import { CHAIN } from './store-docs.ts';
import { fillDays, fillOpenDay } from './year.ts';

const TODAY = businessDate('2026-11-20');

export interface ReportFigures {
  readonly entries: number;
  /** From the tables to the year's takings; the floor is reading the same as one JSON text. */
  readonly rollups: Pairs;
  /** Every day folded from its segment; the floor is unpacking and parsing those segments. */
  readonly refolding: Pairs;
  /** A date's takings from its tabs, as while it is open, ms. */
  readonly openDay: readonly number[];
  readonly openTabs: number;
}

/** A year's report, by the days' rollups and by folding every entry again. */
export async function measureReport(days: number, samples: number): Promise<ReportFigures> {
  const demo = demoRegisters(CHAIN, 'zh-CN');
  const store = present(demo.stores[0], 'the first store').settings.id;
  const db = new Database('report', { durability: 'relaxed' });
  const entries = await fillDays(db, demo, store, TODAY, days);
  const openTabs = await fillOpenDay(db, demo, store, TODAY);
  const text = JSON.stringify(await db.rollups.toArray());
  const rollups = { figure: [] as number[], floor: [] as number[] };
  const openDay: number[] = [];
  const refolding = { figure: [] as number[], floor: [] as number[] };
  for (let sample = 0; sample < samples; sample += 1) {
    const [year, readMs] = await timed(() => readYear(db, store));
    rollups.figure.push(readMs);
    rollups.floor.push((await timed(async () => JSON.parse(text) as unknown))[1]);
    const [today, openMs] = await timed(() => readTakings(db, store, { from: TODAY, to: TODAY }));
    assert(today[0] !== undefined && today[0].takings.tabs > 0, 'the open date took something');
    openDay.push(openMs);
    if (sample % 4 > 0) continue;
    const [refolded, foldMs] = await timed(() => refoldYear(db, store));
    refolding.figure.push(foldMs);
    refolding.floor.push((await timed(() => parseSegments(db)))[1]);
    assert(year.dueFen === refolded.dueFen && year.dueFen > 0, 'both ways give the same year');
  }
  return { entries, rollups, refolding, openDay, openTabs };
}

async function timed<Given>(task: () => Promise<Given>): Promise<readonly [Given, number]> {
  const start = performance.now();
  const given = await task();
  return [given, performance.now() - start];
}

/** As the screen does. */
async function readYear(db: Database, store: StoreId): Promise<Takings> {
  const yesterday = plusDays(TODAY, -1);
  const parts = await readTakings(db, store, { from: plusDays(TODAY, -365), to: yesterday });
  return sumTakings(parts.map(({ takings }) => takings));
}

/** As the engine does when it folds all of its past anew. */
async function refoldYear(db: Database, store: StoreId): Promise<Takings> {
  const dates = await db.rollups.orderBy('date').primaryKeys();
  const past = createPast(db, store, null);
  const year = createTakingsSum();
  for (const [index, date] of dates.entries()) {
    past.ahead(dates.slice(index));
    const { tabs } = await foldDay(past, (await past.entriesOf(date)) ?? []);
    for (const tab of tabs) if (tab.settled?.date === date) year.addTab(tab);
  }
  return year.total();
}

async function parseSegments(db: Database): Promise<number> {
  const decoder = new TextDecoder();
  let logs = 0;
  for (const row of await db.segments.toArray()) {
    const json = decoder.decode(await gunzip(Uint8Array.from(row.bytes)));
    logs += Object.keys(JSON.parse(json) as object).length;
  }
  return logs;
}
