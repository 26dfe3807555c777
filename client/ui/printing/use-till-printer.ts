import { useMemo } from 'react';

import { useRegister } from '#client/ui/hooks/records.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import type { Printer } from '#domain/printing/records.ts';
import { tillPrinterOf } from '#domain/printing/registers.ts';

/** Tells what a till prints on, null for nothing; `undefined` while being read. */
export function useTillPrinter(): ((device: DeviceId) => Printer | null) | undefined {
  const printers = useRegister('printers');
  const tillPrinters = useRegister('tillPrinters');
  return useMemo(
    () =>
      printers &&
      tillPrinters &&
      ((device: DeviceId) => tillPrinterOf({ printers, tillPrinters }, device)),
    [printers, tillPrinters],
  );
}
