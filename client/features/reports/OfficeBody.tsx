import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { StateChip } from '#client/ui/StateChip.tsx';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import type { StoreId } from '#domain/kernel/ids.ts';

import { HeadlineCard } from './HeadlineCard.tsx';
import { HeatMaps } from './HeatMaps.tsx';
import { HourChartCard } from './HourChartCard.tsx';
import { daysOf, headlineOf, hourLabel } from './models/day-takings.ts';
import { type Freshness, freshnessOf, freshnessOfAll } from './models/freshness.ts';
import type { DateRange } from './models/range.ts';
import { queryOf, type TabQuery } from './models/tab-query.ts';
import { type Dimension, DIMENSIONS } from './models/table.ts';
import classes from './reports.module.css';
import { ReportTable } from './ReportTable.tsx';
import { useStoreLooks } from './store-looks.ts';
import { TabsDrawer } from './TabsDrawer.tsx';
import { useRowNames } from './use-names.ts';
import type { OfficeReport } from './use-office.ts';
import { useUntilHour } from './use-until-hour.ts';
import { useOfficeTabs } from './use-tab-source.ts';

interface OfficeBodyProps {
  readonly report: OfficeReport;
  readonly range: DateRange;
  /** One store alone, or null for all. */
  readonly only: StoreId | null;
  readonly onYesterday: (() => void) | null;
}

/** The answer, then the pictures, then the tables. */
export function OfficeBody({ report, range, only, onYesterday }: OfficeBodyProps) {
  const { t } = useTranslation('headOffice');
  const now = useNow(MINUTE_MS);
  const [query, setQuery] = useState<TabQuery | null>(null);
  const stores = useMemo(
    () =>
      report.stores.map((each) => {
        const freshness = freshnessOf(each, Math.max(now, report.fetchedAt));
        return { id: each.store, name: each.name, freshness, incomplete: freshness.incomplete };
      }),
    [report, now],
  );
  const looks = useStoreLooks(stores);
  const names = useRowNames(stores);
  const source = useOfficeTabs();
  const untilHour = useUntilHour(range);
  const { days } = report.takings;
  const shown = useMemo(() => daysOf(days, range, only), [days, range, only]);
  const ask = (by: Dimension, line: { readonly key: string; readonly name: string }): void =>
    setQuery(queryOf(range, only, by, line));
  const askAll = (store: StoreId | null, title: string): void =>
    setQuery({ ...range, store, by: null, key: '', title });
  const all = freshnessOfAll(report.stores, Math.max(now, report.fetchedAt));
  const picked = stores.filter(({ id }) => only === null || id === only);
  return (
    <>
      {all.incomplete && <p className={classes['hint']}>{t('incomplete')}</p>}
      <div className={classes['headlines']}>
        {only === null && (
          <HeadlineCard
            title={t('allStores')}
            range={range}
            headline={headlineOf(days, range, null, untilHour)}
            untilHour={untilHour}
            incomplete={all.incomplete}
            freshness={<FreshnessChips freshness={all} />}
            onOpen={() => askAll(null, t('allStores'))}
          />
        )}
        {picked.map(({ id, name, freshness }) => (
          <HeadlineCard
            key={id}
            title={name}
            range={range}
            headline={headlineOf(days, range, id, untilHour)}
            untilHour={untilHour}
            colour={looks.get(id)?.colour ?? ''}
            incomplete={freshness.incomplete}
            freshness={<FreshnessChips freshness={freshness} />}
            onOpen={() => askAll(id, name)}
          />
        ))}
      </div>
      {shown.length > 0 && (
        <HourChartCard
          days={shown}
          looks={looks}
          onHour={(hour) => ask('hour', { key: String(hour), name: hourLabel(hour) })}
        />
      )}
      <HeatMaps
        days={shown}
        stores={picked}
        onRoom={(store, room) => setQuery(queryOf(range, store, 'room', room))}
      />
      <ReportTable
        days={shown}
        range={range}
        dimensions={DIMENSIONS}
        names={names}
        onOpen={ask}
        onYesterday={onYesterday}
      />
      {query && (
        <TabsDrawer
          key={JSON.stringify(query)}
          query={query}
          source={source}
          names={names}
          onClose={() => setQuery(null)}
        />
      )}
    </>
  );
}

/** How old the figures are, and what isn't sent. */
function FreshnessChips({ freshness }: { readonly freshness: Freshness }) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  const { state, ageMs, unsent } = freshness;
  const age = format.duration(ageMs ?? 0);
  return (
    <span className={classes['chips']}>
      {state === 'never' && <StateChip tone="bad" icon="cloudOff" label={t('freshness.never')} />}
      {state === 'silent' && (
        <StateChip tone="warn" icon="cloudOff" label={t('freshness.silent', { age })} />
      )}
      {unsent > 0 && (
        <StateChip tone="warn" icon="upload" label={t('freshness.unsent', { count: unsent })} />
      )}
      {(state === 'fresh' || state === 'unsent') && (
        <StateChip
          tone={state === 'fresh' ? 'good' : 'idle'}
          icon="clock"
          label={ageMs === 0 ? t('freshness.now') : t('freshness.heard', { age })}
        />
      )}
    </span>
  );
}
