import { describe, expect, it } from 'vitest';

import { FORM_NAMES, type PaperLanguage } from '#domain/printing/records.ts';
import { exampleOf } from '#printers/examples/example.ts';
import type { PaperLook } from '#printers/forms/look.ts';
import { stamped } from '#printers/forms/stamp.ts';
import { paperLines } from '#printers/render/lines.ts';

import { paperText } from './paper-text.ts';

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

const lookOf = (language: PaperLanguage, columns: 32 | 48): PaperLook => ({
  store: STORES[language],
  language,
  columns,
  header: '',
  footer: '',
  logo: null,
  isDemo: true,
});

const PAPERS = [
  ['58mm', 32],
  ['80mm', 48],
] as const;
const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
const printed = FORM_NAMES.filter((form) => form !== 'drawer');
const stamp = { number: 'A-P17', copy: 1, isReprint: false, part: 1, parts: 1 };

describe.each(LANGUAGES)('every form in %s', (language) => {
  describe.each(PAPERS)('on %s paper', (paper, columns) => {
    it.each(printed)('%s', async (form) => {
      const document = stamped(exampleOf(form, lookOf(language, columns)), stamp);
      await expect(paperText(document)).toMatchFileSnapshot(
        `paper/${form}-${paper}-${language}.txt`,
      );
    });
  });
});

it('opens the drawer without a line of paper, stamped or not', () => {
  const kick = stamped(exampleOf('drawer', lookOf('en', 32)), { ...stamp, isReprint: true });
  expect(paperLines(kick)).toEqual([{ type: 'pulse' }]);
});
