import { Alert, Button, NativeSelect } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { ErrorState } from '#client/ui/ErrorState.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFailureText } from '#client/ui/hooks/failures.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { LoadingState } from '#client/ui/LoadingState.tsx';
import { Screen } from '#client/ui/Screen.tsx';
import type { BusinessDate } from '#domain/kernel/business-date.ts';

import { type DateRange, presetRange, rangeBefore, spanOf, toYesterday } from './models/range.ts';
import { prepaidBy } from './models/prepaid.ts';
import { OfficeBody } from './OfficeBody.tsx';
import { PrepaidCard, PrepaidTakingsCard } from './PrepaidCard.tsx';
import { RangePicker } from './RangePicker.tsx';
import classes from './reports.module.css';
import { useOffice } from './use-office.ts';

/** All stores' takings, how old the figures are, and the way down to any tab. */
export function HeadOfficeScreen() {
  const { t } = useTranslation('headOffice');
  const { date } = useStatus();
  const mayRead = useRight('report.chain');
  if (mayRead && date) return <HeadOffice today={date} />;
  return (
    <Screen title={t('title')}>
      {mayRead ? (
        <LoadingState />
      ) : (
        <EmptyState icon="lock" title={t('title')} body={t('noRight')} />
      )}
    </Screen>
  );
}

function HeadOffice({ today }: { readonly today: BusinessDate }) {
  const { t } = useTranslation('headOffice');
  const [range, setRange] = useState<DateRange>(() => presetRange('today', today));
  const [store, setStore] = useState('');
  const span = useMemo(() => spanOf(rangeBefore(range), range), [range]);
  const office = useOffice(span);
  const stores = office.report?.stores ?? [];
  const only = stores.find((each) => each.store === store)?.store ?? null;
  return (
    <Screen
      title={t('title')}
      actions={
        <Button
          variant="default"
          leftSection={<Icon name="refresh" />}
          loading={office.loading}
          onClick={office.refresh}
        >
          {t('refresh')}
        </Button>
      }
    >
      <div className={classes['screen']}>
        <div className={classes['tools']}>
          <RangePicker range={range} today={today} onChange={setRange} />
          <NativeSelect
            aria-label={t('store')}
            value={store}
            data={[
              { value: '', label: t('allStores') },
              ...stores.map((each) => ({ value: each.store, label: each.name })),
            ]}
            onChange={(event) => setStore(event.currentTarget.value)}
          />
        </div>
        <OfficeNotice office={office} />
        {office.report && (
          <OfficeBody
            report={office.report}
            range={range}
            only={only}
            onYesterday={toYesterday(range, today, setRange)}
          />
        )}
        <PrepaidTakingsCard
          // A report that was kept before prepaid money was counted has none.
          sums={prepaidBy(office.report?.takings.prepaid ?? [], range, only)}
        />
        <PrepaidCard today={today} />
      </div>
    </Screen>
  );
}

/** Why what is shown isn't of now. */
function OfficeNotice({ office }: { readonly office: ReturnType<typeof useOffice> }) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  const failureText = useFailureText();
  const { report, failure, loading } = office;
  if (loading && !report) return <LoadingState />;
  if (!failure) return null;
  if (report) {
    return (
      <Alert color="yellow" role="status">
        {failure.kind === 'offline'
          ? t('offline', { time: format.dateTime(report.fetchedAt) })
          : failureText(failure)}
      </Alert>
    );
  }
  return failure.kind === 'offline' ? (
    <EmptyState icon="cloudOff" title={t('failed')} body={t('nothingCached')} />
  ) : (
    <ErrorState title={t('failed')} body={failureText(failure)} onRetry={office.refresh} />
  );
}
