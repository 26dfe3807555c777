import { Alert, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import type { ShiftId } from '#domain/kernel/ids.ts';
import type { CashCount } from '#domain/shifts/entries.ts';

import { withoutEmpty } from './cash-count.ts';
import { CountSheet } from './CountSheet.tsx';
import classes from './shift.module.css';

interface CloseShiftPanelProps {
  readonly shift: ShiftId;
  readonly onBack: () => void;
}

/** The blind count that closes a shift: nothing here tells what the drawer should hold (SHIFT-1). */
export function CloseShiftPanel({ shift, onBack }: CloseShiftPanelProps) {
  const { t } = useTranslation(['shift', 'common']);
  const engine = useEngine();
  const failureText = useFailureText();
  const [counted, setCounted] = useState<CashCount>({});
  const [note, setNote] = useState('');
  const close = useAction(async () => {
    const command = { type: 'closeShift', shift, counted: withoutEmpty(counted), note } as const;
    const result = await engine.run(command);
    return result.ok ? null : failureText(result.error);
  }, t('common:unexpectedAdvice'));
  return (
    <section className={classes['card']} aria-label={t('countTitle')}>
      <h2 className={classes['heading']}>{t('countTitle')}</h2>
      <p className={classes['lead']}>{t('countBody')}</p>
      <CountSheet count={counted} onChange={setCounted} totalLabel={t('counted')} />
      <Textarea
        label={t('note')}
        placeholder={t('notePlaceholder')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {close.failure !== null && (
        <Alert color="red" role="alert">
          {close.failure}
        </Alert>
      )}
      <div className={`${classes['submit']} ${classes['buttons']}`}>
        <Button variant="default" onClick={onBack}>
          {t('backToShift')}
        </Button>
        <Button size="lg" loading={close.busy} onClick={() => close.run()}>
          {t('submit')}
        </Button>
      </div>
    </section>
  );
}
