import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { ReasonPicker } from '#client/ui/ReasonPicker.tsx';
import { Stepper } from '#client/ui/Stepper.tsx';
import type { TabId } from '#domain/kernel/ids.ts';
import { liveQuantity } from '#domain/tabs/amounts.ts';
import type { TabLine } from '#domain/tabs/state.ts';

import { voidAmount } from './rounds.ts';
import classes from './sheets.module.css';

interface VoidSheetProps {
  readonly tab: TabId;
  readonly line: TabLine;
  readonly onClose: () => void;
}

/** Takes back part or all of a sent line, with a reason (ORD-1), confirmed by what it does. */
export function VoidSheet({ tab, line, onClose }: VoidSheetProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  const command = useCommand();
  const left = liveQuantity(line);
  const [quantity, setQuantity] = useState(left);
  const [reason, setReason] = useState('');
  const effect = t('void.submit', {
    count: quantity,
    name: line.name,
    amount: format.fen(voidAmount(line, quantity)),
  });
  const take = async (): Promise<void> => {
    const done = await command.run({ type: 'voidLine', tab, line: line.line, quantity, reason });
    if (done) onClose();
  };
  return (
    <ConfirmByEffect
      opened
      effect={t('void.title', { name: line.name })}
      verb={effect}
      danger
      onConfirm={take}
      onCancel={onClose}
    >
      <div className={classes['form']}>
        {left > 1 && (
          <Stepper
            label={t('void.quantity')}
            fewer={t('line.fewer')}
            more={t('line.more')}
            value={quantity}
            least={1}
            most={left}
            onChange={setQuantity}
          />
        )}
        <ReasonPicker
          label={t('void.reason')}
          usual={[
            t('void.reasons.notWanted'),
            t('void.reasons.mistake'),
            t('void.reasons.wrongServed'),
            t('void.reasons.soldOut'),
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
