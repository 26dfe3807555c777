import { useTranslation } from 'react-i18next';

import { Amount } from '#client/ui/Amount.tsx';
import { useFormat } from '#client/ui/hooks/format.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useRight, useStaffMember } from '#client/ui/hooks/staff.ts';
import { Printing } from '#client/ui/printing/Printing.tsx';
import table from '#client/ui/table.module.css';
import type { Fen } from '#domain/kernel/fen.ts';
import { MINUTE_MS } from '#domain/kernel/instant.ts';
import type { ShiftState } from '#domain/shifts/state.ts';

import { xReport } from './report.ts';
import classes from './shift.module.css';

/** What the shift took so far (SHIFT-3): any time, as often as one likes; in the end, its Z report. */
export function ShiftReportCard({ shift }: { readonly shift: ShiftState }) {
  const { t } = useTranslation(['shift', 'common']);
  const format = useFormat();
  const now = useNow(MINUTE_MS);
  const openedBy = useStaffMember(shift.openedBy);
  const { closed } = shift;
  const closedBy = useStaffMember(closed?.by ?? '');
  const title = closed ? t('z') : t('x');
  const showCash = useRight('report.store') || closed !== null;
  const report = xReport(shift, showCash);
  return (
    <section className={classes['card']} aria-label={title}>
      <header className={classes['cardHead']}>
        <h2 className={classes['heading']}>{title}</h2>
        <span className={classes['badge']}>{t('till', { till: shift.till })}</span>
      </header>
      <p className={classes['lead']}>
        {t('opened', { name: openedBy?.name ?? '', time: format.time(shift.openedAt) })}
        <br />
        {closed
          ? t('closedBy', { name: closedBy?.name ?? '', time: format.dateTime(closed.at) })
          : t('xAt', { time: format.time(now) })}
      </p>
      <dl className={classes['figures']}>
        <Figure label={t('tabsSettled')}>{format.count(report.tabsSettled)}</Figure>
        <Figure label={t('settled')}>
          <Shown fen={report.settledFen} />
        </Figure>
        <Figure label={t('change')}>
          <Shown fen={report.changeFen} />
        </Figure>
        <Figure label={t('float')}>
          <Amount fen={shift.floatFen} />
        </Figure>
      </dl>
      {report.tenders.length === 0 ? (
        <p className={classes['lead']}>{t('nothingYet')}</p>
      ) : (
        <div className={table['frame']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">{t('tender')}</th>
                <th scope="col" className={table['number']}>
                  {t('count')}
                </th>
                <th scope="col" className={table['number']}>
                  {t('common:amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {report.tenders.map((line) => (
                <tr key={line.tenderType}>
                  <th scope="row">{t(`common:tenders.${line.tenderType}`)}</th>
                  <td className={table['number']}>{format.count(line.count)}</td>
                  <td className={table['number']}>
                    <Shown fen={line.fen} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t('total')}
                </th>
                <td className={table['number']}>
                  <Shown fen={report.totalFen} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      {report.prepaid.length > 0 && <Prepaid rows={report.prepaid} />}
      {report.voids.count > 0 && (
        <p className={classes['lead']}>
          {t('voids')} · {format.count(report.voids.count)} · {format.fen(report.voids.fen)}
        </p>
      )}
      <Printing form={closed ? 'shiftZ' : 'shiftX'} about={shift.shift} />
      {!showCash && <p className={classes['hint']}>{t('cashHidden')}</p>}
    </section>
  );
}

/** What of the tenders above was for members' accounts. */
function Prepaid({ rows }: { readonly rows: ReturnType<typeof xReport>['prepaid'] }) {
  const { t } = useTranslation(['shift', 'common']);
  const format = useFormat();
  return (
    <>
      <h3 className={classes['heading']}>{t('shift:prepaid.title')}</h3>
      <p className={classes['lead']}>{t('shift:prepaid.body')}</p>
      <dl className={classes['figures']}>
        {rows.map((row) => (
          <Figure
            key={row.for}
            label={`${t(`shift:prepaid.kinds.${row.for}`)} · ${format.count(row.count)}`}
          >
            <Shown fen={row.fen} />
          </Figure>
        ))}
      </dl>
    </>
  );
}

function Figure({
  label,
  children,
}: {
  readonly label: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={classes['figure']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** An amount, or a word for one that waits for the count. */
function Shown({ fen }: { readonly fen: Fen | null }) {
  const { t } = useTranslation('shift');
  return fen === null ? (
    <span className={classes['hidden']}>{t('afterCount')}</span>
  ) : (
    <Amount fen={fen} />
  );
}
