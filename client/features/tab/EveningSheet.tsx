import { useTranslation } from 'react-i18next';

import { Dialog } from '#client/ui/Dialog.tsx';
import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { formatWallClock } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { type TimeLine, timeTotal } from '#domain/tariffs/charge.ts';

import { type Evening, evening } from './evening.ts';
import classes from './EveningSheet.module.css';

interface EveningSheetProps {
  readonly state: TabState;
  readonly until: Instant;
  readonly onClose: () => void;
}

/** How the time charge came about: a bar of bands, and each line with its rule in words (TAR-10). */
export function EveningSheet({ state, until, onClose }: EveningSheetProps) {
  const { t } = useTranslation(['tab', 'common']);
  const picture = evening(state, until);
  return (
    <Dialog opened onClose={onClose} size="lg" title={t('tab:evening.title')}>
      {!picture || picture.lines.length === 0 ? (
        <p>{t('tab:evening.none')}</p>
      ) : (
        <>
          <Bar picture={picture} />
          <ul className={classes['lines']}>
            {picture.lines.map((line) => (
              <ExplainedLine key={`${line.from} ${line.rule} ${line.bandFrom}`} line={line} />
            ))}
          </ul>
          <p className={classes['sum']}>
            <span>{t('tab:evening.sum')}</span>
            <Amount fen={timeTotal(picture.lines)} size="large" />
          </p>
        </>
      )}
    </Dialog>
  );
}

function Bar({ picture }: { readonly picture: Evening }) {
  const format = useFormat();
  return (
    <div className={classes['evening']}>
      <div className={classes['bar']}>
        {picture.stretches.map(({ line, widthPercent, shade }) => (
          <span
            key={`${line.from} ${line.rule}`}
            data-shade={Math.min(shade, MOST_SHADES)}
            style={{ width: `${widthPercent}%` }}
          >
            {widthPercent > LEAST_LABELLED_PERCENT &&
              line.rule !== 'freeMinutes' &&
              format.yuan(line.rateFen)}
          </span>
        ))}
      </div>
      <div className={classes['ends']}>
        <span>{format.time(picture.from)}</span>
        <span>{format.time(picture.to)}</span>
      </div>
    </div>
  );
}

const MOST_SHADES = 3;
const LEAST_LABELLED_PERCENT = 14;

function ExplainedLine({ line }: { readonly line: TimeLine }) {
  const { t } = useTranslation('tab');
  const format = useFormat();
  return (
    <li className={classes['line']}>
      <span className={classes['what']}>
        <b>{`${line.roomName} ${format.time(line.from)}–${format.time(line.to)}`}</b>
        {line.minutes > 0 && (
          <span>
            {t('evening.minutes', { count: line.minutes })} ×{' '}
            {t('evening.perHour', { rate: format.fen(line.rateFen) })}
            {' · '}
            {t('evening.band', {
              from: formatWallClock(line.bandFrom),
              to: formatWallClock(line.bandTo),
            })}
          </span>
        )}
        <small>{t(`evening.rules.${line.rule}`)}</small>
      </span>
      <Amount fen={line.amountFen} />
    </li>
  );
}
