import { describe, expect, it, vi } from 'vitest';

import { businessDate } from '#domain/kernel/business-date.ts';
import { DAY_MS, HOUR_MS, instant } from '#domain/kernel/instant.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { offlineTablet } from './support/tablet.ts';
import { firstRoom, openFirstRoom } from './support/trade.ts';

describe('the business date', () => {
  it('[DAY-1] [DAY-2] is stamped by the corrected clock of a tablet three hours off', async () => {
    const skewed = clockTime('17:10');
    const tablet = await offlineTablet({ at: instant(skewed + 15 * HOUR_MS) });
    // 08:10 of the next day by its own clock; the server said once that it is fifteen hours fast.
    await tablet.database.device.put({ key: 'clockOffset', value: 15 * HOUR_MS });
    const again = await tablet.restart();
    expect(await again.engine.status()).toMatchObject({
      date: '2026-11-20',
      clockCorrectionMs: 15 * HOUR_MS,
    });
    const tab = await openFirstRoom(again);
    const row = await again.database.tabs.get(tab);
    expect(row?.date).toBe('2026-11-20');
    expect(Math.abs((row?.state.openedAt ?? 0) - skewed)).toBeLessThan(60_000);
  });

  it('[ENG-4] turns: yesterday is sealed where it was written, and the log goes on', async () => {
    const tablet = await offlineTablet();
    const tab = await openFirstRoom(tablet);
    tablet.setClock(instant(clockTime('17:10') + DAY_MS));
    await tablet.must({ type: 'noteTab', tab, note: 'still here' });
    const again = await tablet.restart();
    expect(await again.engine.status()).toMatchObject({ quarantined: [], date: '2026-11-21' });
    expect(await again.database.device.get('log')).toMatchObject({
      value: { epoch: 0, next: 3, unsealedIn: '2026-11-21' },
    });
    expect((await again.database.tabs.get(tab))?.state).toMatchObject({
      date: businessDate('2026-11-20'),
      note: 'still here',
    });
  });

  it('[ENG-4] put back over a turn begins a new epoch, and loses nothing', async () => {
    const tablet = await offlineTablet({ at: instant(clockTime('17:10') + DAY_MS) });
    const tab = await openFirstRoom(tablet);
    tablet.setClock(clockTime('17:10'));
    await tablet.must({ type: 'noteTab', tab, note: 'the clock was wrong' });
    const again = await tablet.restart();
    expect((await again.engine.status()).quarantined).toEqual([]);
    expect(await again.database.device.get('log')).toMatchObject({ value: { epoch: 1, next: 1 } });
    expect((await again.database.rooms.get(firstRoom))?.state.occupants).toHaveLength(1);
    expect((await again.database.tabs.get(tab))?.state.note).toBe('the clock was wrong');
  });
});

describe('two engines on one disk', () => {
  it('[ENG-7] the later is the till; the earlier can write no more', async () => {
    const first = await offlineTablet();
    await openFirstRoom(first);
    const second = await offlineTablet({ disk: first.disk, at: clockTime('17:20') });
    const late = await first.engine.run({ type: 'openShift', float: {} });
    expect(late).toEqual({ ok: false, error: { kind: 'notReady' } });
    await second.must({ type: 'openShift', float: {} });
    await vi.waitFor(async () => expect(await second.database.shifts.count()).toBe(1));
    expect(await second.database.device.get('log')).toMatchObject({ value: { next: 2 } });
  });
});
