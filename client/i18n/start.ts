import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

import { chosenLanguage, type Language, rememberLanguage } from './languages.ts';
import { resources as source } from './zh-CN/resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    resources: typeof source;
  }
}

const i18n = createInstance();

/** The words of the languages that aren't part of the first load. */
async function loadWords(language: Language): Promise<Readonly<Record<string, object>>> {
  switch (language) {
    case 'zh-CN':
      return source;
    case 'zh-TW':
      return (await import('./zh-TW/resources.ts')).resources;
    case 'en':
      return (await import('./en/resources.ts')).resources;
  }
}

/**
 * Readies the words in the language of this tablet; nothing may be drawn before it resolves. A
 * language whose words can't be loaded leaves the tablet in Simplified Chinese, which is always here.
 */
export async function startI18n(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    resources: { 'zh-CN': source },
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await changeLanguage(chosenLanguage()).catch(() => undefined);
}

/** Loads a language's words, then shows them everywhere. Remembered on this tablet. */
export async function changeLanguage(language: Language): Promise<void> {
  for (const [namespace, words] of Object.entries(await loadWords(language))) {
    i18n.addResourceBundle(language, namespace, words, true, true);
  }
  await i18n.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
}
