import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { MoneyFields } from '#client/ui/MoneyFields.tsx';
import { NEW_ENTRY, newTender, preview } from '#client/ui/money-entry.ts';
import type { MemberView } from '#domain/commands/context.ts';
import { parseYuan, ZERO_FEN } from '#domain/kernel/fen.ts';

import classes from './money.module.css';
import { AccountSlip } from './AccountSlip.tsx';
import { afterTopUp } from './slip.ts';

interface TopUpSheetProps {
  readonly view: MemberView;
  readonly name: string;
  readonly onClose: () => void;
}

/** Tops stored value up by a package or an amount; the slip stands beside what will be on it. */
export function TopUpSheet({ view, name, onClose }: TopUpSheetProps) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const command = useCommand();
  const packs = (useRecords('topUps') ?? [])
    .filter(({ retired }) => !retired)
    .toSorted((a, b) => a.sort - b.sort || a.paidFen - b.paidFen);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [entry, setEntry] = useState(NEW_ENTRY);
  const pack = packs.find(({ id }) => id === chosen) ?? null;
  const amount = parseYuan(typed);
  const paidFen = pack?.paidFen ?? (amount.ok ? amount.value : ZERO_FEN);
  const bonusFen = pack?.bonusFen ?? ZERO_FEN;
  const coming = preview(entry, paidFen);
  const isReady = paidFen > 0 && coming.problem === null && coming.stillFen === 0;
  const member = view.settled.member;
  const take = async (): Promise<void> => {
    const done = await command.run({
      type: 'topUp',
      member,
      topUp: pack?.id ?? null,
      paidFen,
      tenders: [newTender(entry, paidFen)],
    });
    if (done) onClose();
  };
  return (
    <Dialog opened keepOpen size="lg" onClose={onClose} title={t('topUp.title', { name })}>
      <div className={classes['form']}>
        <div className={classes['packs']} role="radiogroup" aria-label={t('topUp.packages')}>
          {packs.map(({ id, name: label, paidFen: paid, bonusFen: bonus }) => (
            <button
              key={id}
              type="button"
              className="tile"
              role="radio"
              aria-checked={id === chosen}
              onClick={() => {
                setChosen(id === chosen ? null : id);
                setTyped('');
              }}
            >
              <strong>{label || format.yuan(paid)}</strong>
              <span>
                {format.yuan(paid)}
                {bonus > 0 && ` + ${t('topUp.gift', { amount: format.yuan(bonus) })}`}
              </span>
            </button>
          ))}
        </div>
        <TextInput
          label={t(packs.length > 0 ? 'topUp.otherAmount' : 'topUp.amount')}
          leftSection="¥"
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          data-autofocus
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(null);
          }}
        />
        <MoneyFields entry={entry} dueFen={paidFen} onEntry={setEntry} />
        <AccountSlip
          title={t('topUp.slip')}
          name={name}
          lines={[
            { label: t('topUp.paid'), fen: paidFen },
            { label: t('topUp.bonus'), fen: bonusFen },
          ]}
          after={{ label: t('topUp.after'), fen: afterTopUp(view, paidFen, bonusFen) }}
        />
        <Failure text={command.failure} />
        <BusyButton size="lg" fullWidth disabled={!isReady} onPress={take}>
          {paidFen > 0 ? (
            <>
              {t('topUp.take')}&nbsp;
              <Amount fen={paidFen} />
            </>
          ) : (
            t('topUp.choose')
          )}
        </BusyButton>
      </div>
      {command.approval}
    </Dialog>
  );
}
