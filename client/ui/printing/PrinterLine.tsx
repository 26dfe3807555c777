import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Failure } from '#client/ui/Failure.tsx';
import { StateChip } from '#client/ui/StateChip.tsx';
import { useStatus } from '#client/ui/hooks/engine-context.ts';
import type { Printer } from '#domain/printing/records.ts';
import { isSame } from '#printers/transports/usb-device.ts';

import { IdentifyPrinter } from './IdentifyPrinter.tsx';
import classes from './printing.module.css';
import { isDown, PRINTER_LOOKS, type PrintingNow } from './standing.ts';
import { useReconnect } from './use-reconnect.ts';

interface PrinterLineProps {
  readonly printer: Printer;
  readonly now: PrintingNow;
  /** At the right end. */
  readonly children?: ReactNode;
}

/** A printer, how it is, and what to do where it doesn't print. */
export function PrinterLine({ printer, now, children }: PrinterLineProps) {
  const { t } = useTranslation('printing');
  const { identity } = useStatus();
  const reconnect = useReconnect(printer);
  const state = now.states.get(printer.id) ?? 'unknown';
  const isHere = printer.kind === 'usb' && printer.device === identity?.device;
  const isAlike = [...now.printers.values()].some((other) => isTwin(printer, other));
  return (
    <div className={classes['printer']}>
      <span className={classes['chips']}>
        <strong>{printer.name}</strong>
        <StateChip {...PRINTER_LOOKS[state]} label={t(`printerStates.${state}`)} />
      </span>
      {isDown(state) && <p className={classes['advice']}>{t(`printerAdvice.${state}`)}</p>}
      {isHere && state === 'needsReconnect' && (
        <Button variant="default" loading={reconnect.busy} onClick={() => reconnect.run()}>
          {t('actions.reconnect')}
        </Button>
      )}
      {isHere && isAlike && state === 'needsReconnect' && <IdentifyPrinter printer={printer} />}
      <Failure text={reconnect.failure} />
      {children}
    </div>
  );
}

/** Whether USB can't tell two printers of a tablet apart. */
const isTwin = (one: Printer, other: Printer): boolean =>
  other.id !== one.id &&
  other.device === one.device &&
  !other.retired &&
  one.usb !== null &&
  other.usb !== null &&
  isSame(one.usb, other.usb);
