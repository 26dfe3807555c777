import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { fen } from '#domain/kernel/fen.ts';

import type { AccountOffer } from './account-offer.ts';

/** Writes units of an account as people say them: ¥120, 3 uses, 45 minutes, 1,200 points. */
export function useUnits(): (
  offer: Pick<AccountOffer, 'unit' | 'account'>,
  units: number,
) => string {
  const { t } = useTranslation('settle');
  const format = useFormat();
  return ({ unit, account: { terms } }, units) => {
    if (unit === 'yuan') return format.fen(fen(units));
    if (terms.kind === 'periodCard' && terms.unlimited) return t('account.unlimited');
    if (unit === 'once') return t('account.worth', { amount: format.fen(terms.unitFen) });
    return t(`account.units.${unit}`, { count: units, units: format.count(units) });
  };
}
