import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { chosenLanguage, type Language, rememberLanguage } from './languages.ts';
import { firstWords } from './zh-CN/first-words.ts';
import type { laterWords } from './zh-CN/later-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: typeof firstWords & typeof laterWords;
  }
}

const i18n = createInstance();

type Words = Readonly<Record<string, object>>;

/** All words of a language, but for those that were part of the first load. */
async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'zh-CN':
      return (await import('./zh-CN/later-words.ts')).laterWords;
    case 'zh-TW':
      return (await import('./zh-TW/resources.ts')).resources;
    case 'en':
      return (await import('./en/resources.ts')).resources;
  }
}

function addWords(language: Language, words: Words): void {
  for (const [namespace, bundle] of Object.entries(words)) {
    i18n.addResourceBundle(language, namespace, bundle, true, true);
  }
}

/**
 * Readies the words of screens that aren't on the way of a sale; to be awaited before one of them is
 * drawn. The other languages come whole, so it is Simplified Chinese that has something to load.
 */
export const loadLaterWords = async (): Promise<void> =>
  addWords('zh-CN', await loadWords('zh-CN'));

/**
 * Readies the words in the language of this tablet; nothing may be drawn before it resolves. A
 * language whose words can't be loaded leaves the tablet in Simplified Chinese, which is always here.
 */
export async function startI18n(): Promise<void> {
  void i18n.use(initReactI18next).init({
    // The source language is part of this file: nothing is waited for.
    initAsync: false,
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    resources: { 'zh-CN': firstWords },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  const language = chosenLanguage();
  if (language === 'zh-CN') showIn(language);
  else await changeLanguage(language).catch(() => undefined);
}

/** Loads a language's words, then shows them everywhere. Remembered on this tablet. */
export async function changeLanguage(language: Language): Promise<void> {
  if (language !== 'zh-CN') addWords(language, await loadWords(language));
  await i18n.changeLanguage(language);
  showIn(language);
}

function showIn(language: Language): void {
  rememberLanguage(language);
  document.documentElement.lang = language;
}
