import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function StatusScreen() {
  const { t } = useTranslation('status');
  return <Screen title={t('title')}>{null}</Screen>;
}
