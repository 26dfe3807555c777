import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function ShiftScreen() {
  const { t } = useTranslation('shift');
  return <Screen title={t('title')}>{null}</Screen>;
}
