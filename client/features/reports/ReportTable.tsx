import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { EmptyState } from '#client/ui/EmptyState.tsx';
import { type ExportFormat, saveTable } from '#client/ui/export/save.ts';
import { useAction } from '#client/ui/hooks/action.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useRight } from '#client/ui/hooks/staff.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Segments } from '#client/ui/Segments.tsx';
import table from '#client/ui/table.module.css';

import type { DayTakings } from './models/day-takings.ts';
import type { DateRange } from './models/range.ts';
import {
  arrangedRows,
  type Dimension,
  exportRows,
  nextOrder,
  type ReportRow,
  reportRows,
  type RowNames,
  type RowOrder,
  rowsTotal,
} from './models/table.ts';
import classes from './reports.module.css';

interface ReportTableProps {
  readonly days: readonly DayTakings[];
  readonly range: DateRange;
  readonly dimensions: readonly Dimension[];
  readonly names: RowNames;
  readonly onOpen: (dimension: Dimension, row: ReportRow) => void;
  /** Where nothing was taken: shows yesterday, if it isn't that which is shown. */
  readonly onYesterday: (() => void) | null;
}

/** The figures in full: by what, sorted, filtered, taken away. Each line opens the tabs behind it. */
export function ReportTable({
  days,
  range,
  dimensions,
  names,
  onOpen,
  onYesterday,
}: ReportTableProps) {
  const { t } = useTranslation(['headOffice', 'common']);
  const format = useFormat();
  const mayExport = useRight('data.export');
  const [dimension, setDimension] = useState<Dimension>(dimensions[0] ?? 'day');
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<RowOrder | null>(null);
  const all = useMemo(() => reportRows(days, dimension, names), [days, dimension, names]);
  const rows = arrangedRows(all, query, order);
  const total = rowsTotal(rows);
  const save = useAction(async (file: ExportFormat) => {
    const words = {
      fileName: `takings-${dimension}-${range.from}-${range.to}`,
      sheetName: t(`dimensions.${dimension}`),
      headers: [t('name'), t('count'), t('amount')],
    };
    await saveTable(exportRows(rows, words), file);
    return null;
  }, t('common:unexpectedAdvice'));
  const choices = dimensions.map((each) => ({ value: each, label: t(`dimensions.${each}`) }));
  return (
    <section className={classes['card']} aria-label={t('table')}>
      <div className={classes['tools']}>
        <h2 className={classes['heading']}>{t('table')}</h2>
        <Segments
          className={classes['wide'] ?? ''}
          label={t('table')}
          value={dimension}
          data={choices}
          onChange={setDimension}
        />
        <NativeSelect
          className={classes['narrow'] ?? ''}
          aria-label={t('table')}
          value={dimension}
          data={choices}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setDimension(dimensions.find((each) => each === value) ?? dimension);
          }}
        />
        <TextInput
          className={classes['filter'] ?? ''}
          aria-label={t('filter')}
          placeholder={t('filter')}
          leftSection={<Icon name="filter" />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {mayExport &&
          (['csv', 'xlsx'] as const).map((file) => (
            <Button
              key={file}
              variant="default"
              leftSection={<Icon name="download" />}
              loading={save.busy}
              onClick={() => save.run(file)}
            >
              {t(file)}
            </Button>
          ))}
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon="chart"
          title={t('none')}
          body={t('noneBody')}
          {...(onYesterday && { action: { label: t('seeYesterday'), onClick: onYesterday } })}
        />
      ) : (
        <div className={table['frame']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <SortHead by="name" order={order} onOrder={setOrder} />
                <SortHead by="count" order={order} onOrder={setOrder} />
                <SortHead by="fen" order={order} onOrder={setOrder} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.name}</th>
                  <td className={table['number']}>{format.count(row.count)}</td>
                  <td className={table['number']}>
                    <button
                      type="button"
                      className={classes['link']}
                      aria-label={t('openFigure', { title: row.name })}
                      onClick={() => onOpen(dimension, row)}
                    >
                      {format.fen(row.fen)}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                <td className={table['number']}>{format.count(total.count)}</td>
                <td className={table['number']}>{format.fen(total.fen)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}

interface SortHeadProps {
  readonly by: RowOrder['by'];
  readonly order: RowOrder | null;
  readonly onOrder: (order: RowOrder) => void;
}

const COLUMN_WORDS = { name: 'name', count: 'count', fen: 'amount' } as const;

function SortHead({ by, order, onOrder }: SortHeadProps) {
  const { t } = useTranslation('headOffice');
  const column = t(COLUMN_WORDS[by]);
  const active = order?.by === by;
  const direction = order?.descending === true ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={by === 'name' ? undefined : table['number']}
      aria-sort={active ? direction : 'none'}
    >
      <button
        type="button"
        className={classes['sort']}
        data-active={active ? direction : 'none'}
        aria-label={t('sortBy', { column })}
        onClick={() => onOrder(nextOrder(order, by))}
      >
        {column}
      </button>
    </th>
  );
}
