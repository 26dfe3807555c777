import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmByEffect } from '#client/ui/ConfirmByEffect.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { ReasonPicker } from '#client/ui/ReasonPicker.tsx';

import classes from './sheets.module.css';
import type { Tile } from './tiles.ts';

interface SheetProps {
  readonly tile: Tile;
  readonly onClose: () => void;
}

/** Undoes an opening within the free minutes (TAR-7). */
export function CancelOpeningSheet({ tile, onClose }: SheetProps) {
  const { t } = useTranslation('board');
  const command = useCommand();
  const [reason, setReason] = useState('');
  const cancel = async (): Promise<void> => {
    if (!tile.tab) return;
    if (await command.run({ type: 'cancelSession', tab: tile.tab.tab, reason })) onClose();
  };
  return (
    <ConfirmByEffect
      opened
      effect={t('cancelOpening.title', { room: tile.room.name })}
      verb={t('cancelOpening.submit')}
      danger
      onConfirm={cancel}
      onCancel={onClose}
    >
      <div className={classes['form']}>
        <p className={classes['advice']}>
          {tile.party === ''
            ? t('cancelOpening.effectNoName')
            : t('cancelOpening.effect', { party: tile.party })}
        </p>
        <ReasonPicker
          label={t('cancelOpening.reason')}
          usual={[
            t('cancelOpening.reasons.guestsLeft'),
            t('cancelOpening.reasons.wrongRoom'),
            t('cancelOpening.reasons.elsewhere'),
          ]}
          value={reason}
          onChange={setReason}
        />
        <Failure text={command.failure} />
      </div>
      {command.approval}
    </ConfirmByEffect>
  );
}

/** Takes a room out of use until it is restored. */
export function OutOfOrderSheet({ tile, onClose }: SheetProps) {
  const { t } = useTranslation('board');
  const command = useCommand();
  const [reason, setReason] = useState('');
  const take = async (): Promise<void> => {
    if (await command.run({ type: 'takeRoomOutOfOrder', room: tile.room.id, reason })) onClose();
  };
  return (
    <ConfirmByEffect
      opened
      effect={t('outOfOrder.title', { room: tile.room.name })}
      verb={t('outOfOrder.submit', { room: tile.room.name })}
      onConfirm={take}
      onCancel={onClose}
    >
      <div className={classes['form']}>
        <ReasonPicker
          label={t('outOfOrder.reason')}
          usual={[
            t('outOfOrder.reasons.equipment'),
            t('outOfOrder.reasons.leak'),
            t('outOfOrder.reasons.works'),
            t('outOfOrder.reasons.airConditioning'),
          ]}
          value={reason}
          onChange={setReason}
        />
        <Failure text={command.failure} />
      </div>
      {command.approval}
    </ConfirmByEffect>
  );
}

function Failure({ text }: { readonly text: string | null }) {
  return (
    text !== null && (
      <p className={classes['failure']} role="alert">
        {text}
      </p>
    )
  );
}
