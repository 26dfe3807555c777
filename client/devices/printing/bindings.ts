import type { Printer } from '#domain/printing/records.ts';
import { makeBindings, type UsbBindings } from '#printers/transports/usb-bindings.ts';
import { isSame } from '#printers/transports/usb-device.ts';

import { usbBus } from './usb-bus.ts';

let printers: readonly Printer[] = [];
let bindings: UsbBindings | null = null;
const listeners = new Set<() => void>();

/** Says which printers are this tablet's own, by its settings. */
export function knowOwnPrinters(own: readonly Printer[]): void {
  printers = own;
}

/** Which device is which printer, for all of this page; null where the browser has no USB. */
export function usbBindings(): UsbBindings | null {
  const bus = usbBus();
  if (!bus) return null;
  bindings ??= makeBindings(bus, (usb) =>
    printers.filter((one) => one.usb && isSame(one.usb, usb)).map(({ id }) => id),
  );
  return bindings;
}

/** Calls back when people gave this page a device, of which the browser tells no event. */
export function onGiven(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellGiven(): void {
  for (const listener of listeners) listener();
}
