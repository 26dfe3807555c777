import { describe, expect, it } from 'vitest';

import { quote, type QuoteSource } from '#client/features/board/quote.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id } from '#domain/kernel/ids.ts';
import { instantFromIso } from '#domain/kernel/instant.ts';
import { DEFAULT_CALENDAR } from '#domain/tariffs/calendar.ts';
import { date, roomType, tariff } from '#tests/client/features/records.ts';

const at = (time: string): QuoteSource => ({
  roomType: roomType('small', 1),
  tariffs: new Map([[tariff.id, tariff]]),
  chain: { id: id('c'), name: 'C', calendar: DEFAULT_CALENDAR, rounding: 'none', demo: false },
  store: {
    id: id('s'),
    name: 'S',
    timeZone: 'Asia/Shanghai',
    closeoutMinute: 480,
    dates: {},
    autoCleanMinutes: null,
    address: '',
    phone: '',
  },
  date,
  now: instantFromIso(`2026-11-${time}:00+08:00`),
});

describe('price at opening', () => {
  it('[TAR-1] names the band of now, and those still to come', () => {
    const found = quote(at('20T17:59'));
    expect(found?.band?.rateFen).toBe(yuan(60));
    expect(found?.bands.map(({ rateFen }) => rateFen)).toEqual([yuan(60), yuan(120)]);
  });

  it('[DAY-3] reads 01:30 after midnight on the clock of the business date', () => {
    expect(quote(at('21T01:30'))?.band?.rateFen).toBe(yuan(120));
  });

  it('names no band outside the hours, and nothing where the type has no tariff', () => {
    expect(quote(at('20T11:00'))?.band).toBeNull();
    expect(quote({ ...at('20T17:59'), tariffs: new Map() })).toBeNull();
  });
});
