import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useMemberNames } from '#client/ui/hooks/member-names.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { Fen } from '#domain/kernel/fen.ts';
import type { TabState, TabTender } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';

import type { Due } from './due.ts';
import classes from './DuePane.module.css';
import { RemoveTenderSheet } from './RemoveTenderSheet.tsx';

interface DuePaneProps {
  readonly state: TabState;
  readonly due: Due;
}

/** What is due, step by step, from lines to rounding, and what was taken of it (PAY-1). */
export function DuePane({ state, due }: DuePaneProps) {
  const { t } = useTranslation(['settle', 'common']);
  const [removing, setRemoving] = useState<TabTender | null>(null);
  const { amounts } = due;
  return (
    <section className={classes['due']} aria-label={t('settle:due.title')}>
      <div className={classes['steps']}>
        {due.timeLines.length + due.categories.length === 0 && <p>{t('settle:due.none')}</p>}
        {due.timeLines.map((line) => (
          <TimeStep key={`${line.from} ${line.rule} ${line.bandFrom}`} line={line} />
        ))}
        {due.timeLines.length > 1 && (
          <Step label={t('settle:due.time')} fen={amounts.timeFen} sum />
        )}
        {due.categories.map(({ category, name, quantity, amountFen }) => (
          <Step
            key={category}
            label={name}
            detail={t('settle:due.quantity', { count: quantity })}
            fen={amountFen}
          />
        ))}
        {due.categories.length > 1 && (
          <Step label={t('settle:due.items')} fen={amounts.itemsFen} sum />
        )}
        {amounts.roundingFen !== 0 && (
          <Step label={t('settle:due.rounding')} fen={amounts.roundingFen} />
        )}
        <Step label={t('settle:due.total')} fen={amounts.dueFen} sum />
        {due.tenders.map((tender) => (
          <TakenStep key={tender.tender} tender={tender} onRemove={setRemoving} />
        ))}
      </div>
      <p className={classes['left']} aria-live="polite">
        <span>{amounts.leftFen < 0 ? t('settle:due.over') : t('settle:due.left')}</span>
        <Amount fen={amounts.leftFen} size="large" />
      </p>
      {removing && (
        <RemoveTenderSheet
          key={removing.tender}
          tab={state.tab}
          tender={removing}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  );
}

interface StepProps {
  readonly label: string;
  readonly detail?: string;
  readonly fen: Fen;
  /** A line under which the ones above are added up. */
  readonly sum?: boolean;
}

function Step({ label, detail, fen, sum = false }: StepProps) {
  return (
    <p className={classes['step']} data-sum={sum}>
      <span>
        {label}
        {detail !== undefined && <small>{detail}</small>}
      </span>
      <Amount fen={fen} />
    </p>
  );
}

function TimeStep({ line }: { readonly line: TimeLine }) {
  const { t } = useTranslation('settle');
  const format = useFormat();
  const isCap = line.rule === 'bandCap' || line.rule === 'sessionCap';
  const rate = format.fen(line.rateFen);
  const detail = isCap
    ? t('due.capped')
    : line.rule === 'freeMinutes'
      ? t('due.free')
      : t('due.minutes', { count: line.minutes, rate });
  const label = `${line.roomName} ${format.time(line.from)}–${format.time(line.to)}`;
  return <Step label={label} detail={detail} fen={line.amountFen} />;
}

interface TakenStepProps {
  readonly tender: TabTender;
  readonly onRemove: (tender: TabTender) => void;
}

function TakenStep({ tender, onRemove }: TakenStepProps) {
  const { t } = useTranslation(['settle', 'common']);
  const format = useFormat();
  const payer = tender.account?.member ?? null;
  const nameOf = useMemberNames(payer === null ? [] : [payer]);
  const of = payer === null ? '' : nameOf(payer);
  const name = t(`common:tenders.${tender.tenderType}`);
  const amount = format.fen(tender.amountFen);
  return (
    <p className={classes['step']} data-taken="true">
      <span>
        {name}
        <small>{[of, format.time(tender.at), tender.reference].filter(Boolean).join(' · ')}</small>
      </span>
      <Amount fen={tender.amountFen} />
      <button
        type="button"
        className={classes['remove']}
        aria-label={t('settle:tender.remove', { tender: `${name} ${of}`.trim(), amount })}
        onClick={() => onRemove(tender)}
      >
        <Icon name="undo" />
      </button>
    </p>
  );
}
