import type { CommandContext } from '../commands/context.ts';
import type { DeviceId, StationId } from '../kernel/ids.ts';
import type { Registers } from '../registers/registers.ts';
import type { PrintWay } from './entries.ts';
import { isOfHub, type Printer } from './records.ts';
import { printerOf, tillPrinterOf } from './registers.ts';

type Routing = Pick<CommandContext, 'registers' | 'printing' | 'device'>;

/**
 * Where a station's tickets print now (PRN-2): the first printer of its route that isn't known to be
 * down, else the first. Null where the station has none: then nothing prints.
 */
export function stationPrinter(
  station: StationId,
  {
    registers,
    printing,
  }: {
    readonly registers: Pick<Registers, 'printers' | 'stationRoutes'>;
    readonly printing: Pick<Routing['printing'], 'isDown'>;
  },
): Printer | null {
  const route = registers.stationRoutes.get(station)?.printers ?? [];
  const inUse = route.flatMap((id) => printerOf(registers, id) ?? []);
  return inUse.find(({ id }) => !printing.isDown(id)) ?? inUse[0] ?? null;
}

/** The till's printer for what guests and the till itself get; null where it has none. */
export const ownPrinter = ({ registers, device }: Routing): Printer | null =>
  tillPrinterOf(registers, device);

/** Who carries a document from this device to a printer. */
export function wayTo(printer: Printer, device: DeviceId): PrintWay {
  if (isOfHub(printer.kind)) return 'hub';
  return printer.device === device ? 'device' : 'relay';
}
