import { instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';
import { type PrintDocument, text } from '#printers/document.ts';
import { profileOf } from '#printers/profile.ts';
import type { UsbDevice } from '#printers/transports/usb.ts';
import { isWell } from '#printers/transports/line.ts';
import { usbLine } from '#printers/transports/usb-line.ts';

import { tellGiven, usbBindings } from './bindings.ts';
import { after } from './browser-timer.ts';
import { renderSlips } from './render.ts';
import { usbBus } from './usb-bus.ts';

/**
 * Prints a slip with a number, from 1, on each device that this printer could be and that is no
 * other's: alike printers without a serial number are told apart by where which comes out (PRQ-12).
 *
 * @returns those devices in the order of their numbers, those that didn't take it among them; none
 *   where nothing is plugged in.
 */
export async function printNumbers(printer: Printer): Promise<readonly UsbDevice[]> {
  const bus = usbBus();
  const bindings = usbBindings();
  if (!bus || !bindings || !printer.usb) return [];
  const devices = await bindings.candidates(printer.id, printer.usb);
  for (const [index, device] of devices.entries()) {
    const number = String(index + 1);
    const slips = await renderSlips(
      {
        document: JSON.stringify(numberSlip(printer, number)),
        number,
        copy: 1,
        isReprint: false,
        copies: 1,
      },
      profileOf(printer),
    );
    const manner = { ...printer, acknowledges: 'none' } as const;
    const line = usbLine({ bus, after, find: () => Promise.resolve(device), manner });
    if (isWell(await line.ready())) await line.print(slips, () => undefined);
    await line.close();
  }
  return devices;
}

/** Says that this device is this printer, until it is unplugged. */
export function bindPrinter(printer: Printer, device: UsbDevice): void {
  usbBindings()?.bind(printer.id, device);
  tellGiven();
}

/** A number that is read from afar; it needs no words. */
const numberSlip = ({ columns, name }: Printer, number: string): PrintDocument => ({
  columns,
  language: 'zh-CN',
  at: instant(Date.now()),
  blocks: [
    text(`[ ${number} ]`, { align: 'centre', size: 2, bold: true }),
    text(`${name} ?`, { align: 'centre' }),
    { type: 'cut' },
  ],
});
