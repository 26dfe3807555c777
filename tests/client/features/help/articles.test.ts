import { expect, it } from 'vitest';

import { ARTICLES, matches } from '#client/features/help/articles.ts';
import { help } from '#client/i18n/zh-CN/help.ts';

it('shows every article that is written', () => {
  expect([...ARTICLES].sort()).toEqual(Object.keys(help.articles).sort());
});

it('finds an article by any of its words, all of them', () => {
  const article = { title: '“Clock off”', body: 'The tablet’s time differs.' };
  expect(matches('', article)).toBe(true);
  expect(matches('clock TIME', article)).toBe(true);
  expect(matches('clock pin', article)).toBe(false);
});
