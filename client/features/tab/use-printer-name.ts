import { useRecords } from '#client/ui/hooks/records.ts';
import type { StationId } from '#domain/kernel/ids.ts';

/** Where a station's tickets go first; null where they go nowhere, or while it is being read. */
export function usePrinterName(station: StationId | null): string | null {
  const route = useRecords('stationRoutes')?.find(({ id }) => id === station);
  const printers = useRecords('printers');
  const [first] = route?.printers ?? [];
  return printers?.find(({ id, retired }) => id === first && !retired)?.name ?? null;
}
