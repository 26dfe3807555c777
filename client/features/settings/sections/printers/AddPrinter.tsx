import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { type PairedPrinter, pairUsbPrinter } from '#client/devices/printing/pair.ts';
import { Dialog } from '#client/ui/Dialog.tsx';
import { Failure } from '#client/ui/Failure.tsx';
import { useEditFailureText } from '#client/ui/form/use-edit-failure.ts';
import { useAction } from '#client/ui/hooks/action.ts';
import { useEngine, useStatus } from '#client/ui/hooks/engine-context.ts';
import type { IconName } from '#client/ui/icon-paths.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { id, type PrinterId } from '#domain/kernel/ids.ts';
import type { Printer, PrinterKind } from '#domain/printing/records.ts';

import { freeName, newPrinter } from '../../models/printing.ts';
import classes from './printers.module.css';

interface AddPrinterProps {
  readonly printers: readonly Printer[];
  readonly onAdded: (printer: Printer) => void;
  readonly onClose: () => void;
}

const WAYS = [
  { kind: 'usb', icon: 'plug' },
  { kind: 'cloudPrnt', icon: 'cloud' },
  { kind: 'serverDirect', icon: 'cloud' },
  { kind: 'dialog', icon: 'share' },
] as const satisfies readonly { readonly kind: PrinterKind; readonly icon: IconName }[];

/** The ways to a printer; one tap adds it, and its form opens. */
export function AddPrinter({ printers, onAdded, onClose }: AddPrinterProps) {
  const { t } = useTranslation(['printing', 'common']);
  const add = useAddPrinter(printers, onAdded);
  return (
    <Dialog opened size="lg" title={t('printing:settings.add.title')} onClose={onClose}>
      <div className={classes['ways']}>
        {WAYS.map(({ kind, icon }) => (
          <button
            key={kind}
            type="button"
            className={classes['way']}
            disabled={add.busy}
            onClick={() => add.run(kind)}
          >
            <Icon name={icon} size={28} />
            <span>
              <strong>{t(`printing:settings.add.${kind}`)}</strong>
              <span className="caption">{t(`printing:settings.add.${kind}Body`)}</span>
            </span>
          </button>
        ))}
        <Link to="/help" hash="printerConnect" className={classes['howTo']}>
          {t('printing:settings.howTo')}
        </Link>
        <Failure text={add.failure} />
      </div>
    </Dialog>
  );
}

function useAddPrinter(printers: readonly Printer[], onAdded: (printer: Printer) => void) {
  const { t } = useTranslation(['printing', 'common']);
  const engine = useEngine();
  const { identity } = useStatus();
  const failureText = useEditFailureText();
  return useAction(async (kind: PrinterKind) => {
    let found: PairedPrinter | null = null;
    if (kind === 'usb') {
      const paired = await pairUsbPrinter();
      if (!paired.ok) return t(`printing:settings.add.problems.${paired.error}`);
      found = paired.value;
    }
    if (!identity) return t('common:unexpectedAdvice');
    const name = freeName(found?.name || t(`printing:settings.kinds.${kind}`), printers);
    const made = id<PrinterId>(await engine.newId());
    const record = newPrinter(made, kind, name, identity.device, found);
    const result = await engine.edit([{ collection: 'printers', record }]);
    if (!result.ok) return failureText(result.error);
    onAdded(record);
    return null;
  }, t('common:unexpectedAdvice'));
}
