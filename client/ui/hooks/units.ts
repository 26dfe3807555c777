import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import type { AccountTerms } from '#domain/accounts/terms.ts';
import { fen } from '#domain/kernel/fen.ts';

/** Writes units of an account as people say them: ¥120, 3 uses, 45 minutes, 1,200 points. */
export function useUnits(): (terms: AccountTerms, units: number) => string {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (terms, units) => {
    const values = { count: units, units: format.count(units) };
    switch (terms.kind) {
      case 'storedValue':
        return format.fen(fen(units));
      case 'points':
        return t('units.points', values);
      case 'countCard':
        return t('units.uses', values);
      case 'periodCard':
        return terms.unlimited ? t('units.unlimited') : t('units.minutes', values);
      case 'coupon':
        return t('units.coupons', values);
    }
  };
}
