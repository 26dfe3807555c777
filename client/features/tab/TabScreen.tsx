import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';
import type { TabId } from '#domain/kernel/ids.ts';

interface TabScreenProps {
  readonly tab: TabId;
}

export function TabScreen(_props: TabScreenProps) {
  const { t } = useTranslation('tab');
  return <Screen title={t('title')}>{null}</Screen>;
}
