import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import { StateChip, type Tone } from '#client/ui/StateChip.tsx';
import type { IconName } from '#client/ui/icon-paths.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { CardState } from '#domain/cards/state.ts';
import type { MemberView } from '#domain/commands/context.ts';
import type { CardId, MemberId } from '#domain/kernel/ids.ts';
import { memberRef } from '#domain/printing/refs.ts';

import classes from './money.module.css';

const STATES: Readonly<Record<CardState['status'], readonly [Tone, IconName]>> = {
  active: ['good', 'check'],
  frozen: ['bad', 'lock'],
  replaced: ['idle', 'transfer'],
  cancelled: ['idle', 'close'],
};

type Deed = 'freeze' | 'cancel' | 'replace';
type Doing =
  | { readonly what: 'issue' }
  | { readonly what: Deed; readonly card: CardState; readonly of: MemberId };

interface CardsCardProps {
  readonly member: MemberId;
  /** Whose cards these are: the member, and whoever was merged into them. */
  readonly views: readonly MemberView[];
  /** False on the page of a member who was merged: cards are dealt with where they stand (MEM-6). */
  readonly mayDo: boolean;
}

/** The member's cards, and what can be done with each (MEM-2). */
export function CardsCard({ member, views, mayDo }: CardsCardProps) {
  const { t } = useTranslation('members');
  const [doing, setDoing] = useState<Doing | null>(null);
  const nameOf = useMemberNames(views.map(({ settled }) => settled.member));
  const cards = views.flatMap(({ settled, expected }) =>
    valuesOf(expected.cards).map((card) => ({ card, of: settled.member })),
  );
  const close = (): void => setDoing(null);
  return (
    <section className={classes['card']} aria-label={t('cards.title')}>
      <header className={classes['head']}>
        <h2 className={classes['heading']}>{t('cards.title')}</h2>
        {mayDo && (
          <Button
            variant="default"
            leftSection={<Icon name="card" />}
            onClick={() => setDoing({ what: 'issue' })}
          >
            {t('cards.issue')}
          </Button>
        )}
      </header>
      {cards.length === 0 && <p className={classes['note']}>{t('cards.none')}</p>}
      <ul className={classes['list']}>
        {cards.map(({ card, of }) => (
          <CardRow
            key={card.card}
            card={card}
            member={of}
            owner={of === member ? '' : nameOf(of)}
            onDo={mayDo ? (what) => setDoing({ what, card, of }) : null}
          />
        ))}
      </ul>
      {doing?.what === 'issue' && <NumberSheet member={member} card={null} onClose={close} />}
      {doing?.what === 'replace' && (
        <NumberSheet member={doing.of} card={doing.card} onClose={close} />
      )}
      {(doing?.what === 'freeze' || doing?.what === 'cancel') && (
        <StopSheet member={doing.of} what={doing.what} card={doing.card} onClose={close} />
      )}
    </section>
  );
}

interface CardRowProps {
  readonly card: CardState;
  readonly member: MemberId;
  /** Whose it is, where that isn't the member of the page. */
  readonly owner: string;
  readonly onDo: ((what: Deed) => void) | null;
}

function CardRow({ card, member, owner, onDo }: CardRowProps) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const command = useCommand();
  const { status, number, stops } = card;
  const [tone, icon] = STATES[status];
  const since = stops.findLast(({ to }) => to === null)?.by.at;
  const isOver = status === 'replaced' || status === 'cancelled';
  const unfreeze = () => command.run({ type: 'unfreezeCard', member, card: card.card });
  return (
    <li className={classes['movement']}>
      <div className={classes['line']}>
        <span className={classes['name']}>{number}</span>
        <StateChip tone={tone} icon={icon} label={t(`cards.states.${status}`)} />
      </div>
      {owner !== '' && <p className={classes['parts']}>{owner}</p>}
      {since !== undefined && (
        <p className={classes['parts']}>{t('cards.since', { time: format.dateTime(since) })}</p>
      )}
      {!isOver && onDo && (
        <div className={classes['chips']}>
          <Printing form="cardSlip" about={memberRef(member, card.card)} />
          {status === 'frozen' ? (
            <BusyButton variant="default" onPress={unfreeze}>
              {t('cards.unfreeze')}
            </BusyButton>
          ) : (
            <Button variant="default" onClick={() => onDo('freeze')}>
              {t('cards.freeze')}
            </Button>
          )}
          <Button variant="default" onClick={() => onDo('replace')}>
            {t('cards.replace')}
          </Button>
          <Button variant="default" onClick={() => onDo('cancel')}>
            {t('cards.cancel')}
          </Button>
        </div>
      )}
      <Failure text={command.failure} />
      {command.approval}
    </li>
  );
}

interface NumberSheetProps {
  readonly member: MemberId;
  /** The card that gets another number; null for a further card. */
  readonly card: CardState | null;
  readonly onClose: () => void;
}

/** Asks for a card's number: typed, or read by the scanner. */
function NumberSheet({ member, card, onClose }: NumberSheetProps) {
  const { t } = useTranslation('members');
  const command = useCommand();
  const [number, setNumber] = useState('');
  useScan(setNumber);
  const save = async (): Promise<void> => {
    const done = await command.run(
      card
        ? { type: 'replaceCard', member, card: card.card, number: number.trim() }
        : { type: 'issueCard', member, number: number.trim() },
    );
    if (done) onClose();
  };
  const verb = t(card ? 'cards.replace' : 'cards.issue');
  return (
    <Dialog
      opened
      keepOpen
      onClose={onClose}
      title={card ? t('cards.replaceTitle', { number: card.number }) : t('cards.issueTitle')}
    >
      <div className={classes['form']}>
        {card && <p className={classes['note']}>{t('cards.replaceBody')}</p>}
        <TextInput
          label={t('cards.number')}
          description={t('cards.numberHelp')}
          autoComplete="off"
          maxLength={60}
          value={number}
          data-autofocus
          data-scan="keep"
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth disabled={number.trim() === ''} onPress={save}>
          {verb}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}

interface StopSheetProps {
  readonly member: MemberId;
  readonly what: 'freeze' | 'cancel';
  readonly card: CardState & { readonly card: CardId };
  readonly onClose: () => void;
}

function StopSheet({ member, what, card, onClose }: StopSheetProps) {
  const { t } = useTranslation('members');
  return (
    <ReasonSheet
      effect={t(`cards.${what}Effect`, { number: card.number })}
      verb={t(`cards.${what}`)}
      danger
      label={t('cards.reason')}
      usual={[t('cards.reasons.lost'), t('cards.reasons.stolen'), t('cards.reasons.broken')]}
      command={(reason) => ({
        type: what === 'freeze' ? 'freezeCard' : 'cancelCard',
        member,
        card: card.card,
        reason,
      })}
      onClose={onClose}
    >
      <p className={classes['note']}>{t(`cards.${what}Body`)}</p>
    </ReasonSheet>
  );
}
