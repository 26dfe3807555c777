import { describe, expect, it } from 'vitest';

import { resources as en } from '#client/i18n/en/resources.ts';
import { firstWords } from '#client/i18n/zh-CN/first-words.ts';
import { laterWords } from '#client/i18n/zh-CN/later-words.ts';
import { resources as zhTW } from '#client/i18n/zh-TW/resources.ts';

/** Every text of a tree of words, by its path. */
function textsOf(words: object, path = ''): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(here, value);
    else for (const [deeper, text] of textsOf(value as object, here)) texts.set(deeper, text);
  }
  return texts;
}

const isSingular = (key: string): boolean => key.endsWith('_one');

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/gu)].map((match) => match[1] ?? '').sort();

const source = textsOf({ ...firstWords, ...laterWords });

describe.each([
  ['zh-TW', textsOf(zhTW)],
  ['en', textsOf(en)],
])('the words of %s', (_, translated) => {
  it('have the keys of the source and no others', () => {
    expect(source.size).toBeGreaterThan(300);
    const keys = [...translated.keys()].filter((key) => !isSingular(key));
    expect(keys.sort()).toEqual([...source.keys()].sort());
  });

  it('have singulars of words that count, which fill in nothing else', () => {
    const wrong = [...translated].filter(([key, text]) => {
      const counted = placeholders(source.get(key.replace(/_one$/u, '')) ?? '');
      const filled = [...new Set(['count', ...placeholders(text)])].sort();
      return isSingular(key) && filled.join() !== counted.join();
    });
    expect(wrong).toEqual([]);
  });

  it('fill in the same values', () => {
    const differing = [...source].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(translated.get(key) ?? '').join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('leave nothing empty', () => {
    expect([...translated].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

it('writes Traditional Chinese in Traditional characters', () => {
  const simplifiedAlone = /[这设员门开关时间选择买单发现说话账业订输请记录网络载导页备处应该进]/u;
  const wrong = [...textsOf(zhTW)].filter(([, text]) => simplifiedAlone.test(text));
  expect(wrong).toEqual([]);
});
