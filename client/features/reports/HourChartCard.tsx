import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { fen } from '#domain/kernel/fen.ts';

import { Chart } from './Chart.tsx';
import { hourOption } from './models/chart-options.ts';
import { type DayTakings, hourChart, hourLabel } from './models/day-takings.ts';
import classes from './reports.module.css';
import type { StoreLook } from './store-looks.ts';

interface HourChartCardProps {
  readonly days: readonly DayTakings[];
  readonly looks: ReadonlyMap<string, StoreLook>;
  /** A point was tapped: its hour. */
  readonly onHour: (hour: number) => void;
}

/** Takings by hour, a line for each store. */
export function HourChartCard({ days, looks, onHour }: HourChartCardProps) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  const chart = useMemo(() => hourChart(days), [days]);
  const lines = useMemo(
    () =>
      chart.series.map(
        ({ store }) => looks.get(store) ?? { name: store, colour: '', incomplete: false },
      ),
    [chart, looks],
  );
  const option = useMemo(
    () => hourOption(chart, lines, (amount) => format.fen(fen(amount))),
    [chart, lines, format],
  );
  return (
    <section className={classes['card']} aria-label={t('byHour')}>
      <h2 className={classes['heading']}>{t('byHour')}</h2>
      <p className={classes['lead']}>{t('byHourBody')}</p>
      <Chart
        label={t('byHour')}
        heightPx={280}
        option={option}
        onTap={(_, index) => {
          const hour = chart.hours[index];
          if (hour !== undefined) onHour(hour);
        }}
        table={
          <table>
            <caption>{t('byHour')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('hour')}</th>
                {chart.series.map(({ store }, index) => (
                  <th key={store} scope="col">
                    {lines[index]?.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chart.hours.map((hour, index) => (
                <tr key={hour}>
                  <th scope="row">{hourLabel(hour)}</th>
                  {chart.series.map(({ store, fens }) => (
                    <td key={store}>{format.fen(fens[index] ?? fen(0))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
    </section>
  );
}
