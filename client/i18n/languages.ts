/** The languages of the screens, in the order in which they are offered. */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's name in itself, so that whoever reads it can find it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

const STORED_UNDER = 'encore.language';

/** The language chosen on this tablet, else the nearest to what the browser asks for. */
export function chosenLanguage(): Language {
  const stored = localStorage.getItem(STORED_UNDER);
  return LANGUAGES.find((language) => language === stored) ?? nearestLanguage(navigator.languages);
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_UNDER, language);
}

/**
 * The language nearest to what the browser asks for.
 *
 * @example nearestLanguage(['zh-HK', 'en']) // 'zh-TW'
 */
export function nearestLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (/^zh-(tw|hk|mo|hant)/u.test(lower)) return 'zh-TW';
    if (lower.startsWith('zh')) return 'zh-CN';
    if (lower.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
