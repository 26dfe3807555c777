import { afterEach, describe, expect, it, vi } from 'vitest';

import { isBusinessDate } from '#domain/kernel/business-date.ts';

import { newTablet, stopTablets } from './support/store.ts';

afterEach(stopTablets);

const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 60_000, interval: 100 });

describe('a tablet that joins a store with a past', () => {
  it('[ENG-12] fetches its past days to segments and rollups, none as a living document', async () => {
    const tablet = newTablet();
    const joined = await tablet.engine.tryDemo('en');
    expect(joined).toMatchObject({ ok: true });
    await until(async () => {
      expect(await tablet.database.rollups.count()).toBeGreaterThanOrEqual(29);
    });
    await until(async () => {
      expect((await tablet.engine.status()).catchingUpDays).toBe(0);
    });
    const segments = await tablet.database.segments.orderBy('date').toArray();
    expect(segments.length).toBeGreaterThanOrEqual(28);
    const opened = await tablet.database.updates.where('doc').startsWith('journal/').toArray();
    expect(new Set(opened.map(({ doc }) => doc)).size).toBeLessThanOrEqual(2);

    const [oldest] = segments;
    if (!oldest || !isBusinessDate(oldest.date)) throw new Error('no segment');
    const tabs = (await tablet.engine.loadDay(oldest.date)) ?? [];
    const due = tabs.reduce((sum, tab) => sum + (tab.settled?.dueFen ?? 0), 0);
    const rollup = await tablet.database.rollups.get(oldest.date);
    expect(due).toBeGreaterThan(0);
    expect(rollup?.takings.dueFen).toBe(due);
  }, 120_000);
});
