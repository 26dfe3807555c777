import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useHotkeys } from '#client/ui/hooks/hotkeys.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { usePrintingNow } from '#client/ui/printing/use-printing.ts';
import { Screen } from '#client/ui/Screen.tsx';
import type { PrintJobState } from '#domain/printing/state.ts';

import { latelyEnded, waitingGroups } from './groups.ts';
import { JobCard } from './JobCard.tsx';
import classes from './printing.module.css';
import { useJobs, useTabNames } from './use-jobs.ts';
import { PrinterList } from './PrinterList.tsx';

/** What isn't known to be on paper, by station, and what ended lately. */
export function TicketsScreen() {
  const { t } = useTranslation('printing');
  const format = useFormat();
  const navigate = useNavigate();
  const jobs = useJobs();
  const stations = useRecords('stations');
  const now = usePrintingNow();
  const names = useTabNames(jobs);
  const toRooms = (): void => void navigate({ to: '/' });
  useHotkeys({ Escape: toRooms });
  if (!jobs || !stations || !now) {
    return (
      <Screen title={t('title')}>
        <LoadingState />
      </Screen>
    );
  }
  const groups = waitingGroups(jobs, stations, t('tillGroup'));
  const ended = latelyEnded(jobs);
  const card = (job: PrintJobState) => (
    <li key={job.job}>
      <JobCard job={job} now={now} tabName={names.get(job.tab ?? '') ?? ''} />
    </li>
  );
  return (
    <Screen title={t('title')}>
      <div className={classes['page']}>
        <PrinterList now={now} />
        {groups.length === 0 && (
          <EmptyState
            icon="check"
            title={t('noneTitle')}
            body={t('noneBody')}
            action={{ label: t('toRooms'), onClick: toRooms }}
          />
        )}
        {groups.map(({ station, name, jobs: waiting }) => (
          <section key={station} aria-label={name}>
            <h2 className={classes['heading']}>
              {name} · {format.count(waiting.length)}
            </h2>
            <ul className={classes['jobs']}>{waiting.map(card)}</ul>
          </section>
        ))}
        {ended.length > 0 && (
          <section aria-label={t('done')}>
            <h2 className={classes['heading']}>{t('done')}</h2>
            <ul className={classes['jobs']}>{ended.map(card)}</ul>
          </section>
        )}
      </div>
    </Screen>
  );
}
