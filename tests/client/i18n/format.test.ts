import { describe, expect, it } from 'vitest';

import {
  formatBytes,
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
  it.each(LANGUAGES)('are alike in %s', (language) => {
    expect(formatFen(fen(123_450), language)).toBe('¥1,234.50');
    expect(formatFen(fen(-4_000), language)).toBe('−¥40.00');
    expect(formatFen(fen(0), language)).toBe('¥0.00');
    expect(formatYuan(fen(123_450), language)).toBe('¥1,235');
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
