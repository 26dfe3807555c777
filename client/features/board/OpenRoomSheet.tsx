import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MemberHit } from '#client/engine/api.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useRecords } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';
import { Stepper } from '#client/ui/Stepper.tsx';

import { PriceNow } from './PriceNow.tsx';
import classes from './sheets.module.css';
import type { Tile } from './tiles.ts';

interface OpenRoomSheetProps {
  readonly tile: Tile;
  readonly onOpened: (tab: string) => void;
  readonly onClose: () => void;
}

const USUAL_HEADS = 4;
const MOST_HEADS = 999;

/** Opens a free room: the price now, who, how many, and a member where there is one. */
export function OpenRoomSheet({ tile, onOpened, onClose }: OpenRoomSheetProps) {
  const { t } = useTranslation(['board', 'common']);
  const command = useCommand();
  const [party, setParty] = useState('');
  const [heads, setHeads] = useState(USUAL_HEADS);
  const [member, setMember] = useState<MemberHit | null>(null);
  // Parties do squeeze in: said, since it may be a slip of the finger, and not refused.
  const seats =
    useRecords('roomTypes')?.find(({ id }) => id === tile.room.type)?.capacity ?? MOST_HEADS;

  const open = async (): Promise<void> => {
    const done = await command.run({
      type: 'openRoom',
      room: tile.room.id,
      party,
      heads,
      member: member && { id: member.id, number: member.number },
    });
    if (done?.tab !== undefined) onOpened(done.tab);
  };
  const pick = (hit: MemberHit): void => {
    setMember(hit);
    setParty((known) => (known === '' ? hit.name : known));
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('board:open.title', { room: `${tile.room.name} · ${tile.typeName}` })}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <PriceNow roomType={tile.room.type} />
        <TextInput
          label={t('board:open.party')}
          placeholder={t('board:open.partyHint')}
          value={party}
          maxLength={60}
          data-autofocus
          onChange={(event) => setParty(event.currentTarget.value)}
        />
        <div className={classes['field']}>
          <span className={classes['label']}>{t('board:open.heads')}</span>
          <div className={classes['heads']}>
            <Stepper
              label={t('board:open.heads')}
              fewer={t('board:open.fewer')}
              more={t('board:open.moreHeads')}
              value={heads}
              least={1}
              most={MOST_HEADS}
              onChange={setHeads}
            />
            <span className={classes['warning']} role="status">
              {heads > seats && t('board:open.seats', { count: seats })}
            </span>
          </div>
        </div>
        <div className={classes['field']}>
          <span className={classes['label']}>{t('board:open.member')}</span>
          {member ? (
            <Button
              variant="light"
              leftSection={<Icon name="person" />}
              rightSection={<Icon name="close" />}
              aria-label={`${t('common:remove')} ${member.name}`}
              onClick={() => setMember(null)}
            >
              {member.name} {member.number}
            </Button>
          ) : (
            <MemberPicker onPick={pick} />
          )}
        </div>
        {command.failure !== null && (
          <p className={classes['failure']} role="alert">
            {command.failure}
          </p>
        )}
        <BusyButton size="lg" fullWidth onPress={open}>
          {t('board:open.submit')}
        </BusyButton>
      </form>
      {command.approval}
    </Dialog>
  );
}
