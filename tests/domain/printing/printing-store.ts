import {
  id,
  type DeviceId,
  type ItemId,
  type PrinterId,
  type StationId,
} from '#domain/kernel/ids.ts';
import type { Paper, Printer } from '#domain/printing/records.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { registersOf } from '#tests/domain/support/store.ts';

const till = id<DeviceId>('t1');
const barTablet = id<DeviceId>('t2');
export const tillPrinter = id<PrinterId>('p-till');
export const barPrinter = id<PrinterId>('p-bar');
export const kitchenPrinter = id<PrinterId>('p-kitchen');
const bar = id<StationId>('bar');
const kitchen = id<StationId>('kitchen');

export const printer = (name: PrinterId, more: Partial<Printer> = {}): Printer => ({
  id: name,
  name,
  kind: 'usb',
  device: till,
  language: 'escpos',
  text: 'gb18030',
  columns: 48,
  acknowledges: 'printed',
  cuts: 'partial',
  drawer: false,
  usb: { vendorId: 0x04b8, productId: 0x0e15, serial: name },
  retired: false,
  ...more,
});

const byId = <Rec extends { readonly id: string }>(...records: readonly Rec[]) =>
  new Map(records.map((record) => [record.id as Rec['id'], record]));

/**
 * The test store with three printers: the till's with a drawer, one at the bar's tablet, and the
 * kitchen's, which asks the hub. Beer is the bar's and falls back to the till; nuts are the kitchen's.
 */
export function printingStore(
  forms: Paper['forms'] = {},
  more: Partial<Registers> = {},
): Registers {
  const plain = registersOf();
  const items = new Map(plain.items);
  const stationed = (name: string, station: StationId): void => {
    const item = items.get(id<ItemId>(name));
    if (item) items.set(item.id, { ...item, station });
  };
  stationed('beer', bar);
  stationed('nuts', kitchen);
  return {
    ...plain,
    items,
    stations: byId({ id: bar, name: 'Bar' }, { id: kitchen, name: 'Kitchen' }),
    printers: byId(
      printer(tillPrinter, { drawer: true }),
      printer(barPrinter, { device: barTablet }),
      printer(kitchenPrinter, { kind: 'cloudPrnt', device: null, language: 'star', usb: null }),
    ),
    stationRoutes: byId(
      { id: bar, printers: [barPrinter, tillPrinter] },
      { id: kitchen, printers: [kitchenPrinter] },
    ),
    tillPrinters: byId({ id: till, printer: tillPrinter }),
    paper: byId({
      id: 'paper' as const,
      language: 'en' as const,
      header: '',
      footer: '',
      logo: '',
      logoSize: null,
      forms,
    }),
    ...more,
  };
}
