import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { useFormat } from '#client/ui/hooks/format.ts';
import { printAlarm } from '#client/ui/printing/alarm.ts';
import { PrinterLine } from '#client/ui/printing/PrinterLine.tsx';
import { usePrinters, usePrintingNow, useWaitingJobs } from '#client/ui/printing/use-printing.ts';

import { Fact, StatusCard } from './StatusCard.tsx';
import classes from './StatusCard.module.css';

/** Every printer as it was last heard to be, and how many jobs wait. */
export function PrinterCard() {
  const { t } = useTranslation('printing');
  const format = useFormat();
  const printers = usePrinters() ?? [];
  const now = usePrintingNow();
  const waiting = useWaitingJobs();
  if (!now || !waiting) return null;
  const { kind } = printAlarm(waiting, now);
  const tone = kind === 'trouble' ? 'bad' : kind === 'waiting' ? 'warn' : 'good';
  return (
    <StatusCard
      anchor="printer"
      icon="printer"
      tone={printers.length === 0 ? 'idle' : tone}
      title={t('status.title')}
      means={t(printers.length === 0 ? 'status.none' : 'status.means')}
    >
      {printers.map((printer) => (
        <PrinterLine key={printer.id} printer={printer} now={now} />
      ))}
      <Fact label={t('status.waiting')}>{format.count(waiting.length)}</Fact>
      <Link to="/tickets" className={classes['link']}>
        {t('status.toTickets')}
      </Link>
    </StatusCard>
  );
}
