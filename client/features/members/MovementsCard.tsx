import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useStaffNames } from '#client/ui/hooks/staff-names.ts';
import { usePlaceName } from '#client/ui/hooks/stores.ts';
import { useUnits } from '#client/ui/hooks/units.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { MemberView } from '#domain/commands/context.ts';

import classes from './money.module.css';
import { type MovementLine, movements } from './money-view.ts';
import { RefundSheet } from './RefundSheet.tsx';

/** How many lines are shown before the rest is asked for. */
const FIRST_SHOWN = 30;

/** Every movement that this tablet knows of, which of them are provisional, and why. */
export function MovementsCard({ view }: { readonly view: MemberView }) {
  const { t } = useTranslation('members');
  const [all, setAll] = useState(false);
  const [refunding, setRefunding] = useState<MovementLine['refund']>(null);
  const lines = movements(view);
  const shown = all ? lines : lines.slice(0, FIRST_SHOWN);
  return (
    <section className={classes['card']} aria-label={t('movements.title')}>
      <h2 className={classes['heading']}>{t('movements.title')}</h2>
      {lines.length === 0 && <p className={classes['note']}>{t('movements.none')}</p>}
      <ul className={classes['list']}>
        {shown.map((line) => (
          <Movement key={line.key} line={line} onRefund={() => setRefunding(line.refund)} />
        ))}
      </ul>
      {shown.length < lines.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('movements.more', { count: lines.length - shown.length })}
        </Button>
      )}
      {refunding && (
        <RefundSheet
          member={view.settled.member}
          refund={refunding}
          onClose={() => setRefunding(null)}
        />
      )}
    </section>
  );
}

interface MovementProps {
  readonly line: MovementLine;
  readonly onRefund: () => void;
}

function Movement({ line, onRefund }: MovementProps) {
  const { t } = useTranslation(['members', 'common']);
  const format = useFormat();
  const units = useUnits();
  const staffName = useStaffNames();
  const placeName = usePlaceName();
  const { account, by, kind } = line;
  const terms = account?.terms;
  const amount = terms ? units(terms, Math.abs(line.units)) : String(line.units);
  return (
    <li className={classes['movement']} data-provisional={line.provisional}>
      <div className={classes['line']}>
        <span className={classes['name']}>
          {t(`members:movements.kinds.${kind}`)}
          {terms && ` · ${account.name || t(`common:tenders.${terms.kind}`)}`}
        </span>
        <strong className={classes['units']}>
          {line.units < 0 ? '−' : '+'}
          {amount}
        </strong>
      </div>
      <p className={classes['parts']}>
        <span>{format.dateTime(by.at)}</span>
        <span>{placeName(by.store, by.device)}</span>
        <span>{staffName(by.actor)}</span>
        {line.moneyFen > 0 && (
          <span>{t('members:movements.paid', { amount: format.fen(line.moneyFen) })}</span>
        )}
      </p>
      <div className={classes['chips']}>
        {line.provisional && (
          <StateChip tone="warn" icon="clock" label={t('members:movements.provisional')} />
        )}
        {terms && line.owed > 0 && (
          <StateChip
            tone="bad"
            icon="alert"
            label={t('members:movements.owed', { units: units(terms, line.owed) })}
          />
        )}
        {terms && line.returned > 0 && (
          <StateChip
            tone="idle"
            icon="undo"
            label={t('members:movements.returned', { units: units(terms, line.returned) })}
          />
        )}
        {terms && line.lost > 0 && (
          <StateChip
            tone="idle"
            icon="office"
            label={t('members:movements.lost', { units: units(terms, line.lost) })}
          />
        )}
        {line.refund && (
          <Button variant="default" onClick={onRefund}>
            {t('members:movements.refund')}
          </Button>
        )}
      </div>
    </li>
  );
}
