import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useStaffNames } from '#client/ui/hooks/staff-names.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Printing } from '#client/ui/printing/Printing.tsx';
import { ZERO_FEN } from '#domain/kernel/fen.ts';

import type { CaseDeed, CaseView } from './case-view.ts';
import classes from './cases.module.css';
import { ResolveSheet } from './ResolveSheet.tsx';
import type { ListedCase } from './use-cases.ts';

/** One case: what doesn't go together, who recorded what, and what is to be done. */
export function CaseCard({ found, view }: ListedCase) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const nameOf = useStaffNames();
  const [resolving, setResolving] = useState(false);
  const { resolved } = found;
  return (
    <article className={classes['card']} data-tone={resolved === null ? 'bad' : 'idle'}>
      <h2 className={classes['title']}>
        <Icon name={resolved ? 'check' : 'conflict'} />
        <span className={classes['what']}>
          {t(`kinds.${view.kind}`, { room: view.roomName || t('someTab') })}
        </span>
        <span className={classes['when']}>{format.dateTime(found.at)}</span>
      </h2>
      <p className={classes['text']}>{t(`advice.${view.kind}`)}</p>
      <Deeds deeds={view.deeds} nameOf={nameOf} />
      {view.differs && <Differences differs={view.differs} />}
      {resolved ? (
        <p className={classes['note']}>
          {t('resolvedBy', { name: nameOf(resolved.by), time: format.dateTime(resolved.at) })}
          {resolved.note !== '' && <q>{resolved.note}</q>}
        </p>
      ) : (
        <div className={classes['buttons']}>
          <Printing form="caseSlip" about={found.id} />
          {view.tab ? (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link to="/tab/$tab" params={{ tab: view.tab ?? '' }} {...props} />
              )}
            >
              {t('toTab')}
            </Button>
          ) : (
            <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
              {t('toRooms')}
            </Button>
          )}
          <Button onClick={() => setResolving(true)}>{t('resolve')}</Button>
        </div>
      )}
      {resolving && <ResolveSheet found={found} view={view} onClose={() => setResolving(false)} />}
    </article>
  );
}

interface DeedsProps {
  readonly deeds: readonly CaseDeed[];
  readonly nameOf: (staff: string) => string;
}

function Deeds({ deeds, nameOf }: DeedsProps) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  return (
    <ul className={classes['deeds']}>
      {deeds.map(({ key, kind, at, actor, label, amountFen }) => (
        <li key={key} data-kind={kind}>
          <span className={classes['time']}>{format.time(at)}</span>
          <span className={classes['who']}>
            {t(`deeds.${kind}`, { name: nameOf(actor) })}
            {label !== '' && <span className="caption"> {label}</span>}
          </span>
          {amountFen !== null && <span className="amount">{format.fen(amountFen)}</span>}
        </li>
      ))}
    </ul>
  );
}

function Differences({ differs }: { readonly differs: NonNullable<CaseView['differs']> }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  return (
    <p className={classes['differs']}>
      {differs.itemsFen !== ZERO_FEN && (
        <span>{t('itemsDiffer', { amount: format.fen(differs.itemsFen) })}</span>
      )}
      {differs.paidFen !== ZERO_FEN && (
        <span>{t('paidDiffers', { amount: format.fen(differs.paidFen) })}</span>
      )}
    </p>
  );
}
