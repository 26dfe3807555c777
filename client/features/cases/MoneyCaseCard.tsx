import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useStaffNames } from '#client/ui/hooks/staff-names.ts';
import { usePlaceName } from '#client/ui/hooks/stores.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import type { Party } from '#domain/accounts/state.ts';
import { memberRef } from '#domain/printing/refs.ts';

import classes from './cases.module.css';
import { DecideSheet } from './DecideSheet.tsx';
import type { MoneyCase } from './use-money-cases.ts';

/** A case file of the bank: both actors with place, time and amount, and what can be done. */
export function MoneyCaseCard({ found }: { readonly found: MoneyCase }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const units = useUnits();
  const [deciding, setDeciding] = useState(false);
  const { file, account, member, name } = found;
  const { kind, by, against } = file;
  const left = account ? units(account.terms, file.left) : '';
  return (
    <article className={classes['card']} data-tone="bad">
      <h2 className={classes['title']}>
        <Icon name="conflict" />
        <span className={classes['what']}>{t(`money.kinds.${kind}`, { name, amount: left })}</span>
        <span className={classes['when']}>{format.dateTime(by.at)}</span>
      </h2>
      <p className={classes['text']}>{t(`money.advice.${kind}`)}</p>
      <ul className={classes['deeds']}>
        {against && <Deed party={against} words={t(`money.against.${kind}`)} found={found} />}
        <Deed party={by} words={t(`money.by.${kind}`)} found={found} />
      </ul>
      {file.left !== file.amount && account && (
        <p className={classes['note']}>
          {t('money.leftOf', { left, amount: units(account.terms, file.amount) })}
        </p>
      )}
      <div className={classes['buttons']}>
        <Printing form="caseSlip" about={memberRef(member, file.id)} />
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/members/$member" params={{ member }} {...props} />}
        >
          {t('money.toMember')}
        </Button>
        <Button onClick={() => setDeciding(true)}>{t('money.decide')}</Button>
      </div>
      {deciding && <DecideSheet found={found} onClose={() => setDeciding(false)} />}
    </article>
  );
}

interface DeedProps {
  readonly party: Party;
  readonly words: string;
  readonly found: MoneyCase;
}

function Deed({ party, words, found: { account } }: DeedProps) {
  const format = useFormat();
  const units = useUnits();
  const staffName = useStaffNames();
  const placeName = usePlaceName();
  return (
    <li>
      <span className={classes['time']}>{format.dateTime(party.at)}</span>
      <span className={classes['who']}>
        {staffName(party.actor)} {words}
        <span className="caption"> {placeName(party.store, party.device)}</span>
      </span>
      {account && party.amount > 0 && (
        <span className="amount">{units(account.terms, party.amount)}</span>
      )}
    </li>
  );
}
