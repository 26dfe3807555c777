import type { Fen } from '#domain/kernel/fen.ts';

import type { Language } from './languages.ts';

// By hand, what every start draws: the first Intl formatter of a page takes as long as ten rooms, and
// all three languages write numbers alike. The tests hold them against Intl's.

/** Whole digits with a comma before each third from the right. */
const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');

const signed = (amount: number, text: string): string => (amount < 0 ? `−¥${text}` : `¥${text}`);

/**
 * Writes an amount as `¥1,234.50`, a negative one as `−¥40.00`; the same in every language, so that
 * a receipt, a screen and a report never differ.
 */
export function formatFen(amount: Fen): string {
  const size = Math.round(Math.abs(amount));
  const left = String(size % 100).padStart(2, '0');
  return signed(amount, `${grouped(Math.floor(size / 100))}.${left}`);
}

/** Writes an amount without fen, for tiles and axes: 123450 is `¥1,235`. */
export const formatYuan = (amount: Fen): string =>
  signed(amount, grouped(Math.round(Math.abs(amount) / 100)));

/** Writes a whole number in groups: 1234 is `1,234`. */
export const formatCount = (count: number): string =>
  `${count < 0 ? '-' : ''}${grouped(Math.abs(count))}`;

const UNITS = {
  'zh-CN': { day: ' 天', hour: ' 小时', minute: ' 分', second: ' 秒' },
  'zh-TW': { day: ' 天', hour: ' 小時', minute: ' 分', second: ' 秒' },
  en: { day: ' d', hour: ' h', minute: ' min', second: ' s' },
} as const satisfies Readonly<Record<Language, object>>;

/**
 * Writes whole minutes as people say them: 135 is `2 h 15 min`, `2 小时 15 分`; 0 is `0 min`.
 * From two days on in days and hours. Takes the size of a negative one.
 */
export function formatMinutes(minutes: number, language: Language): string {
  const unit = UNITS[language];
  const whole = Math.floor(Math.abs(minutes));
  const [big, bigUnit, small, smallUnit] =
    whole >= 2 * 1440
      ? [Math.floor(whole / 1440), unit.day, Math.floor((whole % 1440) / 60), unit.hour]
      : [Math.floor(whole / 60), unit.hour, whole % 60, unit.minute];
  const parts = [big > 0 ? `${big}${bigUnit}` : '', small > 0 ? `${small}${smallUnit}` : ''];
  return parts.filter((part) => part !== '').join(' ') || `0${unit.minute}`;
}

/** Writes a stretch of milliseconds: below a minute in seconds, else as {@link formatMinutes}. */
export function formatDuration(ms: number, language: Language): string {
  const size = Math.abs(ms);
  return size < 60_000
    ? `${Math.floor(size / 1000)}${UNITS[language].second}`
    : formatMinutes(size / 60_000, language);
}

/** Writes bytes as `1.2 GB`. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: power < 2 ? 0 : 1 });
  return `${digits.format(bytes / 1000 ** power)} ${units[power] ?? ''}`;
}

/** Writes the clock time of an instant (ms since 1970) in a zone, as `01:30`. */
export const formatTime = (at: number, timeZone: string): string =>
  cached(`time ${timeZone}`, () => {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    return (value) => format.format(value);
  })(at);

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-TW': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const satisfies Readonly<Record<Language, readonly string[]>>;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' ');

/**
 * Writes a business date as the language does, with its weekday: `11月20日周五`, `Fri 20 Nov`. By
 * hand, since every start draws one and making an Intl formatter for it takes as long as ten rooms.
 */
export function formatDate(date: string, language: Language): string {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = WEEKDAYS[language][at.getUTCDay()] ?? '';
  const [month, day] = [at.getUTCMonth(), at.getUTCDate()];
  return language === 'en'
    ? `${weekday} ${day} ${MONTHS[month] ?? ''}`
    : `${month + 1}月${day}日${weekday}`;
}

/** Writes a calendar date and time in a zone, for what is not of today: `2026-11-20 23:05`. */
export const formatDateTime = (at: number, timeZone: string): string =>
  cached(`dateTime ${timeZone}`, () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    return (value) => format.format(value);
  })(at);

// Making an Intl formatter costs about a hundred times what using it does; a board has sixty amounts.
const formatters = new Map<string, (value: number) => string>();

function cached(key: string, make: () => (value: number) => string): (value: number) => string {
  const known = formatters.get(key);
  if (known) return known;
  const made = make();
  formatters.set(key, made);
  return made;
}
