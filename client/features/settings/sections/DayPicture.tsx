import { useTranslation } from 'react-i18next';

import { type BandDraft, type DaySegment, daySegments } from '../models/tariff.ts';
import classes from './tariff.module.css';

/** The business day as a bar: each band at its place with its rate, gaps and overlaps hatched. */
export function DayPicture({ bands }: { readonly bands: readonly BandDraft[] }) {
  const { t } = useTranslation('settings');
  const segments = daySegments(bands);
  const words = (segment: DaySegment): string =>
    segment.kind === 'band'
      ? t('tariffs.perHour', { amount: `¥${segment.rateText ?? ''}` })
      : t(`tariffs.${segment.kind}`);
  return (
    <figure className={classes['day']} aria-label={t('tariffs.picture')}>
      {segments.map((segment, index) => (
        <div
          key={`${segment.kind} ${segment.from} ${index}`}
          className={classes['segment']}
          data-kind={segment.kind}
          style={{ left: `${segment.leftPercent}%`, width: `${segment.widthPercent}%` }}
          title={`${segment.from}–${segment.to} ${words(segment)}`}
        >
          <span className={classes['clock']}>{segment.from}</span>
          <span className={classes['rate']}>{words(segment)}</span>
        </div>
      ))}
    </figure>
  );
}
