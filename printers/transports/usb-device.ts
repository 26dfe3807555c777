import type { UsbAlternate, UsbDevice, UsbEndpoint, UsbFilter } from './usb.ts';

/** USB class of printers. */
const PRINTER_CLASS = 7;

/**
 * Makers of receipt printers of which some models don't say that they are printers: Epson, Star,
 * Bixolon (two), Citizen, HP, Fujitsu, SNBC, Custom, and the makers of chips in Xprinter, Gprinter,
 * Zjiang and their like.
 */
const VENDORS = [
  0x04b8, 0x0519, 0x0419, 0x1504, 0x1d90, 0x05d9, 0x04c5, 0x0fe6, 0x1fc9, 0x0483, 0x0416, 0x6868,
  0x28e9, 0x154f, 0x0dd4,
] as const;

const STAR_VENDOR = 0x0519;

/** What the browser's choice of devices offers. */
export const PRINTER_FILTERS: readonly UsbFilter[] = [
  { classCode: PRINTER_CLASS },
  ...VENDORS.map((vendorId) => ({ vendorId })),
];

/** What WebUSB knows a printer by. */
export interface UsbIdentity {
  readonly vendorId: number;
  readonly productId: number;
  /** Empty where it tells none. */
  readonly serial: string;
}

export const identityOf = (device: UsbDevice): UsbIdentity => ({
  vendorId: device.vendorId,
  productId: device.productId,
  serial: device.serialNumber ?? '',
});

export const isSame = (one: UsbIdentity, other: UsbIdentity): boolean =>
  one.vendorId === other.vendorId &&
  one.productId === other.productId &&
  one.serial === other.serial;

/** Which language to try first: Star's printers speak Star's, but for a few that say so. */
export const guessLanguage = (device: UsbDevice): 'escpos' | 'star' =>
  device.vendorId === STAR_VENDOR && !/^(Star )?BSC/i.test(device.productName ?? '')
    ? 'star'
    : 'escpos';

/** Where a device takes a job, and where it answers if it does. */
export interface PrinterPort {
  readonly configurationValue: number;
  readonly interfaceNumber: number;
  readonly alternateSetting: number;
  readonly out: number;
  readonly in: number | null;
}

/** The interface of class 7 with a bulk endpoint out, else any with one; null: not a printer. */
export function findPort(device: UsbDevice): PrinterPort | null {
  let found: PrinterPort | null = null;
  for (const { configurationValue, interfaces } of device.configurations) {
    for (const { interfaceNumber, alternates } of interfaces) {
      for (const alternate of alternates) {
        const port = portOf(alternate);
        if (!port) continue;
        const whole = { configurationValue, interfaceNumber, ...port };
        if (alternate.interfaceClass === PRINTER_CLASS) return whole;
        found ??= whole;
      }
    }
  }
  return found;
}

function portOf(
  alternate: UsbAlternate,
): Pick<PrinterPort, 'alternateSetting' | 'out' | 'in'> | null {
  const bulk = (direction: 'in' | 'out'): UsbEndpoint | undefined =>
    alternate.endpoints.find((one) => one.type === 'bulk' && one.direction === direction);
  const out = bulk('out');
  if (!out) return null;
  return {
    alternateSetting: alternate.alternateSetting,
    out: out.endpointNumber,
    in: bulk('in')?.endpointNumber ?? null,
  };
}
