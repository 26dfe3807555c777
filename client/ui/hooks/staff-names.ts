import { useTranslation } from 'react-i18next';

import { SYSTEM_STAFF } from '#domain/staff/records.ts';

import { useRecords } from './records.ts';

/** The name of anybody who works or worked here; the id where it isn't known. */
export function useStaffNames(): (staff: string) => string {
  const { t } = useTranslation('common');
  const staff = useRecords('staff');
  return (id) =>
    id === SYSTEM_STAFF ? t('systemStaff') : (staff?.find((one) => one.id === id)?.name ?? id);
}
