import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { ReasonPicker } from '#client/ui/ReasonPicker.tsx';
import type { TabId } from '#domain/kernel/ids.ts';
import type { TabTender } from '#domain/tabs/state.ts';

import classes from './SettleView.module.css';

interface RemoveTenderSheetProps {
  readonly tab: TabId;
  readonly tender: TabTender;
  readonly onClose: () => void;
}

/** Gives a tender back before the tab is settled, with a reason. */
export function RemoveTenderSheet({ tab, tender, onClose }: RemoveTenderSheetProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const command = useCommand();
  const [reason, setReason] = useState('');
  const words = {
    tender: t(`common:tenders.${tender.tenderType}`),
    amount: format.fen(tender.amountFen),
  };
  const remove = async (): Promise<void> => {
    const done = await command.run({ type: 'voidTender', tab, tender: tender.tender, reason });
    if (done) onClose();
  };
  return (
    <ConfirmByEffect
      opened
      effect={t('settle:tender.removeTitle', words)}
      verb={t('settle:tender.remove', words)}
      danger
      onConfirm={remove}
      onCancel={onClose}
    >
      <div className={classes['sheet']}>
        <ReasonPicker
          label={t('settle:tender.removeReason')}
          usual={[
            t('settle:tender.reasons.wrongTender'),
            t('settle:tender.reasons.wrongAmount'),
            t('settle:tender.reasons.guestChanged'),
          ]}
          value={reason}
          onChange={setReason}
        />
        {command.failure !== null && (
          <p className={classes['failure']} role="alert">
            {command.failure}
          </p>
        )}
      </div>
      {command.approval}
    </ConfirmByEffect>
  );
}
