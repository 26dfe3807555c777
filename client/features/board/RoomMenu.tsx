import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { useStoreMinute } from '#client/ui/hooks/store-clock.ts';
import { Icon } from '#client/ui/Icon.tsx';

import { type RoomAction, roomActions } from './actions.ts';
import { ACTION_ICONS } from './looks.ts';
import classes from './sheets.module.css';
import type { Tile } from './tiles.ts';

interface RoomMenuProps {
  readonly tile: Tile;
  readonly onChoose: (action: RoomAction) => void;
  readonly onClose: () => void;
}

/** What can be done with a room now; opened by holding its tile or by a right click. */
export function RoomMenu({ tile, onChoose, onClose }: RoomMenuProps) {
  const { t } = useTranslation(['board', 'common']);
  const now = useStoreMinute();
  return (
    <Dialog opened onClose={onClose} title={t('board:actionsFor', { room: tile.room.name })}>
      <div className={classes['menu']}>
        {roomActions(tile, now).map((action) => (
          <Button
            key={action}
            variant="default"
            size="lg"
            justify="flex-start"
            leftSection={<Icon name={ACTION_ICONS[action]} />}
            onClick={() => onChoose(action)}
          >
            {t(`board:actions.${action}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
