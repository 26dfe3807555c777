import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function BoardScreen() {
  const { t } = useTranslation('board');
  return <Screen title={t('title')}>{null}</Screen>;
}
