import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { BusyButton } from '#client/ui/BusyButton.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useCommand } from '#client/ui/hooks/command.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import type { PrintJobState } from '#domain/printing/state.ts';

import { AgainSheet, ElsewhereSheet } from './JobSheets.tsx';
import { JobState } from './JobState.tsx';
import classes from './printing.module.css';
import { isOfTheMoment, type PrintSubject } from './subject.ts';
import { useJobAbout } from './use-job-about.ts';
import { usePrinters, usePrintingNow } from './use-printing.ts';

/**
 * Prints what a screen is about, and says how that stands. Nothing is drawn in a store without
 * printers.
 */
export function PrintPart(subject: PrintSubject) {
  const hasPrinters = (usePrinters()?.length ?? 0) > 0;
  const job = useJobAbout(subject);
  if (!hasPrinters || job === undefined) return null;
  return <PrintControl subject={subject} job={job} />;
}

interface PrintControlProps {
  readonly subject: PrintSubject;
  readonly job: PrintJobState | null;
}

function PrintControl({ subject, job }: PrintControlProps) {
  const { t } = useTranslation('printing');
  const { run, failure, approval } = useCommand();
  const now = usePrintingNow();
  const [sheet, setSheet] = useState<'again' | 'elsewhere' | null>(null);
  const { form, tab, about } = subject;
  const asked = {
    type: 'requestPrint',
    form,
    ...(tab !== null && { tab }),
    ...(about !== '' && { ref: about }),
  } as const;
  const asksAnew = job === null || isOfTheMoment(form);
  const close = (): void => setSheet(null);
  return (
    <div className={classes['part']}>
      {job && now && <JobState job={job} now={now} isBrief={subject.isBrief === true} />}
      {asksAnew ? (
        <BusyButton
          variant="default"
          aria-label={t(`actions.print.${form}`)}
          leftSection={<Icon name="printer" />}
          onPress={() => run(asked)}
        >
          {t(`actions.print.${form}`)}
        </BusyButton>
      ) : job.ended ? (
        <Button
          variant="default"
          aria-label={t('actions.again')}
          leftSection={<Icon name="printer" />}
          onClick={() => setSheet('again')}
        >
          {t('actions.again')}
        </Button>
      ) : (
        <Button
          variant="default"
          aria-label={t('actions.elsewhere')}
          leftSection={<Icon name="transfer" />}
          onClick={() => setSheet('elsewhere')}
        >
          {t('actions.elsewhere')}
        </Button>
      )}
      <Failure text={failure} />
      {job && sheet === 'again' && <AgainSheet job={job} onClose={close} />}
      {job && sheet === 'elsewhere' && <ElsewhereSheet job={job} onClose={close} />}
      {approval}
    </div>
  );
}
