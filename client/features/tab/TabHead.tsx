import { ActionIcon, Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { IconName } from '#client/ui/icon-paths.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import { TransferSheet } from '#client/ui/TransferSheet.tsx';
import { isOver } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { HeadsSheet } from './HeadsSheet.tsx';
import { MemberSheet } from './MemberSheet.tsx';
import { NoteSheet } from './NoteSheet.tsx';
import classes from './TabHead.module.css';

interface TabHeadProps {
  readonly state: TabState;
  readonly onBack: () => void;
}

const ACTIONS = [
  { name: 'heads', icon: 'persons' },
  { name: 'member', icon: 'card' },
  { name: 'note', icon: 'note' },
  { name: 'transfer', icon: 'transfer' },
] as const satisfies readonly { readonly name: string; readonly icon: IconName }[];

type ActionName = (typeof ACTIONS)[number]['name'];

/** Who and where, and what else can be done with the tab. */
export function TabHead({ state, onBack }: TabHeadProps) {
  const { t } = useTranslation(['tab', 'common']);
  const [sheet, setSheet] = useState<ActionName | null>(null);
  const close = (): void => setSheet(null);
  const room = state.stays.at(-1)?.room;
  return (
    <header className={classes['head']}>
      <ActionIcon variant="subtle" size={44} aria-label={t('common:back')} onClick={onBack}>
        <Icon name="back" size={24} />
      </ActionIcon>
      <h1 className={classes['title']}>
        {room?.name ?? t('tab:noRoom')}
        <span className={classes['party']}>
          {state.party === '' ? t('tab:noParty') : state.party}
        </span>
      </h1>
      <span className={classes['facts']}>
        <span>{t('tab:heads', { count: state.heads })}</span>
        {state.member && <span>{t('tab:member.attached', { number: state.member.number })}</span>}
        <StateOf state={state} />
      </span>
      {!isOver(state) && (
        <div className={classes['actions']}>
          {ACTIONS.map(({ name, icon }) => (
            <Button
              key={name}
              variant="default"
              aria-label={t(`tab:actions.${name}`)}
              leftSection={<Icon name={icon} />}
              onClick={() => setSheet(name)}
            >
              {t(`tab:actions.${name}`)}
            </Button>
          ))}
          <Printing form="check" tab={state.tab} isBrief />
        </div>
      )}
      {state.settled && <Printing form="receipt" tab={state.tab} isBrief />}
      {state.note !== '' && <p className={classes['note']}>{state.note}</p>}
      {sheet === 'heads' && <HeadsSheet state={state} onClose={close} />}
      {sheet === 'member' && <MemberSheet state={state} onClose={close} />}
      {sheet === 'note' && <NoteSheet state={state} onClose={close} />}
      {sheet === 'transfer' && room && (
        <TransferSheet tab={state.tab} room={room.id} roomName={room.name} onClose={close} />
      )}
    </header>
  );
}

function StateOf({ state }: { readonly state: TabState }) {
  const { t } = useTranslation('tab');
  if (state.settled) {
    return (
      <StateChip
        tone="good"
        icon="check"
        label={t('settled', { receipt: state.settled.receipt })}
      />
    );
  }
  if (state.cancelled) {
    return (
      <StateChip
        tone="idle"
        icon="undo"
        label={t('cancelled', { reason: state.cancelled.reason })}
      />
    );
  }
  return null;
}
