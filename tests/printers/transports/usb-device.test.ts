import { describe, expect, it } from 'vitest';

import type { PrinterId } from '#domain/kernel/ids.ts';
import { makeBindings } from '#printers/transports/usb-bindings.ts';
import { findPort, guessLanguage, identityOf } from '#printers/transports/usb-device.ts';
import type { UsbAlternate, UsbDevice } from '#printers/transports/usb.ts';
import { makeVirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import { makeVirtualUsb } from '#tests/printers/virtual-usb/stack.ts';

const BULK_OUT = { endpointNumber: 1, direction: 'out', type: 'bulk' } as const;
const BULK_IN = { endpointNumber: 2, direction: 'in', type: 'bulk' } as const;
const INTERRUPT_IN = { endpointNumber: 3, direction: 'in', type: 'interrupt' } as const;

/** A device of interfaces that are told by their classes and endpoints. */
function deviceWith(
  alternates: readonly UsbAlternate[],
  names: Partial<UsbDevice> = {},
): UsbDevice {
  const interfaces = alternates.map((alternate, interfaceNumber) => ({
    interfaceNumber,
    alternate,
    alternates: [alternate],
  }));
  // Nothing but its description is looked at.
  return {
    vendorId: 1,
    productId: 2,
    configurations: [{ configurationValue: 1, interfaces }],
    ...names,
  } as UsbDevice;
}

describe('a USB device', () => {
  it('[PRQ-12] takes jobs at its interface of class 7', () => {
    const device = deviceWith([
      { alternateSetting: 0, interfaceClass: 255, endpoints: [BULK_OUT] },
      { alternateSetting: 0, interfaceClass: 7, endpoints: [INTERRUPT_IN, BULK_IN, BULK_OUT] },
    ]);
    expect(findPort(device)).toMatchObject({ interfaceNumber: 1, out: 1, in: 2 });
  });

  it('[PRQ-12] takes jobs where a maker gives its class as its own', () => {
    const device = deviceWith([
      { alternateSetting: 0, interfaceClass: 255, endpoints: [INTERRUPT_IN, BULK_OUT] },
    ]);
    expect(findPort(device)).toMatchObject({ interfaceNumber: 0, out: 1, in: null });
  });

  it('[PRQ-12] is no printer without a bulk endpoint', () => {
    const device = deviceWith([
      { alternateSetting: 0, interfaceClass: 3, endpoints: [INTERRUPT_IN] },
    ]);
    expect(findPort(device)).toBeNull();
  });

  it('[PRQ-12] speaks Star’s language if it is Star’s, but for those that say otherwise', () => {
    const star = (productName: string) =>
      guessLanguage(deviceWith([], { vendorId: 0x0519, productName }));
    expect(star('TSP143IIIU')).toBe('star');
    expect(star('BSC10')).toBe('escpos');
    expect(guessLanguage(deviceWith([], { vendorId: 0x0fe6 }))).toBe('escpos');
  });
});

describe('which device is which printer', () => {
  const one = 'one' as PrinterId;
  const two = 'two' as PrinterId;

  function twoPrinters(serials: readonly [string, string]) {
    const usb = makeVirtualUsb();
    const printers = serials.map((serial) => makeVirtualPrinter({ serial }));
    for (const printer of printers) usb.plugIn(printer);
    const bus = usb.openTab().usb;
    return { usb, bus, printers, bindings: makeBindings(bus, () => [one, two]) };
  }

  it('[PRQ-12] is told by the serial number', async () => {
    const { bus, bindings } = twoPrinters(['A', 'B']);
    const [, second] = await bus.getDevices();
    const usb = { vendorId: 0x04b8, productId: 0x0202, serial: 'B' };
    const apart = makeBindings(bus, () => [two]);
    expect(await apart.find(two, usb)).toBe(second);
    expect(await bindings.candidates(two, usb)).toEqual([second]);
  });

  it('[PRQ-12] isn’t guessed between two alike; once one is known, the other is', async () => {
    const { bus, bindings } = twoPrinters(['', '']);
    const [first, second] = await bus.getDevices();
    if (!first || !second) throw new Error('two are plugged in');
    const alike = identityOf(first);
    expect(await bindings.find(one, alike)).toBeNull();
    bindings.bind(one, second);
    expect(await bindings.find(one, alike)).toBe(second);
    expect(await bindings.find(two, alike)).toBe(first);
  });

  it('[PRQ-12] plugged in again, the one that is missing is that one', async () => {
    const { usb, bus, bindings, printers } = twoPrinters(['', '']);
    const [first, second] = await bus.getDevices();
    const [printer] = printers;
    if (!first || !second || !printer) throw new Error('two are plugged in');
    const alike = identityOf(first);
    bindings.bind(one, first);
    await bindings.find(two, alike);
    usb.unplug(printer);
    expect(await bindings.find(one, alike)).toBeNull();
    usb.plugIn(printer);
    const back = await bindings.find(one, alike);
    expect(back).not.toBeNull();
    expect(back).not.toBe(first);
    expect(await bindings.find(two, alike)).toBe(second);
  });
});
