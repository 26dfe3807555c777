import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function HelpScreen() {
  const { t } = useTranslation('help');
  return <Screen title={t('title')}>{null}</Screen>;
}
