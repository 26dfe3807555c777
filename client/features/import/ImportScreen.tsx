import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function ImportScreen() {
  const { t } = useTranslation('import');
  return <Screen title={t('title')}>{null}</Screen>;
}
