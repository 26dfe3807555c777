import { useTranslation } from 'react-i18next';

import { reconnectUsbPrinter } from '#client/devices/printing/pair.ts';
import { type Action, useAction } from '#client/ui/hooks/action.ts';
import type { Printer } from '#domain/printing/records.ts';

/** Asks the browser for a printer that it no longer gives; only within a tap. */
export function useReconnect(printer: Printer): Action<[]> {
  const { t } = useTranslation(['printing', 'common']);
  return useAction(async () => {
    const result = await reconnectUsbPrinter(printer);
    return result.ok ? null : t(`printing:settings.add.problems.${result.error}`);
  }, t('common:unexpectedAdvice'));
}
