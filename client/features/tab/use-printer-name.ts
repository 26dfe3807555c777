import { useRegister } from '#client/ui/hooks/records.ts';
import type { StationId } from '#domain/kernel/ids.ts';
import { stationPrinter } from '#domain/printing/route.ts';

/** Where a station's tickets go first; null where they go nowhere, or while it is being read. */
export function usePrinterName(station: StationId | null): string | null {
  const stationRoutes = useRegister('stationRoutes');
  const printers = useRegister('printers');
  if (station === null || !stationRoutes || !printers) return null;
  const registers = { stationRoutes, printers };
  // One that is out of work may be well again by then.
  return stationPrinter(station, { registers, printing: { isDown: () => false } })?.name ?? null;
}
