import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { StateChip } from '#client/ui/StateChip.tsx';

import { changeWords } from './models/change-words.ts';
import { type Headline, hourLabel } from './models/day-takings.ts';
import type { DateRange } from './models/range.ts';
import classes from './reports.module.css';

interface HeadlineCardProps {
  readonly title: string;
  readonly range: DateRange;
  readonly headline: Headline;
  /** Up to which hour the day before was counted; null for the whole. */
  readonly untilHour: number | null;
  /** The store's colour; left out for a total. */
  readonly colour?: string;
  /** Drawn hatched: the figures may lack something. */
  readonly incomplete: boolean;
  /** How old the figures are. */
  readonly freshness?: ReactNode;
  readonly onOpen: () => void;
}

/** The answer first: what was taken, and against the same weekdays before. Opens the tabs behind. */
export function HeadlineCard(props: HeadlineCardProps) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  const { headline, range } = props;
  const change = changeWords(headline, format.language);
  const chip =
    change.kind === 'same' ? (
      <StateChip tone="idle" icon="check" label={t('same')} />
    ) : (
      <StateChip
        tone={change.kind === 'down' ? 'warn' : 'good'}
        icon={change.kind === 'down' ? 'minus' : 'plus'}
        label={t(change.kind, {
          amount: format.fen(change.amountFen),
          percent: change.percent,
        })}
      />
    );
  const amount = format.fen(headline.beforeFen);
  const before =
    props.untilHour === null
      ? t('before', { amount })
      : t('beforeUntil', { amount, hour: hourLabel(props.untilHour) });
  // Against nothing, all that was taken would look like growth.
  const hasBefore = headline.beforeFen !== 0;
  return (
    <section
      className={classes['headline']}
      data-incomplete={props.incomplete}
      aria-label={props.title}
    >
      <header className={classes['headlineHead']}>
        {props.colour !== undefined && (
          <span className={classes['swatch']} style={{ background: props.colour }} aria-hidden />
        )}
        <h2 className={classes['heading']}>{props.title}</h2>
        {props.freshness}
      </header>
      <button
        type="button"
        className={classes['figureButton']}
        aria-label={t('openFigure', { title: props.title })}
        onClick={props.onOpen}
      >
        <Amount fen={headline.dueFen} size="large" />
      </button>
      <div className={classes['compare']}>
        {hasBefore && chip}
        <span className={classes['lead']}>{hasBefore ? before : t('nothingBefore')}</span>
      </div>
      <p className={classes['dates']}>
        {range.from === range.to
          ? format.date(range.from)
          : t('ofRange', { from: format.date(range.from), to: format.date(range.to) })}
      </p>
      <dl className={classes['figures']}>
        <Figure label={t('tabs')}>{format.count(headline.tabs)}</Figure>
        <Figure label={t('heads')}>{format.count(headline.heads)}</Figure>
        <Figure label={t('perTab')}>
          {headline.perTabFen === null ? '—' : format.fen(headline.perTabFen)}
        </Figure>
        <Figure label={t('time')}>{format.fen(headline.timeFen)}</Figure>
        <Figure label={t('items')}>{format.fen(headline.itemsFen)}</Figure>
      </dl>
    </section>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
