import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { LANGUAGE_NAMES, LANGUAGES, nearestLanguage } from '#client/i18n/languages.ts';
import { changeLanguage } from '#client/i18n/start.ts';

import { useLanguage } from './hooks/format.ts';

/** The languages, each in its own name. */
export function LanguageSwitch() {
  const { t } = useTranslation('common');
  const language = useLanguage();
  return (
    <SegmentedControl
      aria-label={t('language')}
      size="md"
      value={language}
      onChange={(value) => void changeLanguage(nearestLanguage([value]))}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}
