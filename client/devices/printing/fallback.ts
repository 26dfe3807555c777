import type { Database } from '#client/engine/database.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer, StationRoute } from '#domain/printing/records.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';

/**
 * Where a station's ticket goes that its printer can't print: the next of its route that is in use.
 * Null for the last one, and for all other forms: a receipt that comes out elsewhere helps nobody.
 */
export async function fallbackOf(
  db: Database,
  { job, printer }: QueuedPrint,
): Promise<PrinterId | null> {
  const station = (await db.prints.get(job))?.state.station;
  if (!station) return null;
  const row = await db.registers.get(['stationRoutes', station]);
  // The engine writes rows of a collection from records of that collection alone.
  const route = (row?.record as StationRoute | undefined)?.printers ?? [];
  for (const next of route.slice(route.indexOf(printer) + 1)) {
    const found = await db.registers.get(['printers', next]);
    if (found && !(found.record as Printer).retired) return next;
  }
  return null;
}
