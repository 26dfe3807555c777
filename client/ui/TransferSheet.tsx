import { useTranslation } from 'react-i18next';

import type { RoomId, TabId } from '#domain/kernel/ids.ts';
import type { Room } from '#domain/rooms/records.ts';

import { Dialog } from './Dialog.tsx';
import { BusyButton } from './BusyButton.tsx';
import { useCommand } from './hooks/command.tsx';
import { useFreeRooms } from './hooks/free-rooms.ts';
import { useRecords } from './hooks/records.ts';
import { LoadingState } from './LoadingState.tsx';
import classes from './TransferSheet.module.css';

interface TransferSheetProps {
  readonly tab: TabId;
  readonly room: RoomId;
  readonly roomName: string;
  readonly onClose: () => void;
}

/** Moves a party to a free room in one tap (MOVE-1); the likest rooms stand first. */
export function TransferSheet({ tab, room, roomName, onClose }: TransferSheetProps) {
  const { t } = useTranslation('common');
  const free = useFreeRooms(room);
  const types = useRecords('roomTypes') ?? [];
  const command = useCommand();
  const typeName = (to: Room): string => types.find((type) => type.id === to.type)?.name ?? '';
  const move = async (to: Room): Promise<void> => {
    const done = await command.run({ type: 'transferRoom', tab, to: to.id, reason: '' });
    if (done) onClose();
  };
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('transfer.title', { room: roomName })}>
      <p className={classes['advice']}>{t('transfer.advice')}</p>
      {command.failure !== null && (
        <p className={classes['failure']} role="alert">
          {command.failure}
        </p>
      )}
      {free === undefined && <LoadingState />}
      {free?.length === 0 && <p>{t('transfer.none')}</p>}
      <div className={classes['rooms']}>
        {free?.map((to) => (
          <BusyButton
            key={to.id}
            variant="default"
            size="lg"
            aria-label={t('transfer.to', { room: to.name })}
            onPress={() => move(to)}
          >
            <span className={classes['name']}>{to.name}</span>
            <span className={classes['type']}>{typeName(to)}</span>
          </BusyButton>
        ))}
      </div>
      {command.approval}
    </Dialog>
  );
}
