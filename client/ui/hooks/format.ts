import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

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
import { type Language, nearestLanguage } from '#client/i18n/languages.ts';
import type { Fen } from '#domain/kernel/fen.ts';

import { useStore } from './records.ts';

/** `i18n/format.ts` in the language of the screen and the zone of the store. */
export interface Format {
  readonly language: Language;
  readonly timeZone: string;
  readonly fen: (amount: Fen) => string;
  readonly yuan: (amount: Fen) => string;
  readonly count: (count: number) => string;
  readonly minutes: (minutes: number) => string;
  readonly duration: (ms: number) => string;
  readonly bytes: (bytes: number) => string;
  readonly time: (at: number) => string;
  readonly dateTime: (at: number) => string;
  readonly date: (date: string) => string;
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return nearestLanguage([i18n.language]);
}

export function useFormat(): Format {
  const language = useLanguage();
  const timeZone = useStore()?.timeZone ?? 'Asia/Shanghai';
  return useMemo(
    () => ({
      language,
      timeZone,
      fen: formatFen,
      yuan: formatYuan,
      count: formatCount,
      minutes: (minutes) => formatMinutes(minutes, language),
      duration: (ms) => formatDuration(ms, language),
      bytes: (bytes) => formatBytes(bytes, language),
      time: (at) => formatTime(at, timeZone),
      dateTime: (at) => formatDateTime(at, timeZone),
      date: (date) => formatDate(date, language),
    }),
    [language, timeZone],
  );
}
