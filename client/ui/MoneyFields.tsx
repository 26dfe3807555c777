import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Fen } from '#domain/kernel/fen.ts';
import { MONEY_TENDERS } from '#domain/payments/entries.ts';

import { Amount } from './Amount.tsx';
import classes from './MoneyFields.module.css';
import { type Entry, preview } from './money-entry.ts';

interface MoneyFieldsProps {
  readonly entry: Entry;
  /** What is to be paid. */
  readonly dueFen: Fen;
  readonly onEntry: (entry: Entry) => void;
  /** Money that goes to the guest: no sum is asked for, and no change given. */
  readonly isRefund?: boolean;
}

/** One way to pay a fixed sum: the kind of money, what was handed over, the slip's number, change. */
export function MoneyFields({ entry, dueFen, onEntry, isRefund = false }: MoneyFieldsProps) {
  const { t } = useTranslation('common');
  const { changeFen, problem } = preview(entry, dueFen);
  return (
    <div className={classes['fields']}>
      <NativeSelect
        label={t(isRefund ? 'money.refundBy' : 'money.payBy')}
        value={entry.tenderType}
        data={MONEY_TENDERS.map((type) => ({ value: type, label: t(`tenders.${type}`) }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          const tenderType = MONEY_TENDERS.find((type) => type === chosen) ?? 'cash';
          onEntry({ ...entry, tenderType, typed: '' });
        }}
      />
      {entry.tenderType === 'cash' ? (
        !isRefund && (
          <TextInput
            label={t('money.received')}
            placeholder={t('money.exact')}
            leftSection="¥"
            inputMode="decimal"
            autoComplete="off"
            value={entry.typed}
            onChange={(event) => onEntry({ ...entry, typed: event.currentTarget.value })}
          />
        )
      ) : (
        <TextInput
          label={t('money.reference')}
          autoComplete="off"
          maxLength={64}
          value={entry.reference}
          onChange={(event) => onEntry({ ...entry, reference: event.currentTarget.value })}
        />
      )}
      {!isRefund && changeFen > 0 && problem === null && (
        <p className={classes['change']}>
          <span>{t('money.change')}</span>
          <Amount fen={changeFen} size="large" />
        </p>
      )}
    </div>
  );
}
