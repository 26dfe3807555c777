import type { PaperLanguage } from '#domain/printing/records.ts';
import type { PaperColumns } from '#printers/document.ts';
import type { PaperLook } from '#printers/forms/look.ts';

const STORES: Readonly<Record<PaperLanguage, PaperLook['store']>> = {
  'zh-CN': {
    name: '回声KTV 人民广场店',
    address: '黄河路 1 号 3 楼',
    phone: '021-5550',
    timeZone: 'Asia/Shanghai',
  },
  'zh-TW': {
    name: '回聲KTV 人民廣場店',
    address: '黃河路 1 號 3 樓',
    phone: '02-5550',
    timeZone: 'Asia/Taipei',
  },
  en: {
    name: 'Encore KTV City Square',
    address: '1 Yellow River Road, 3rd floor',
    phone: '021-5550',
    timeZone: 'Asia/Shanghai',
  },
};

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;

/** Widths of paper in columns. */
export const PAPERS = [
  ['58mm', 32],
  ['80mm', 48],
] as const;

/** Paper of the demo's store in one language. */
export const lookOf = (
  language: PaperLanguage,
  columns: PaperColumns,
  more: Partial<PaperLook> = {},
): PaperLook => ({
  store: STORES[language],
  language,
  columns,
  header: '',
  footer: '',
  logo: null,
  isDemo: true,
  ...more,
});
