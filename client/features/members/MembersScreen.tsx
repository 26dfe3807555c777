import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

export function MembersScreen() {
  const { t } = useTranslation('members');
  return <Screen title={t('title')}>{null}</Screen>;
}
