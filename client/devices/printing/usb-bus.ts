import type { UsbBus } from '#printers/transports/usb.ts';

/** The browser's USB devices; null where it has none, as on an iPad or without https. */
export const usbBus = (): UsbBus | null =>
  // TypeScript's DOM has no WebUSB yet; `UsbBus` is what is used of it.
  (navigator as { readonly usb?: UsbBus }).usb ?? null;
