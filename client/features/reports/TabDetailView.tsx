import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useStatus } from '#client/ui/hooks/engine-context.ts';
import { useFormat } from '#client/ui/hooks/format.ts';
import { Printing } from '#client/ui/printing/Printing.tsx';
import type { Fen } from '#domain/kernel/fen.ts';
import type { TabState } from '#domain/tabs/state.ts';

import { tabView } from './models/tab-view.ts';
import type { RowNames } from './models/table.ts';
import classes from './reports.module.css';

interface TabDetailViewProps {
  readonly tab: TabState;
  readonly names: RowNames;
}

/** One tab in full: what the time cost, what was ordered, how it was paid. */
export function TabDetailView({ tab, names }: TabDetailViewProps) {
  const { t } = useTranslation('headOffice');
  const format = useFormat();
  const view = tabView(tab);
  const isOwn = useStatus().identity?.store === tab.store;
  return (
    <article className={classes['detail']}>
      <h3 className={classes['heading']}>
        {view.roomName} · {view.receipt}
      </h3>
      <p className={classes['lead']}>
        {names.store(tab.store)} · {tab.party} · {format.dateTime(tab.openedAt)}
        {view.settledAt !== null && ` – ${format.time(view.settledAt)}`}
        {view.staff !== null && ` · ${names.staff(view.staff)}`}
      </p>
      <h4 className={classes['subheading']}>{t('time')}</h4>
      {view.timeLines.map((line) => (
        <Line key={`${line.from} ${line.amountFen}`} amountFen={line.amountFen}>
          {t('stay', {
            room: line.roomName,
            from: format.time(line.from),
            to: format.time(line.to),
          })}
          <span className={classes['lineNote']}>
            {t('rule', { minutes: format.minutes(line.minutes), rate: format.fen(line.rateFen) })}
          </span>
        </Line>
      ))}
      <h4 className={classes['subheading']}>{t('orders')}</h4>
      {view.orderLines.map((line) => (
        <Line key={line.line} amountFen={line.amountFen}>
          {line.name} × {line.quantity}
          {line.voided > 0 && (
            <span className={classes['lineNote']}>{t('voided', { count: line.voided })}</span>
          )}
        </Line>
      ))}
      <h4 className={classes['subheading']}>{t('payments')}</h4>
      {view.tenders.map((tender) => (
        <Line key={tender.tender} amountFen={tender.amountFen}>
          {names.tender(tender.tenderType)}
          <span className={classes['lineNote']}>{tender.reference}</span>
        </Line>
      ))}
      {view.roundingFen !== 0 && <Line amountFen={view.roundingFen}>{t('rounding')}</Line>}
      <Line amountFen={view.dueFen} strong>
        {t('due')}
      </Line>
      {isOwn && tab.settled && <Printing form="receipt" tab={tab.tab} />}
    </article>
  );
}

interface LineProps {
  readonly amountFen: Fen;
  readonly strong?: boolean;
  readonly children: ReactNode;
}

function Line({ amountFen, strong = false, children }: LineProps) {
  const format = useFormat();
  return (
    <p className={classes['line']} data-strong={strong}>
      <span>{children}</span>
      <span className={classes['tabAmount']}>{format.fen(amountFen)}</span>
    </p>
  );
}
