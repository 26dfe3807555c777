import { useTranslation } from 'react-i18next';

import { StateChip } from '#client/ui/StateChip.tsx';
import type { PrintJobState } from '#domain/printing/state.ts';

import classes from './printing.module.css';
import { type PrintingNow, standingOf } from './standing.ts';

const SEEN_MS = 20_000;

interface JobStateProps {
  readonly job: PrintJobState;
  readonly now: PrintingNow;
  /** Only the state, not what to do about it. */
  readonly isBrief?: boolean;
}

/** How a job stands, and what it means or what to do beside it. */
export function JobState({ job, now, isBrief = false }: JobStateProps) {
  const { t } = useTranslation('printing');
  const { tone, icon, state, advice, trouble } = standingOf(job, now);
  // Where there is room for little, what is well needs no word for longer than it takes to see it.
  if (isBrief && tone === 'good' && now.now - (job.ended?.at ?? 0) > SEEN_MS) return null;
  const printer = now.printers.get(job.printer)?.name ?? '';
  return (
    <div className={classes['standing']} role="status">
      <span className={classes['chips']}>
        <StateChip tone={tone} icon={icon} label={t(`states.${state}`)} />
        {trouble !== null && (
          <StateChip
            tone={tone}
            icon="printer"
            label={`${printer} · ${t(`printerStates.${trouble}`)}`}
          />
        )}
      </span>
      {trouble !== null && !isBrief && (
        <p className={classes['advice']}>{t(`printerAdvice.${trouble}`)}</p>
      )}
      {advice !== null && !isBrief && (
        <p className={classes['advice']}>{t(`advice.${advice}`, { printer })}</p>
      )}
    </div>
  );
}
