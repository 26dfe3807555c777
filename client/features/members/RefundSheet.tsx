import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { MoneyFields } from '#client/ui/MoneyFields.tsx';
import { NEW_ENTRY } from '#client/ui/money-entry.ts';
import type { MemberId } from '#domain/kernel/ids.ts';

import classes from './money.module.css';
import type { MovementLine } from './money-view.ts';

interface RefundSheetProps {
  readonly member: MemberId;
  readonly refund: NonNullable<MovementLine['refund']>;
  readonly onClose: () => void;
}

/** Gives the unused part of a sale back, by what it will do in numbers. */
export function RefundSheet({ member, refund, onClose }: RefundSheetProps) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const command = useCommand();
  const [entry, setEntry] = useState(NEW_ENTRY);
  const amount = format.fen(refund.refundFen);
  const isReady = entry.tenderType === 'cash' || entry.reference.trim() !== '';
  const give = async (): Promise<void> => {
    const { tenderType, reference } = entry;
    const done = await command.run({
      type: 'refundSale',
      member,
      sale: refund.sale,
      tenderType,
      reference: tenderType === 'cash' ? '' : reference.trim(),
    });
    if (done) onClose();
  };
  return (
    <Dialog opened keepOpen onClose={onClose} title={t('refund.title', { amount })}>
      <div className={classes['form']}>
        <p className={classes['note']}>{t('refund.body')}</p>
        <MoneyFields entry={entry} dueFen={refund.refundFen} onEntry={setEntry} isRefund />
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth color="red.8" disabled={!isReady} onPress={give}>
          {t('refund.give', { amount })}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}
