import type { Printer } from '#domain/printing/records.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { UsbDevice } from '#printers/transports/usb.ts';
import {
  findPort,
  guessLanguage,
  identityOf,
  isSame,
  PRINTER_FILTERS,
  type UsbIdentity,
} from '#printers/transports/usb-device.ts';

import { tellGiven } from './bindings.ts';
import { usbBus } from './usb-bus.ts';

/**
 * Why no printer was paired: the browser has no USB · nobody chose one · the system keeps it from the
 * browser, as Windows without WinUSB does · it takes no print jobs.
 */
export type PairProblem = 'unsupported' | 'noneChosen' | 'denied' | 'notAPrinter';

/** A printer that the browser gives to this tablet from now on. */
export interface PairedPrinter {
  /** As it calls itself; empty where it doesn't. */
  readonly name: string;
  readonly language: Printer['language'];
  readonly usb: UsbIdentity;
}

/** Asks the person at the screen for a printer; only within a tap. */
export async function pairUsbPrinter(): Promise<Result<PairedPrinter, PairProblem>> {
  const chosen = await choose();
  if (!chosen.ok) return chosen;
  const device = chosen.value;
  const paired = {
    name: (device.productName ?? '').trim(),
    language: guessLanguage(device),
    usb: identityOf(device),
  };
  return ok(paired);
}

/**
 * Asks again for a printer that the browser gave back, as after site data were cleared. Refuses
 * `noneChosen` where another one was chosen.
 */
export async function reconnectUsbPrinter({ usb }: Printer): Promise<Result<void, PairProblem>> {
  const chosen = await choose();
  if (!chosen.ok) return chosen;
  return usb && isSame(usb, identityOf(chosen.value)) ? ok(undefined) : err('noneChosen');
}

async function choose(): Promise<Result<UsbDevice, PairProblem>> {
  const bus = usbBus();
  if (!bus) return err('unsupported');
  try {
    const device = await bus.requestDevice({ filters: PRINTER_FILTERS });
    if (!findPort(device)) return err('notAPrinter');
    // Whether the system lets a browser have it shows only when it is opened.
    if (!device.opened) {
      await device.open();
      await device.close();
    }
    tellGiven();
    return ok(device);
  } catch (error) {
    return err(
      error instanceof DOMException && error.name === 'NotFoundError' ? 'noneChosen' : 'denied',
    );
  }
}
