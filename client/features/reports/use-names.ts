import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useRecords } from '#client/ui/hooks/records.ts';
import { TENDER_TYPES } from '#domain/payments/entries.ts';

import type { RowNames } from './models/table.ts';

/** Words for the keys of tables. What isn't known stands as it is. */
export function useRowNames(
  stores: readonly { readonly id: string; readonly name: string }[],
): RowNames {
  const { t } = useTranslation('common');
  const staff = useRecords('staff');
  return useMemo(() => {
    const staffNames = new Map<string, string>(staff?.map(({ id, name }) => [id, name]));
    const storeNames = new Map(stores.map(({ id, name }) => [id, name]));
    return {
      tender: (type) => {
        const known = TENDER_TYPES.find((each) => each === type);
        return known ? t(`tenders.${known}`) : type;
      },
      staff: (id) => staffNames.get(id) ?? id,
      store: (id) => storeNames.get(id) ?? id,
    };
  }, [t, staff, stores]);
}
