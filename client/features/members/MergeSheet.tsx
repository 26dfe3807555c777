import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MemberHit } from '#client/engine/api.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { MemberPicker } from '#client/ui/MemberPicker.tsx';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import { Segments } from '#client/ui/Segments.tsx';

import { Balances } from './MergedCard.tsx';
import classes from './money.module.css';

interface MergeSheetProps {
  /** The member whose page it is. */
  readonly member: MemberHit;
  readonly onClose: () => void;
}

/** Says that two members are one person: who they are, what both have, and which of them stays. */
export function MergeSheet({ member, onClose }: MergeSheetProps) {
  const { t } = useTranslation('members');
  const [other, setOther] = useState<MemberHit | null>(null);
  const [stays, setStays] = useState(member.id);
  if (other === null) {
    return (
      <Dialog opened onClose={onClose} title={t('merge.pick', { name: member.name })}>
        <MemberPicker onPick={(hit) => hit.id !== member.id && setOther(hit)} />
      </Dialog>
    );
  }
  const both = [member, other];
  const [from, into] = stays === member.id ? [other, member] : [member, other];
  return (
    <ReasonSheet
      effect={t('merge.effect', { from: nameOf(from), into: nameOf(into) })}
      verb={t('merge.do')}
      label={t('merge.reason')}
      usual={[t('merge.reasons.twice'), t('merge.reasons.newPhone')]}
      command={(reason) => ({ type: 'mergeMembers', member: from.id, into: into.id, reason })}
      onClose={onClose}
    >
      <p className={classes['note']}>{t('merge.body')}</p>
      <Segments
        label={t('merge.stays')}
        value={stays}
        data={both.map((hit) => ({
          value: hit.id,
          label: t('merge.staysAs', { name: nameOf(hit) }),
        }))}
        onChange={setStays}
      />
      <ul className={classes['list']}>
        {both.map((hit) => (
          <li key={hit.id} className={classes['account']}>
            <span className={classes['name']}>
              {nameOf(hit)} {hit.phone}
            </span>
            <Balances member={hit.id} />
          </li>
        ))}
      </ul>
    </ReasonSheet>
  );
}

const nameOf = ({ name, number }: MemberHit): string => `${name} ${number}`;
