import { useTranslation } from 'react-i18next';

import { SYSTEM_STAFF } from '#domain/staff/records.ts';

import { useRecords } from './records.ts';

/** The name of anybody who works or worked here; the id where it isn't known, nothing while it is read. */
export function useStaffNames(): (staff: string) => string {
  const { t } = useTranslation('common');
  const staff = useRecords('staff');
  return (id) => {
    if (id === SYSTEM_STAFF) return t('systemStaff');
    return staff ? (staff.find((one) => one.id === id)?.name ?? id) : '';
  };
}
