import { Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { storageWords, usedPercent } from '#client/ui/status/status-words.ts';

import { Fact, StatusCard } from './StatusCard.tsx';
import classes from './StatusCard.module.css';

/** Whether the browser keeps what is stored, and how much room there is. */
export function StorageCard() {
  const { t } = useTranslation('status');
  const engine = useEngine();
  const status = useStatus();
  const format = useFormat();
  const [answer, setAnswer] = useState<'granted' | 'refused' | null>(null);
  const { key, tone } = storageWords(status);
  const { storage } = status;
  const percent = usedPercent(storage);
  const ask = async (): Promise<void> => {
    setAnswer((await engine.persistStorage()) ? 'granted' : 'refused');
  };
  return (
    <StatusCard
      anchor="storage"
      icon="storage"
      tone={key === 'kept' ? 'good' : tone}
      title={t('storage.title')}
      means={
        key === 'broken'
          ? t('storage.broken', { message: status.storageError ?? '' })
          : t(`storage.${key}`)
      }
    >
      <Fact label={t('storage.used')}>
        {t('storage.usedOf', {
          used: format.bytes(storage.usageBytes),
          quota: format.bytes(storage.quotaBytes),
        })}
      </Fact>
      <Progress value={percent} aria-label={t('storage.used')} />
      {answer !== null && (
        <output className={answer === 'refused' ? classes['note'] : undefined}>
          {t(`storage.${answer}`)}
        </output>
      )}
      {!storage.persisted && <BusyButton onPress={ask}>{t('storage.keep')}</BusyButton>}
    </StatusCard>
  );
}
