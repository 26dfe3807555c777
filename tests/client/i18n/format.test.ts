import { describe, expect, it } from 'vitest';

import {
  formatBytes,
  formatCount,
  formatDate,
  formatDateTime,
  formatDuration,
  formatFen,
  formatMinutes,
  formatTime,
  formatYuan,
} from '#client/i18n/format.ts';
import { LANGUAGES, nearestLanguage } from '#client/i18n/languages.ts';
import { fen } from '#domain/kernel/fen.ts';

describe('amounts', () => {
  it('are alike in every language', () => {
    expect(formatFen(fen(123_450))).toBe('¥1,234.50');
    expect(formatFen(fen(-4_000))).toBe('−¥40.00');
    expect(formatFen(fen(0))).toBe('¥0.00');
    expect(formatYuan(fen(123_450))).toBe('¥1,235');
  });

  it.each(LANGUAGES)('and counts are as Intl writes them in %s', (language) => {
    const currency = {
      style: 'currency',
      currency: 'CNY',
      currencyDisplay: 'narrowSymbol',
    } as const;
    const exact = new Intl.NumberFormat(language, currency);
    const whole = new Intl.NumberFormat(language, { ...currency, maximumFractionDigits: 0 });
    const plain = new Intl.NumberFormat(language);
    const signed = (text: string): string => text.replace('-', '−');
    for (const size of [0, 1, 49, 50, 99, 100, 150, 99_949, 99_950, 100_000, 123_456_789]) {
      for (const amount of [size, -size]) {
        // There is no amount of minus nothing.
        if (Object.is(amount, -0)) continue;
        expect(formatFen(fen(amount))).toBe(signed(exact.format(amount / 100)));
        expect(formatYuan(fen(amount))).toBe(signed(whole.format(amount / 100)));
        expect(formatCount(amount)).toBe(plain.format(amount));
      }
    }
  });
});

describe('times', () => {
  it('writes stretches as people say them', () => {
    expect(formatMinutes(135, 'en')).toBe('2 h 15 min');
    expect(formatMinutes(135, 'zh-CN')).toBe('2 小时 15 分');
    expect(formatMinutes(120, 'en')).toBe('2 h');
    expect(formatMinutes(0, 'en')).toBe('0 min');
    expect(formatMinutes(3 * 1440 + 61, 'en')).toBe('3 d 1 h');
    expect(formatDuration(59_999, 'en')).toBe('59 s');
    expect(formatDuration(185_000, 'en')).toBe('3 min');
  });

  it("shows the wall clock of the store's zone, whatever the tablet's is", () => {
    const at = Date.parse('2026-11-20T17:30:00Z');
    expect(formatTime(at, 'Asia/Shanghai')).toBe('01:30');
    expect(formatTime(at, 'America/New_York')).toBe('12:30');
    expect(formatTime(Date.parse('2026-11-20T16:00:00Z'), 'Asia/Shanghai')).toBe('00:00');
    expect(formatDateTime(at, 'Asia/Shanghai')).toBe('2026-11-21 01:30');
  });

  it('names a business date with its weekday', () => {
    expect(formatDate('2026-11-20', 'en')).toBe('Fri 20 Nov');
    expect(formatDate('2026-11-20', 'zh-CN')).toBe('11月20日周五');
  });

  it.each(LANGUAGES)('names every date as Intl does in %s', (language) => {
    const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'UTC',
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
      weekday: 'short',
    });
    for (let day = 1; day <= 366; day += 1) {
      const at = Date.UTC(2028, 0, day);
      const date = new Date(at).toISOString().slice(0, 10);
      expect(formatDate(date, language)).toBe(format.format(at));
    }
  });
});

it('writes bytes in steps of a thousand', () => {
  expect(formatBytes(0, 'en')).toBe('0 B');
  expect(formatBytes(48_250_000, 'en')).toBe('48.3 MB');
});

it('takes the nearest language to what the browser asks for', () => {
  expect(nearestLanguage(['zh-HK', 'en'])).toBe('zh-TW');
  expect(nearestLanguage(['zh'])).toBe('zh-CN');
  expect(nearestLanguage(['fr', 'en-GB'])).toBe('en');
  expect(nearestLanguage(['fr'])).toBe('zh-CN');
});
