import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useStaffNames } from '#client/ui/hooks/staff-names.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { JobPaper } from '#client/ui/printing/JobPaper.tsx';
import {
  AgainSheet,
  CancelSheet,
  ElsewhereSheet,
  TakeSheet,
} from '#client/ui/printing/JobSheets.tsx';
import { JobState } from '#client/ui/printing/JobState.tsx';
import { type PrintingNow, standingOf } from '#client/ui/printing/standing.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

import classes from './printing.module.css';

const SHEETS = {
  again: AgainSheet,
  elsewhere: ElsewhereSheet,
  take: TakeSheet,
  cancel: CancelSheet,
} as const;

interface JobCardProps {
  readonly job: PrintJobState;
  readonly now: PrintingNow;
  /** Room or party; empty where it is about none. */
  readonly tabName: string;
}

/** One job: what it is, how it stands, how long it waits, and what can be done about it. */
export function JobCard({ job, now, tabName }: JobCardProps) {
  const { t } = useTranslation('printing');
  const format = useFormat();
  const staffName = useStaffNames();
  const [sheet, setSheet] = useState<keyof typeof SHEETS | null>(null);
  const { tone } = standingOf(job, now);
  const Sheet = sheet === null ? null : SHEETS[sheet];
  const waits = job.ended === null;
  const isShown = waits && job.station !== null && tone === 'bad';
  const name = [tabName, t(`forms.${job.form}`), job.number].filter(Boolean).join(' · ');
  return (
    <article className={classes['card']} data-tone={tone} data-paper={isShown} aria-label={name}>
      <header className={classes['head']}>
        {tabName !== '' && <strong className={classes['room']}>{tabName}</strong>}
        <span>{t(`forms.${job.form}`)}</span>
        <span className={classes['number']}>{job.number}</span>
        {job.copy > 1 && <span>{t('copyOf', { copy: job.copy })}</span>}
        <span className={classes['age']}>
          {waits
            ? t('waitsFor', { age: format.duration(Math.max(0, now.now - job.requestedAt)) })
            : format.time(job.ended?.at ?? job.requestedAt)}
        </span>
      </header>
      <JobState job={job} now={now} />
      {job.note !== '' && <p className={classes['note']}>{job.note}</p>}
      {isShown && (
        <div className={classes['paper']}>
          <JobPaper job={job} />
        </div>
      )}
      <footer className={classes['foot']}>
        <span className="caption">
          {t('from', { who: staffName(job.actor), time: format.time(job.requestedAt) })}
        </span>
        <span className={classes['buttons']}>
          {waits && (
            <>
              <Action icon="close" label={t('actions.cancel')} onPress={() => setSheet('cancel')} />
              <Action
                icon="transfer"
                label={t('actions.elsewhere')}
                onPress={() => setSheet('elsewhere')}
              />
              <Action icon="person" label={t('actions.take')} onPress={() => setSheet('take')} />
            </>
          )}
          {!waits && job.form !== 'drawer' && (
            <Action icon="printer" label={t('actions.again')} onPress={() => setSheet('again')} />
          )}
        </span>
      </footer>
      {Sheet && <Sheet job={job} onClose={() => setSheet(null)} />}
    </article>
  );
}

interface ActionProps {
  readonly icon: 'close' | 'transfer' | 'person' | 'printer';
  readonly label: string;
  readonly onPress: () => void;
}

function Action({ icon, label, onPress }: ActionProps) {
  return (
    <Button variant="default" leftSection={<Icon name={icon} />} onClick={onPress}>
      {label}
    </Button>
  );
}
