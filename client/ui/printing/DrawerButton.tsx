import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';

import { useTillPrinter } from './use-till-printer.ts';

/** Opens this till's drawer without a sale, with the reason that is recorded; nothing without one. */
export function DrawerButton() {
  const { t } = useTranslation('printing');
  const { identity } = useStatus();
  const tillPrinter = useTillPrinter();
  const [asking, setAsking] = useState(false);
  if (!identity || tillPrinter?.(identity.device)?.drawer !== true) return null;
  const reasons = ['change', 'count', 'wrongChange'] as const;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="cash" />} onClick={() => setAsking(true)}>
        {t('actions.openDrawer')}
      </Button>
      {asking && (
        <ReasonSheet
          effect={t('drawer.title')}
          verb={t('drawer.verb')}
          label={t('drawer.reason')}
          usual={reasons.map((reason) => t(`drawer.reasons.${reason}`))}
          command={(reason) => ({ type: 'openDrawer', reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
