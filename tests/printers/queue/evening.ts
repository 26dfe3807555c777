import { afterEach, beforeEach, vi } from 'vitest';

import type { UsbManner } from '#printers/transports/usb-sheet.ts';
import {
  makeVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '#tests/printers/virtual-usb/printer.ts';

import { makeWorld, type World } from './world.ts';

export const SECOND = 1_000;
/** Lines of a slip that no printer here holds in its buffer. */
export const LONG = 400;

/** Every test of the file begins at the same hour, and time goes by as `pass` says. */
export function onOneEvening(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 20, 14) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** A printer on the cable of a tablet on which nothing runs yet. */
export function withPrinter(
  options: VirtualPrinterOptions = {},
  manner: Partial<UsbManner> = {},
): { readonly printer: VirtualPrinter; readonly world: World } {
  const printer = makeVirtualPrinter(options);
  const world = makeWorld(manner);
  world.usb.plugIn(printer);
  return { printer, world };
}
