import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { Icon } from '#client/ui/Icon.tsx';
import type { TabLine } from '#domain/tabs/state.ts';

import type { Round, SentLine } from './rounds.ts';
import classes from './TabLines.module.css';

interface RoundLinesProps {
  readonly round: Round;
  /** Null where the tab is over: nothing can be voided then. */
  readonly onVoid: ((line: TabLine) => void) | null;
}

/** One order as it was sent: number, time, who, and its lines. */
export function RoundLines({ round, onVoid }: RoundLinesProps) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  return (
    <section className={classes['round']} aria-label={t('round', { number: round.number })}>
      <h2 className={classes['roundHead']}>
        <span>{t('round', { number: round.number })}</span>
        <span>{t('roundBy', { time: format.time(round.at), staff: round.staffName })}</span>
      </h2>
      <ul className={classes['list']}>
        {round.lines.map((sent) => (
          <SentRow key={sent.line.line} sent={sent} onVoid={onVoid} />
        ))}
      </ul>
    </section>
  );
}

interface SentRowProps {
  readonly sent: SentLine;
  readonly onVoid: ((line: TabLine) => void) | null;
}

function SentRow({ sent, onVoid }: SentRowProps) {
  const { t } = useTranslation('tab');
  const { line, left, amountFen, detail } = sent;
  return (
    <li className={classes['row']} data-voided={left === 0}>
      <span className={classes['quantity']}>{left}</span>
      <span className={classes['name']}>
        {line.name}
        {detail !== '' && <small>{detail}</small>}
        {line.voided > 0 && (
          <small className={classes['voided']}>{t('voided', { count: line.voided })}</small>
        )}
      </span>
      <Amount fen={amountFen} />
      {onVoid && left > 0 ? (
        <button
          type="button"
          className={classes['void']}
          aria-label={`${t('void.line')} ${line.name}`}
          onClick={() => onVoid(line)}
        >
          <Icon name="undo" />
        </button>
      ) : (
        <span className={classes['noVoid']} />
      )}
    </li>
  );
}
