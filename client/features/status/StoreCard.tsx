import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';

import { Fact, StatusCard } from './StatusCard.tsx';

/** Which store and till this is, and what day. */
export function StoreCard() {
  const { t } = useTranslation('status');
  const { identity, date } = useStatus();
  const format = useFormat();
  return (
    <StatusCard
      anchor="store"
      icon="door"
      tone="idle"
      title={t('store.title')}
      means={t('store.means')}
    >
      <Fact label={t('store.name')}>{identity?.storeName}</Fact>
      <Fact label={t('store.date')}>{date !== null && format.date(date)}</Fact>
      <Fact label={t('store.device')}>
        {identity?.deviceName} · {t('store.till', { till: identity?.till ?? '' })}
      </Fact>
    </StatusCard>
  );
}
