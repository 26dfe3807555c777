import type { help } from '#client/i18n/zh-CN/help.ts';

type ArticleName = keyof (typeof help)['articles'];

/** The articles in the order in which they are read. */
export const ARTICLES = [
  'offline',
  'safe',
  'unsent',
  'away',
  'twoTablets',
  'businessDate',
  'storage',
  'storageBroken',
  'clock',
  'otherTab',
  'pin',
  'approval',
  'update',
  'quarantine',
  'newer',
  'shift',
  'printerConnect',
  'printerPhone',
  'printUnconfirmed',
  'printAgain',
  'scanner',
  'keys',
] as const satisfies readonly ArticleName[];

/** Whether an article has every word of the query, in its title or its body, in any case. */
export function matches(
  query: string,
  article: { readonly title: string; readonly body: string },
): boolean {
  const text = `${article.title} ${article.body}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
