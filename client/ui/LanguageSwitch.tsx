import { useTranslation } from 'react-i18next';

import { LANGUAGE_NAMES, LANGUAGES } from '#client/i18n/languages.ts';
import { changeLanguage } from '#client/i18n/start.ts';

import { useLanguage } from './hooks/format.ts';
import { Segments } from './Segments.tsx';

/** The languages, each in its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return (
    <Segments
      label={t('language')}
      value={language}
      onChange={(value) => void changeLanguage(value)}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}
