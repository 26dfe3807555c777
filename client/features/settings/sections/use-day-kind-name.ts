import { useTranslation } from 'react-i18next';

import { DAY_KINDS } from '#domain/tariffs/calendar.ts';
import type { DayKind } from '#domain/tariffs/tariff.ts';

/** A kind of day in words: ours are translated, the chain's own stand as they were given. */
export function useDayKindName(): (kind: DayKind) => string {
  const { t } = useTranslation('settings');
  return (kind) => {
    if (kind === '') return t('roomTypes.other');
    const known = DAY_KINDS.find((each) => each === kind);
    return known ? t(`calendar.kinds.${known}`) : kind;
  };
}
