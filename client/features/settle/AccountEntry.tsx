import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useScan } from '#client/ui/hooks/scan.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { NumberPad, type PadKey } from '#client/ui/NumberPad.tsx';
import { typeDigit, typeKey } from '#client/ui/pad-text.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { NewAccountTender } from '#domain/commands/command.ts';
import type { CardId } from '#domain/kernel/ids.ts';

import { type AccountOffer, accountTender, type Paying, previewOf } from './account-offer.ts';
import { AccountStanding } from './AccountStanding.tsx';
import classes from './TenderPane.module.css';

interface AccountEntryProps {
  readonly paying: Paying;
  readonly offer: AccountOffer;
  readonly failure: string | null;
  readonly onTake: (tender: NewAccountTender, leavesFen: number) => Promise<void>;
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const MOST_DIGITS = 8;

/** How much of an account pays, what may be spent of it here now, and why. */
export function AccountEntry({ paying, offer, failure, onTake }: AccountEntryProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const units = useUnits();
  const [typed, setTyped] = useState('');
  const [card, setCard] = useState<CardId | null>(null);
  const coming = previewOf(paying, offer, typed, card);
  const isMoney = offer.unit === 'yuan';
  const press = (key: PadKey): void =>
    setTyped((now) => (isMoney ? typeKey(now, key) : typeDigit(now, key, MOST_DIGITS)));
  const take = async (): Promise<void> => {
    if (coming.refusal) return;
    await onTake(accountTender(paying, offer, coming.units, card), coming.stillFen);
  };
  useHotkeys({
    ...Object.fromEntries(DIGITS.map((digit) => [digit, () => press(digit)])),
    ...(isMoney ? { '.': () => press('.') } : {}),
    Backspace: () => press('backspace'),
    Enter: () => void take(),
  });
  const cards = valuesOf(paying.view.expected.cards);
  useScan((code) => setCard(cards.find(({ number }) => number === code)?.card ?? null));

  const tender = offer.account.name || t(`common:tenders.${offer.account.terms.kind}`);
  const amount = isMoney
    ? format.fen(coming.paysFen)
    : t('settle:account.unitsFor', {
        units: units(offer.account.terms, coming.units),
        amount: format.fen(coming.paysFen),
      });
  return (
    <>
      <div className={classes['columns']}>
        <div className={classes['sums']}>
          <p className={classes['received']} data-prefilled={typed === ''}>
            <span>{t(isMoney ? 'settle:account.spend' : 'settle:account.use')}</span>
            <span className={classes['typed']}>
              {typed === '' || !isMoney ? units(offer.account.terms, coming.units) : `¥${typed}`}
            </span>
          </p>
          {cards.length > 0 && (
            <NativeSelect
              label={t('settle:account.card')}
              value={card ?? ''}
              data={[
                { value: '', label: t('settle:account.noCard') },
                ...cards.map(({ card: id, number, status }) => ({
                  value: id,
                  label: status === 'active' ? number : t('settle:account.stopped', { number }),
                })),
              ]}
              onChange={(event) => {
                const id = event.currentTarget.value;
                setCard(cards.find((known) => known.card === id)?.card ?? null);
              }}
            />
          )}
          <AccountStanding
            paying={paying}
            offer={offer}
            coming={coming}
            onTakeLess={() => setTyped('')}
          />
          {coming.refusal === null && coming.stillFen > 0 && (
            <p className={classes['outcome']}>
              <span>{t('settle:tender.stillDue')}</span>
              <Amount fen={coming.stillFen} size="large" />
            </p>
          )}
        </div>
        {offer.unit === 'once' ? null : <NumberPad onKey={press} corner={isMoney ? '.' : '00'} />}
      </div>
      <Failure text={failure} />
      <BusyButton
        className={classes['take'] ?? ''}
        size="xl"
        disabled={coming.refusal !== null}
        onPress={take}
        leftSection={<Icon name={coming.right ? 'check' : 'cloud'} />}
      >
        {coming.stillFen > 0
          ? t('settle:tender.take', { tender, amount })
          : t('settle:tender.finish', { tender, amount })}
      </BusyButton>
    </>
  );
}
