import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function StoreReportsScreen() {
  const { t } = useTranslation('headOffice');
  return <Screen title={t('title')}>{null}</Screen>;
}
