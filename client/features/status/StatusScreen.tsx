import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Screen } from '#client/ui/Screen.tsx';

import { ClockCard } from './ClockCard.tsx';
import { ExportCard } from './ExportCard.tsx';
import { HealthCard } from './HealthCard.tsx';
import classes from './StatusCard.module.css';
import { PrinterCard } from './PrinterCard.tsx';
import { StorageCard } from './StorageCard.tsx';
import { StoreCard } from './StoreCard.tsx';
import { SyncCard } from './SyncCard.tsx';

/** The status line, opened: what each item means, and what to do. */
export function StatusScreen() {
  const { t } = useTranslation('status');
  const navigate = useNavigate();
  return (
    <Screen
      title={t('title')}
      actions={
        <Button variant="default" onClick={() => void navigate({ to: '/help' })}>
          {t('whatIsThis')}
        </Button>
      }
    >
      <div className={classes['page']}>
        <SyncCard />
        <PrinterCard />
        <StorageCard />
        <ClockCard />
        <StoreCard />
        <HealthCard />
        <ExportCard />
      </div>
    </Screen>
  );
}
