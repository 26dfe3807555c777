import { Link } from '@tanstack/react-router';
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useIdleOnce, whenIdle } from '#client/ui/hooks/idle.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useStore } from '#client/ui/hooks/records.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { loadLaterWords } from '#client/i18n/start.ts';
import { useMoneyCases } from '#client/features/cases/use-money-cases.ts';

import classes from './StatusLine.module.css';
import { clockWords, storageWords } from '#client/ui/status/status-words.ts';
import { StaffSwitch } from './StaffSwitch.tsx';
import { syncWords } from '#client/ui/status/sync-words.ts';

const SECOND_MS = 1000;
/** As wide as a clock time, and not to be seen. */
const UNTOLD = '00:00';

// Printing is no part of the first load: its item comes once the screen is drawn and answers.
const PrinterItem = lazy(async () => {
  await new Promise<void>((resolve) => {
    whenIdle(resolve);
  });
  const [item] = await Promise.all([import('./PrinterItem.tsx'), loadLaterWords()]);
  return { default: item.PrinterItem };
});

/** The slim line that is always true. Each item opens what it means and what to do. */
export function StatusLine() {
  const { t } = useTranslation('app');
  return (
    <header className={classes['line']} aria-label={t('statusLine')}>
      <StoreAndDate />
      <ShiftItem />
      <span className={classes['gap']} />
      <CasesItem />
      <Suspense fallback={null}>
        <PrinterItem />
      </Suspense>
      <SyncItem />
      <StorageItem />
      <ClockItem />
      <StaffSwitch />
    </header>
  );
}

function StoreAndDate() {
  const status = useStatus();
  const format = useFormat();
  const store = useStore();
  return (
    <Link to="/status" hash="store" className={classes['item']}>
      <span className={classes['store']}>{store?.name ?? status.identity?.storeName}</span>
      {status.date !== null && <span>{format.date(status.date)}</span>}
    </Link>
  );
}

function ShiftItem() {
  const { t } = useTranslation('app');
  const db = useDb();
  const { identity } = useStatus();
  const format = useFormat();
  const shift = useLiveQuery(
    async () =>
      (await db.shifts.where({ open: 1, device: identity?.device ?? '' }).first()) ?? null,
    [db, identity?.device],
  );
  if (shift === undefined) return null;
  return (
    <Link to="/shift" className={classes['item']} data-optional>
      {shift === null ? t('noShift') : t('shiftSince', { time: format.time(shift.state.openedAt) })}
    </Link>
  );
}

/** There only while people have something to decide. */
function CasesItem() {
  const { t } = useTranslation('app');
  const db = useDb();
  const { identity } = useStatus();
  const ofJournal = useLiveQuery(() => db.cases.where('open').equals(1).count(), [db]) ?? 0;
  const ofMoney = useMoneyCases(identity?.store ?? null)?.length ?? 0;
  const count = ofJournal + ofMoney;
  if (count === 0) return null;
  return (
    <Link
      to="/cases"
      className={classes['item']}
      data-tone="bad"
      aria-label={t('openCases', { count })}
    >
      <Icon name="conflict" size={18} />
      <span className={classes['detail']}>{t('openCases', { count })}</span>
    </Link>
  );
}

function SyncItem() {
  const { t } = useTranslation('app');
  const status = useStatus();
  const format = useFormat();
  const words = syncWords(status, useNow(SECOND_MS));
  return (
    <Link to="/status" hash="sync" className={classes['item']} data-tone={words.tone} data-main>
      <Icon name={status.link === 'offline' ? 'cloudOff' : 'cloud'} size={18} />
      <span className={classes['words']}>
        {t(`sync.${words.key}`, {
          count: words.unsent,
          age: format.duration(words.ageMs),
        })}
      </span>
    </Link>
  );
}

function StorageItem() {
  const { t } = useTranslation('app');
  const words = storageWords(useStatus());
  return (
    <Link
      to="/status"
      hash="storage"
      className={classes['item']}
      data-tone={words.tone}
      data-quiet={words.quiet}
      aria-label={t(`storage.${words.key}`)}
    >
      <Icon name="storage" size={18} />
      <span className={classes['detail']}>{t(`storage.${words.key}`)}</span>
    </Link>
  );
}

function ClockItem() {
  const { t } = useTranslation('app');
  const status = useStatus();
  const format = useFormat();
  const now = useNow(SECOND_MS);
  const words = clockWords(status.clockOffsetMs);
  // Making a zone's formatter takes as long as drawing ten rooms: the rooms come first.
  const isIdle = useIdleOnce();
  return (
    <Link
      to="/status"
      hash="clock"
      className={classes['item']}
      data-tone={words.tone}
      data-optional={words.offMs === 0 || undefined}
    >
      {words.offMs > 0 && (
        <>
          <Icon name="clock" size={18} />
          <span className={classes['detail']}>
            {t('clock.off', { age: format.duration(words.offMs) })}
          </span>
        </>
      )}
      <span className={classes['clock']} data-told={isIdle}>
        {isIdle ? format.time(now - status.clockCorrectionMs) : UNTOLD}
      </span>
    </Link>
  );
}
