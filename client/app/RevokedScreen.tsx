import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ExportCard } from '#client/features/status/ExportCard.tsx';
import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';

import { PlainFrame } from './PlainFrame.tsx';
import classes from './RevokedScreen.module.css';

/** All that a tablet which was shut out still does: say so, give out what is unsent, and forget. */
export function RevokedScreen() {
  const { t } = useTranslation('app');
  const engine = useEngine();
  const format = useFormat();
  const { unsent, revokedAt } = useStatus();
  const [asking, setAsking] = useState(false);
  return (
    <PlainFrame>
      <div className={classes['revoked']}>
        <EmptyState
          icon="lock"
          title={t('revoked.title')}
          body={t('revoked.body', { time: format.dateTime(revokedAt) })}
        />
        <ExportCard />
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('revoked.leave')}
        </Button>
        <ConfirmByEffect
          opened={asking}
          effect={
            unsent > 0 ? t('revoked.leaveUnsent', { count: unsent }) : t('revoked.leaveEffect')
          }
          verb={t('revoked.leave')}
          danger
          onConfirm={() => engine.leaveStore()}
          onCancel={() => setAsking(false)}
        />
      </div>
    </PlainFrame>
  );
}
