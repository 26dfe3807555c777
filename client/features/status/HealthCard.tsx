import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';

import { StatusCard } from './StatusCard.tsx';
import classes from './StatusCard.module.css';

/** What was set aside: entries of a newer version, and documents that were altered on the disk. */
export function HealthCard() {
  const { t } = useTranslation('status');
  const { unknownEntries, quarantined, distrusted } = useStatus();
  const good = unknownEntries === 0 && quarantined.length + distrusted.length === 0;
  return (
    <StatusCard
      anchor="health"
      icon={good ? 'check' : 'alert'}
      tone={good ? 'good' : 'warn'}
      title={t('health.title')}
      means={good ? t('health.good') : ''}
    >
      {unknownEntries > 0 && (
        <p className={classes['note']}>{t('health.unknown', { count: unknownEntries })}</p>
      )}
      {quarantined.length > 0 && (
        <div className={classes['note']}>
          {t('health.quarantined')}
          <ul>
            {quarantined.map((doc) => (
              <li key={doc}>{doc}</li>
            ))}
          </ul>
        </div>
      )}
      {distrusted.length > 0 && (
        <p className={classes['problem']} role="alert">
          {t('health.distrusted', { logs: distrusted.join(', ') })}
        </p>
      )}
    </StatusCard>
  );
}
