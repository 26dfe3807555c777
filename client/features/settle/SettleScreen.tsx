import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';
import type { TabId } from '#domain/kernel/ids.ts';

interface SettleScreenProps {
  readonly tab: TabId;
}

export function SettleScreen(_props: SettleScreenProps) {
  const { t } = useTranslation('settle');
  return <Screen title={t('title')}>{null}</Screen>;
}
