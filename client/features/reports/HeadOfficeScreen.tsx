import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function HeadOfficeScreen() {
  const { t } = useTranslation('headOffice');
  return <Screen title={t('title')}>{null}</Screen>;
}
