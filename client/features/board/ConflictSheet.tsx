import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useFreeRooms } from '#client/ui/hooks/free-rooms.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import type { TabId } from '#domain/kernel/ids.ts';
import type { Room } from '#domain/rooms/records.ts';
import type { Occupant } from '#domain/rooms/state.ts';

import classes from './sheets.module.css';
import type { Tile } from './tiles.ts';

interface ConflictSheetProps {
  readonly tile: Tile;
  readonly onTab: (tab: TabId) => void;
  readonly onClose: () => void;
}

/** Rooms proposed for a party to move to. */
const PROPOSED = 3;

/** A room opened twice: both parties named, each with its tab, and a free room one tap away. */
export function ConflictSheet({ tile, onTab, onClose }: ConflictSheetProps) {
  const { t } = useTranslation(['board', 'common']);
  const command = useCommand();
  const free = useFreeRooms(tile.room.id);
  const move = async (party: Occupant, to: Room): Promise<void> => {
    const done = await command.run({
      type: 'transferRoom',
      tab: party.tab,
      to: to.id,
      reason: t('board:conditions.conflict'),
    });
    if (done) onClose();
  };
  const resolve = async (): Promise<void> => {
    for (const { id, about } of tile.clashes) {
      const note = t('board:conflict.resolvedNote');
      if (!(await command.run({ type: 'resolveCase', case: id, about, note }))) return;
    }
    onClose();
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={t('board:conflict.title', { room: tile.room.name })}
    >
      <div className={classes['form']}>
        <p className={classes['advice']}>{t('board:conflict.advice')}</p>
        {command.failure !== null && (
          <p className={classes['failure']} role="alert">
            {command.failure}
          </p>
        )}
        {tile.occupants.map((party) => (
          <section key={party.session} className={classes['party']}>
            <PartyLine party={party} />
            <div className={classes['buttons']}>
              <Button variant="default" onClick={() => onTab(party.tab)}>
                {t('board:conflict.toTab')}
              </Button>
              {tile.occupants.length > 1 &&
                free?.slice(0, PROPOSED).map((to) => (
                  <BusyButton key={to.id} variant="light" onPress={() => move(party, to)}>
                    {t('board:conflict.move', { room: to.name })}
                  </BusyButton>
                ))}
            </div>
          </section>
        ))}
        {tile.occupants.length > 1 && free?.length === 0 && <p>{t('board:conflict.noFree')}</p>}
        {tile.occupants.length < 2 && (
          <>
            <p className={classes['advice']}>{t('board:conflict.settledOne')}</p>
            <BusyButton onPress={resolve}>{t('board:conflict.resolved')}</BusyButton>
          </>
        )}
      </div>
      {command.approval}
    </Dialog>
  );
}

function PartyLine({ party }: { readonly party: Occupant }) {
  const { t } = useTranslation('board');
  const format = useFormat();
  const staff = useRecords('staff') ?? [];
  return (
    <p className={classes['partyLine']}>
      {t('conflict.party', {
        party: party.party === '' ? t('conflict.noParty') : party.party,
        time: format.time(party.since),
        staff: staff.find(({ id }) => id === party.actor)?.name ?? '',
      })}
    </p>
  );
}
