import { useTranslation } from 'react-i18next';

import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import type { TabId } from '#domain/kernel/ids.ts';

import classes from './sheets.module.css';
import type { Tile } from './tiles.ts';

interface CancelOpeningSheetProps {
  readonly tile: Tile;
  readonly tab: TabId;
  readonly onClose: () => void;
}

/** Undoes an opening within the free minutes (TAR-7). */
export function CancelOpeningSheet({ tile, tab, onClose }: CancelOpeningSheetProps) {
  const { t } = useTranslation('board');
  return (
    <ReasonSheet
      effect={t('cancelOpening.title', { room: tile.room.name })}
      verb={t('cancelOpening.submit')}
      danger
      label={t('cancelOpening.reason')}
      usual={[
        t('cancelOpening.reasons.guestsLeft'),
        t('cancelOpening.reasons.wrongRoom'),
        t('cancelOpening.reasons.elsewhere'),
      ]}
      command={(reason) => ({ type: 'cancelSession', tab, reason })}
      onClose={onClose}
    >
      <p className={classes['advice']}>
        {tile.party === ''
          ? t('cancelOpening.effectNoName')
          : t('cancelOpening.effect', { party: tile.party })}
      </p>
    </ReasonSheet>
  );
}

interface OutOfOrderSheetProps {
  readonly tile: Tile;
  readonly onClose: () => void;
}

/** Takes a room out of use until it is restored. */
export function OutOfOrderSheet({ tile, onClose }: OutOfOrderSheetProps) {
  const { t } = useTranslation('board');
  const { id: room, name } = tile.room;
  return (
    <ReasonSheet
      effect={t('outOfOrder.title', { room: name })}
      verb={t('outOfOrder.submit', { room: name })}
      label={t('outOfOrder.reason')}
      usual={[
        t('outOfOrder.reasons.equipment'),
        t('outOfOrder.reasons.leak'),
        t('outOfOrder.reasons.works'),
        t('outOfOrder.reasons.airConditioning'),
      ]}
      command={(reason) => ({ type: 'takeRoomOutOfOrder', room, reason })}
      onClose={onClose}
    />
  );
}
