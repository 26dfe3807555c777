import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import type { CashCount } from '#domain/shifts/entries.ts';

import { withoutEmpty } from './cash-count.ts';
import { CountSheet } from './CountSheet.tsx';
import classes from './shift.module.css';

interface OpenShiftPanelProps {
  /** Once the shift is open. */
  readonly onOpened: () => void;
}

/** Counts the float and opens the shift of this till. */
export function OpenShiftPanel({ onOpened }: OpenShiftPanelProps) {
  const { t } = useTranslation(['shift', 'common']);
  const engine = useEngine();
  const failureText = useFailureText();
  const [float, setFloat] = useState<CashCount>({});
  const open = useAction(async () => {
    const result = await engine.run({ type: 'openShift', float: withoutEmpty(float) });
    if (!result.ok) return failureText(result.error);
    onOpened();
    return null;
  }, t('common:unexpectedAdvice'));
  return (
    <section className={classes['card']} aria-label={t('float')}>
      <h2 className={classes['heading']}>{t('noneTitle')}</h2>
      <p className={classes['lead']}>{t('noneBody')}</p>
      <CountSheet count={float} onChange={setFloat} totalLabel={t('openFloat')} />
      {open.failure !== null && (
        <Alert color="red" role="alert">
          {open.failure}
        </Alert>
      )}
      <div className={classes['submit']}>
        <Button size="lg" fullWidth loading={open.busy} onClick={() => open.run()}>
          {t('open')}
        </Button>
      </div>
    </section>
  );
}
