import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { useDb } from '#client/ui/hooks/engine-context.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';

import classes from './TenderPane.module.css';
import type { PayingNow } from './use-paying.ts';

/** Whose accounts these are, and the way to another member's. */
export function PayingMember({ paying }: { readonly paying: PayingNow }) {
  const { t } = useTranslation('settle');
  const db = useDb();
  const [picking, setPicking] = useState(false);
  const { member, offers, isReady } = paying;
  const row = useLiveQuery(
    async () => (member === null ? null : ((await db.members.get(member)) ?? null)),
    [db, member],
  );
  const name = row ? `${row.name} ${row.number}` : '';
  return (
    <p className={classes['payer']}>
      <Icon name="person" size={20} />
      <span className={classes['payerName']}>
        {member === null
          ? t('account.nobody')
          : isReady && offers.length === 0
            ? t('account.empty', { name })
            : name}
      </span>
      <Button variant="default" onClick={() => setPicking(true)}>
        {member === null ? t('account.pick') : t('account.pickOther')}
      </Button>
      <Dialog opened={picking} onClose={() => setPicking(false)} title={t('account.pickTitle')}>
        <MemberPicker
          onPick={({ id }) => {
            paying.pick(id);
            setPicking(false);
          }}
        />
      </Dialog>
    </p>
  );
}
