import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

interface SettingsScreenProps {
  readonly section: string | null;
}

export function SettingsScreen(_props: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  return <Screen title={t('title')}>{null}</Screen>;
}
