import { describe, expect, it } from 'vitest';

import { common as enScreens } from '#client/i18n/en/common.ts';
import { settle as enSettle } from '#client/i18n/en/settle.ts';
import { common as cnScreens } from '#client/i18n/zh-CN/common.ts';
import { settle as cnSettle } from '#client/i18n/zh-CN/settle.ts';
import { common as twScreens } from '#client/i18n/zh-TW/common.ts';
import { settle as twSettle } from '#client/i18n/zh-TW/settle.ts';
import { paperWords } from '#printers/words/paper-words.ts';

import { tools } from './support/tools.ts';

/** A tree of words; those that take values are functions of them. */
type Words = string | ((...values: never[]) => string) | { readonly [key: string]: Words };

/** Every text of it, with something filled in where values are taken. */
function textsOf(words: Words): readonly string[] {
  if (typeof words === 'string') return [words];
  // Words take numbers or texts, and only put them in.
  if (typeof words === 'function') return [words(...(['1', '2'] as never[]))];
  return Object.values(words).flatMap(textsOf);
}

const notAscii = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => Array.from(text)).filter((glyph) => glyph > '\x7F');

describe('words on paper', () => {
  it.each([
    ['zh-CN', 'gb2312'],
    ['zh-TW', 'big5'],
  ] as const)(
    '[PRT-2] of %s are all in the characters of printers sold there',
    (language, name) => {
      const { codeOf } = tools.charset(name);
      const { test: _samples, ...words } = paperWords(language);
      const glyphs = notAscii(textsOf(words));
      expect(glyphs.length).toBeGreaterThan(500);
      expect(glyphs.filter((glyph) => codeOf(glyph) === undefined)).toEqual([]);
    },
  );

  it('[PRT-4] in English are ASCII, one column a letter', () => {
    const { test: _samples, ...words } = paperWords('en');
    expect(notAscii(textsOf(words))).toEqual([]);
  });

  it.each([
    ['zh-CN', cnScreens, cnSettle],
    ['zh-TW', twScreens, twSettle],
    ['en', enScreens, enSettle],
  ] as const)('are those of the screens in %s', (language, screens, settle) => {
    const { tenders, bill } = paperWords(language);
    expect(tenders).toEqual(screens.tenders);
    const { free, capped, rounding, time, items } = settle.due;
    expect(bill).toMatchObject({ free, capped, rounding, items, timeCharge: time });
  });
});
