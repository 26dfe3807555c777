import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { bindPrinter, printNumbers } from '#client/devices/printing/identify.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useAction } from '#client/ui/hooks/action.ts';
import type { Printer } from '#domain/printing/records.ts';
import type { UsbDevice } from '#printers/transports/usb.ts';

import classes from './printing.module.css';

/** Tells alike printers apart: each prints a number, and somebody says which came out where. */
export function IdentifyPrinter({ printer }: { readonly printer: Printer }) {
  const { t } = useTranslation(['printing', 'common']);
  const [devices, setDevices] = useState<readonly UsbDevice[] | null>(null);
  const print = useAction(async () => {
    const found = await printNumbers(printer);
    setDevices(found.length === 0 ? null : found);
    return found.length === 0 ? t('printing:identify.none') : null;
  }, t('common:unexpectedAdvice'));
  const choose = (device: UsbDevice): void => {
    bindPrinter(printer, device);
    setDevices(null);
  };
  return (
    <>
      <p className={classes['advice']}>{t('printing:identify.why')}</p>
      <Button variant="default" loading={print.busy} onClick={() => print.run()}>
        {t('printing:identify.print')}
      </Button>
      <Failure text={print.failure} />
      <Dialog
        opened={devices !== null}
        title={t('printing:identify.title', { printer: printer.name })}
        onClose={() => setDevices(null)}
      >
        <div className={classes['numbers']}>
          {devices?.map((device, index) => (
            <Button key={index} size="lg" variant="default" onClick={() => choose(device)}>
              {t('printing:identify.number', { number: index + 1 })}
            </Button>
          ))}
        </div>
      </Dialog>
    </>
  );
}
