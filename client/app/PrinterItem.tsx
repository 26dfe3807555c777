import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { Icon } from '#client/ui/Icon.tsx';
import { printAlarm } from '#client/ui/printing/alarm.ts';
import { PRINTER_LOOKS } from '#client/ui/printing/standing.ts';
import { usePrintingNow, useWaitingJobs } from '#client/ui/printing/use-printing.ts';

import classes from './StatusLine.module.css';

/** Printers in the status line: the one that is in trouble, what waits, or that all is well. */
export function PrinterItem() {
  const { t } = useTranslation('printing');
  const now = usePrintingNow();
  const waiting = useWaitingJobs();
  if (!now || !waiting) return null;
  const isUsed = [...now.printers.values()].some(({ retired }) => !retired);
  if (!isUsed && waiting.length === 0) return null;
  const alarm = printAlarm(waiting, now);
  switch (alarm.kind) {
    case 'quiet':
      return <Item tone="good" label={t('status.all')} isQuiet />;
    case 'waiting':
      return <Item tone="warn" label={t('unprinted', { count: alarm.count })} />;
    case 'trouble': {
      const name = now.printers.get(alarm.printer)?.name ?? '';
      const others = alarm.others > 0 ? ` +${alarm.others}` : '';
      const label = `${name} ${t(`printerStates.${alarm.state}`)}${others}`;
      return <Item tone={PRINTER_LOOKS[alarm.state].tone} label={label} />;
    }
  }
}

interface ItemProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly label: string;
  readonly isQuiet?: boolean;
}

function Item({ tone, label, isQuiet = false }: ItemProps) {
  return (
    <Link
      to="/tickets"
      className={classes['item']}
      data-tone={tone}
      data-quiet={isQuiet}
      aria-label={label}
    >
      <Icon name="printer" size={18} />
      <span className={classes['detail']}>{label}</span>
    </Link>
  );
}
