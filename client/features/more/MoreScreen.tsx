import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function MoreScreen() {
  const { t } = useTranslation('app');
  return <Screen title={t('more.title')}>{null}</Screen>;
}
