import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { CommandSheet } from '#client/ui/CommandSheet.tsx';
import { ReasonSheet } from '#client/ui/ReasonSheet.tsx';
import type { PrintJobState } from '#domain/printing/state.ts';

import { chosenOf } from './chosen.ts';
import { JobPaper } from './JobPaper.tsx';
import { PrinterChoice } from './PrinterChoice.tsx';
import classes from './printing.module.css';
import { isDown, type KnownPrinterState } from './standing.ts';
import { usePrinters, usePrinterStates } from './use-printing.ts';

interface SheetProps {
  readonly job: PrintJobState;
  readonly onClose: () => void;
}

/** What a sheet says of a job: its form and the number that stands on its paper. */
function useTitleValues(job: PrintJobState): { readonly form: string; readonly number: string } {
  const { t } = useTranslation('printing');
  return { form: t(`forms.${job.form}`), number: job.number };
}

/** A copy more, headed REPRINT, with the reason that is recorded. */
export function AgainSheet({ job, onClose }: SheetProps) {
  const { t } = useTranslation('printing');
  const printers = usePrinters() ?? [];
  const [wanted, setWanted] = useState(job.printer);
  const printer = chosenOf(printers, wanted)?.id ?? wanted;
  const reasons = ['lost', 'unclear', 'guest', 'notOut'] as const;
  return (
    <ReasonSheet
      effect={t('again.title', { ...useTitleValues(job), copy: job.copy + 1 })}
      verb={t('again.verb')}
      label={t('again.reason')}
      usual={reasons.map((reason) => t(`again.reasons.${reason}`))}
      command={(reason) => ({ type: 'repeatPrint', job: job.job, printer, reason })}
      onClose={onClose}
    >
      <PrinterChoice
        label={t('again.printer')}
        printers={printers}
        value={printer}
        onChange={setWanted}
      />
    </ReasonSheet>
  );
}

/** 1 for a printer in trouble: it sorts after those that print. */
const troubleRank = (state: KnownPrinterState = 'unknown'): number => (isDown(state) ? 1 : 0);

/** To another printer than the one that the job waits for. */
export function ElsewhereSheet({ job, onClose }: SheetProps) {
  const { t } = useTranslation('printing');
  const states = usePrinterStates();
  // One that prints comes before one that would only hold it up again.
  const others = (usePrinters() ?? [])
    .filter(({ id }) => id !== job.printer)
    .toSorted((a, b) => troubleRank(states?.get(a.id)) - troubleRank(states?.get(b.id)));
  const [wanted, setWanted] = useState(job.printer);
  const to = chosenOf(others, wanted);
  const title = t('elsewhere.title', useTitleValues(job));
  if (!to) return <TakeSheet job={job} onClose={onClose} note={t('elsewhere.none')} />;
  return (
    <CommandSheet
      effect={title}
      verb={t('elsewhere.verb', { printer: to.name })}
      command={{ type: 'movePrint', job: job.job, printer: to.id }}
      onClose={onClose}
    >
      <p className={classes['advice']}>{t('elsewhere.body')}</p>
      <PrinterChoice
        label={t('again.printer')}
        printers={others}
        value={to.id}
        onChange={setWanted}
      />
    </CommandSheet>
  );
}

/** Somebody works from the screen instead: the job is shown whole, and not printed any more. */
export function TakeSheet({ job, note, onClose }: SheetProps & { readonly note?: string }) {
  const { t } = useTranslation('printing');
  return (
    <CommandSheet
      effect={t('take.title', useTitleValues(job))}
      verb={t('take.verb')}
      command={{ type: 'takeTicket', job: job.job }}
      onClose={onClose}
    >
      {note !== undefined && <p className={classes['advice']}>{note}</p>}
      <p className={classes['advice']}>{t('take.body')}</p>
      <JobPaper job={job} />
    </CommandSheet>
  );
}

/** Nobody needs it on paper any more. */
export function CancelSheet({ job, onClose }: SheetProps) {
  const { t } = useTranslation('printing');
  return (
    <CommandSheet
      effect={t('cancel.title', useTitleValues(job))}
      verb={t('cancel.verb')}
      command={{ type: 'cancelPrint', job: job.job }}
      danger
      onClose={onClose}
    />
  );
}
