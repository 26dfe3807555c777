import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useStore } from '#client/ui/hooks/records.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

import { HeadlineCard } from './HeadlineCard.tsx';
import { HeatMapCard } from './HeatMapCard.tsx';
import { HourChartCard } from './HourChartCard.tsx';
import { type DayTakings, daysOf, headlineOf, hourLabel } from './models/day-takings.ts';
import { type DateRange, presetRange, rangeBefore, toYesterday } from './models/range.ts';
import { queryOf, type TabQuery } from './models/tab-query.ts';
import type { Dimension } from './models/table.ts';
import { readTakings } from './read-takings.ts';
import { RangePicker } from './RangePicker.tsx';
import classes from './reports.module.css';
import { ReportTable } from './ReportTable.tsx';
import { useStoreLooks } from './store-looks.ts';
import { TabsDrawer } from './TabsDrawer.tsx';
import { useRowNames } from './use-names.ts';
import { useUntilHour } from './use-until-hour.ts';
import { useLocalTabs } from './use-tab-source.ts';

const DIMENSIONS = ['day', 'hour', 'item', 'room', 'tender', 'staff'] as const;

/** What this store took, from what this tablet holds: works without a network. */
export function StoreReportsScreen() {
  const { t } = useTranslation('headOffice');
  const { date } = useStatus();
  const store = useStore();
  const mayRead = useRight('report.store');
  if (!mayRead) {
    return (
      <Screen title={t('storeReports')}>
        <EmptyState icon="lock" title={t('storeReports')} body={t('noRight')} />
      </Screen>
    );
  }
  if (!date || !store) {
    return (
      <Screen title={t('storeReports')}>
        <LoadingState />
      </Screen>
    );
  }
  return <StoreReports today={date} store={store.id} name={store.name} />;
}

interface StoreReportsProps {
  readonly today: BusinessDate;
  readonly store: StoreId;
  readonly name: string;
}

function StoreReports({ today, store, name }: StoreReportsProps) {
  const { t } = useTranslation(['headOffice', 'status']);
  const { catchingUpDays } = useStatus();
  const incomplete = catchingUpDays > 0;
  const [range, setRange] = useState<DateRange>(() => presetRange('today', today));
  const [query, setQuery] = useState<TabQuery | null>(null);
  const stores = useMemo(() => [{ id: store, name, incomplete }], [store, name, incomplete]);
  const looks = useStoreLooks(stores);
  const names = useRowNames(stores);
  const source = useLocalTabs();
  const untilHour = useUntilHour(range);
  const days = useTakings(range, store);
  const shown = useMemo(() => daysOf(days ?? [], range, null), [days, range]);
  const ask = (by: Dimension, line: { readonly key: string; readonly name: string }): void =>
    setQuery(queryOf(range, store, by, line));
  return (
    <Screen title={t('storeReports')}>
      <div className={classes['screen']}>
        <RangePicker range={range} today={today} onChange={setRange} />
        {incomplete && (
          <p className={classes['hint']} role="status">
            {t('status:sync.catchingUp', { count: catchingUpDays })}
          </p>
        )}
        {!days && <LoadingState />}
        {days && (
          <HeadlineCard
            title={name}
            range={range}
            headline={headlineOf(days, range, null, untilHour)}
            untilHour={untilHour}
            incomplete={incomplete}
            onOpen={() => setQuery({ ...range, store, by: null, key: '', title: name })}
          />
        )}
        {shown.length > 0 && (
          <>
            <HourChartCard
              days={shown}
              looks={looks}
              onHour={(hour) => ask('hour', { key: String(hour), name: hourLabel(hour) })}
            />
            <HeatMapCard days={shown} storeName={name} onRoom={(room) => ask('room', room)} />
          </>
        )}
        <ReportTable
          days={shown}
          range={range}
          dimensions={DIMENSIONS}
          names={names}
          onOpen={ask}
          onYesterday={toYesterday(range, today, setRange)}
        />
      </div>
      {query && (
        <TabsDrawer
          key={JSON.stringify(query)}
          query={query}
          source={source}
          names={names}
          onClose={() => setQuery(null)}
        />
      )}
    </Screen>
  );
}

/** The days of a range and of the one before it; `undefined` while they are being read. */
function useTakings(range: DateRange, store: StoreId): readonly DayTakings[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const before = await readTakings(db, store, rangeBefore(range));
    return [...before, ...(await readTakings(db, store, range))];
  }, [db, store, range]);
}
