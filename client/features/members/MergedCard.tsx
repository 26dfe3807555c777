import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useMemberMoney } from '#client/ui/hooks/member-money.ts';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import type { MemberId } from '#domain/kernel/ids.ts';

import { accountCards } from './money-view.ts';
import classes from './money.module.css';

interface MergedCardProps {
  /** Those who were merged into the member whose page it is. */
  readonly others: readonly MemberId[];
}

/** Who was merged into a member, and what they brought: it stays on its own accounts (MEM-6). */
export function MergedCard({ others }: MergedCardProps) {
  const { t } = useTranslation('members');
  return (
    <section className={classes['card']} aria-label={t('merge.others')}>
      <h2 className={classes['heading']}>{t('merge.others')}</h2>
      <p className={classes['note']}>{t('merge.othersBody')}</p>
      <ul className={classes['list']}>
        {others.map((member) => (
          <MergedRow key={member} member={member} />
        ))}
      </ul>
    </section>
  );
}

function MergedRow({ member }: { readonly member: MemberId }) {
  const { t } = useTranslation('members');
  const nameOf = useMemberNames([member]);
  return (
    <li className={classes['account']}>
      <div className={classes['line']}>
        <span className={classes['name']}>{nameOf(member)}</span>
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/members/$member" params={{ member }} {...props} />}
        >
          {t('merge.open')}
        </Button>
      </div>
      <Balances member={member} />
    </li>
  );
}

/** What a member has or owes, an account a line: never both (ACC-2). */
export function Balances({ member }: { readonly member: MemberId }) {
  const { t } = useTranslation(['members', 'common']);
  const units = useUnits();
  const money = useMemberMoney(member);
  const cards = money ? accountCards(money.view) : [];
  if (money && cards.length === 0) {
    return <p className={classes['note']}>{t('members:money.none')}</p>;
  }
  return cards.map(({ account, balance }) => (
    <p key={account.account} className={classes['balance']}>
      <span>{account.name || t(`common:tenders.${account.terms.kind}`)}</span>
      <span>
        {account.owed > 0
          ? t('members:money.owes', { units: units(account.terms, account.owed) })
          : units(account.terms, balance)}
      </span>
    </p>
  ));
}

interface MergedIntoProps {
  readonly member: MemberId;
  /** Who stands for them. */
  readonly into: MemberId;
  readonly mayUndo: boolean;
}

/** Says on the page of a merged member who they are now, and takes it back. */
export function MergedInto({ member, into, mayUndo }: MergedIntoProps) {
  const { t } = useTranslation('members');
  const [undoing, setUndoing] = useState(false);
  const name = useMemberNames([into])(into);
  return (
    <div className={classes['mergedInto']} role="status">
      <Icon name="person" size={20} />
      <span className={classes['mergedName']}>{t('merge.into', { name })}</span>
      <Button
        renderRoot={(props) => <Link to="/members/$member" params={{ member: into }} {...props} />}
      >
        {t('merge.toThem')}
      </Button>
      {mayUndo && (
        <Button variant="default" onClick={() => setUndoing(true)}>
          {t('merge.undo')}
        </Button>
      )}
      {undoing && (
        <ReasonSheet
          effect={t('merge.undoEffect', { name })}
          verb={t('merge.undo')}
          label={t('merge.reason')}
          usual={[t('merge.reasons.mistake')]}
          command={(reason) => ({ type: 'undoMerge', member, reason })}
          onClose={() => setUndoing(false)}
        />
      )}
    </div>
  );
}
