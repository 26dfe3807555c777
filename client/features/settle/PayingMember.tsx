import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';
import type { MemberId } from '#domain/kernel/ids.ts';

import classes from './TenderPane.module.css';
import type { PayingNow } from './use-paying.ts';

interface PayingMemberProps {
  readonly paying: PayingNow;
  /** Whose account is chosen, which may be that of one who was merged; null for none. */
  readonly owner: MemberId | null;
}

/** Whose accounts these are, and the way to another member's. */
export function PayingMember({ paying, owner }: PayingMemberProps) {
  const { t } = useTranslation('settle');
  const [picking, setPicking] = useState(false);
  const { member, offers, isReady } = paying;
  const named = owner ?? member;
  const nameOf = useMemberNames(named === null ? [] : [named]);
  const name = named === null ? '' : nameOf(named);
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
