import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useRight } from '#client/ui/hooks/staff.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { DrawerButton } from '#client/ui/printing/DrawerButton.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import type { ShiftId } from '#domain/kernel/ids.ts';

import { CloseShiftPanel } from './CloseShiftPanel.tsx';
import { CountOutcomeCard } from './CountOutcomeCard.tsx';
import { HandoverCard } from './HandoverCard.tsx';
import { OpenShiftPanel } from './OpenShiftPanel.tsx';
import classes from './shift.module.css';
import { ShiftReportCard } from './ShiftReportCard.tsx';
import { useTillShifts } from './use-shift.ts';

interface ShiftScreenProps {
  /** Once a shift was opened here, as for a tab that waits to be settled. */
  readonly onOpened: () => void;
}

/** The shift of this till: open it, read it, count it, hand it over. */
export function ShiftScreen({ onOpened }: ShiftScreenProps) {
  const { t } = useTranslation('shift');
  const shifts = useTillShifts();
  const mayOwn = useRight('shift.own');
  const [counting, setCounting] = useState<ShiftId | null>(null);
  if (!shifts) return <Frame body={<LoadingState />} />;
  const { open, lastClosed } = shifts;
  if (!open) {
    return (
      <Frame
        body={
          <div className={classes['columns']}>
            {mayOwn ? (
              <OpenShiftPanel onOpened={onOpened} />
            ) : (
              <EmptyState icon="shift" title={t('noneTitle')} body={t('noRight')} />
            )}
            <div className={classes['column']}>
              {lastClosed && <CountOutcomeCard shift={lastClosed} />}
              {lastClosed && <ShiftReportCard shift={lastClosed} />}
            </div>
          </div>
        }
      />
    );
  }
  if (counting === open.shift) {
    return <Frame body={<CloseShiftPanel shift={open.shift} onBack={() => setCounting(null)} />} />;
  }
  return (
    <Frame
      actions={
        <>
          <DrawerButton />
          {mayOwn && <Button onClick={() => setCounting(open.shift)}>{t('close')}</Button>}
        </>
      }
      body={
        <div className={classes['columns']}>
          <ShiftReportCard shift={open} />
          <HandoverCard />
        </div>
      }
    />
  );
}

function Frame({
  actions,
  body,
}: {
  readonly actions?: React.ReactNode;
  readonly body: React.ReactNode;
}) {
  const { t } = useTranslation('shift');
  return (
    <Screen title={t('title')} actions={actions}>
      {body}
    </Screen>
  );
}
