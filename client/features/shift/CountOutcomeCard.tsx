import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useStaffMember } from '#client/ui/hooks/staff.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import type { ShiftState } from '#domain/shifts/state.ts';

import { countOutcome, type CountOutcome } from './report.ts';
import classes from './shift.module.css';

const CHIPS = {
  exact: { tone: 'good', icon: 'check' },
  over: { tone: 'warn', icon: 'alert' },
  short: { tone: 'bad', icon: 'alert' },
} as const satisfies Record<CountOutcome['kind'], object>;

/** What a closed shift's count came to: counted, expected, over or short. */
export function CountOutcomeCard({ shift }: { readonly shift: ShiftState }) {
  const { t } = useTranslation('shift');
  const format = useFormat();
  const closedBy = useStaffMember(shift.closed?.by ?? '');
  const outcome = countOutcome(shift);
  if (!shift.closed || !outcome) return null;
  const words = t(outcome.kind, { amount: format.fen(outcome.differenceFen) });
  return (
    <section className={classes['card']} aria-label={t('result')}>
      <header className={classes['cardHead']}>
        <h2 className={classes['heading']}>{t('result')}</h2>
        <StateChip {...CHIPS[outcome.kind]} label={words} />
      </header>
      <p className={classes['lead']}>
        {t('closedBy', { name: closedBy?.name ?? '', time: format.dateTime(shift.closed.at) })}
      </p>
      <dl className={classes['figures']}>
        <div className={classes['figure']}>
          <dt>{t('counted')}</dt>
          <dd>
            <Amount fen={outcome.countedFen} />
          </dd>
        </div>
        <div className={classes['figure']}>
          <dt>{t('expected')}</dt>
          <dd>
            <Amount fen={outcome.expectedFen} />
          </dd>
        </div>
      </dl>
      {shift.closed.note !== '' && <p className={classes['note']}>{shift.closed.note}</p>}
      <p className={classes['lead']}>
        {t('floatIs', { amount: format.fen(shift.floatFen) })}
        {outcome.kind !== 'exact' && ` · ${t('resultBody')}`}
      </p>
    </section>
  );
}
