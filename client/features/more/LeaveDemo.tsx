import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { useEngine } from '#client/ui/hooks/engine-context.ts';

import classes from './MoreScreen.module.css';

/** Takes the demo off this tablet, which is then as new. */
export function LeaveDemo() {
  const { t } = useTranslation('app');
  const engine = useEngine();
  const [asking, setAsking] = useState(false);
  const [unsent, setUnsent] = useState<number | null>(null);
  const leave = async (): Promise<void> => {
    const outcome = await engine.leaveStore();
    if (!outcome.ok) setUnsent(outcome.error.unsent);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('more.leaveDemo')}
      </Button>
      <ConfirmByEffect
        opened={asking}
        effect={t('more.leaveDemoBody')}
        verb={t('more.leaveDemo')}
        danger
        onConfirm={leave}
        onCancel={() => setAsking(false)}
      >
        {unsent !== null && (
          <p className={classes['problem']} role="alert">
            {t('more.leaveRefused', { count: unsent })}
          </p>
        )}
      </ConfirmByEffect>
    </>
  );
}
