import type { PrinterId } from '#domain/kernel/ids.ts';
import type { UsbBus, UsbDevice } from './usb.ts';
import { identityOf, isSame, type UsbIdentity } from './usb-device.ts';

/** Which of the plugged-in devices is which printer. */
export interface UsbBindings {
  /**
   * The device of a printer; null where none is plugged in, or where several are alike and nobody has
   * said which is which.
   */
  readonly find: (printer: PrinterId, usb: UsbIdentity) => Promise<UsbDevice | null>;
  /** Says that this device is that printer, until it is unplugged. */
  readonly bind: (printer: PrinterId, device: UsbDevice) => void;
  /** Devices that a printer could be and that are no other's. */
  readonly candidates: (printer: PrinterId, usb: UsbIdentity) => Promise<readonly UsbDevice[]>;
}

/**
 * Tells printers apart by vendor, product and serial number. Cheap ones have no serial number, or
 * all the same: as long as one of a kind is left over, it is that one; else somebody must say.
 *
 * @param alike how many printers of this tablet, by its settings, have this identity.
 */
export function makeBindings(
  bus: UsbBus,
  alike: (usb: UsbIdentity) => readonly PrinterId[],
): UsbBindings {
  const bound = new Map<PrinterId, UsbDevice>();

  const candidates: UsbBindings['candidates'] = async (printer, usb) => {
    const devices = await bus.getDevices();
    for (const [of, device] of bound) if (!devices.includes(device)) bound.delete(of);
    const others = [...bound].filter(([of]) => of !== printer).map(([, device]) => device);
    return devices.filter((device) => isSame(identityOf(device), usb) && !others.includes(device));
  };
  return {
    candidates,
    bind(printer, device) {
      for (const [of, other] of bound) if (other === device) bound.delete(of);
      bound.set(printer, device);
    },
    async find(printer, usb) {
      const found = await candidates(printer, usb);
      const known = bound.get(printer);
      if (known) return known;
      const unbound = alike(usb).filter((of) => of !== printer && !bound.has(of));
      const [only] = found;
      if (!only || found.length > 1 || unbound.length > 0) return null;
      bound.set(printer, only);
      return only;
    },
  };
}
