import type { EngineApi } from '#client/engine/api.ts';
import type { Database } from '#client/engine/database.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Printer, PrinterState } from '#domain/printing/records.ts';
import { profileOf } from '#printers/profile.ts';
import type { SpoolerPorts } from '#printers/queue/ports.ts';
import { type Spooler, startSpooler } from '#printers/queue/spooler.ts';
import type { PrinterLine } from '#printers/transports/line.ts';
import { usbLine } from '#printers/transports/usb-line.ts';

import { onGiven, usbBindings } from './bindings.ts';
import { after } from './browser-timer.ts';
import { calmStates } from './calm-states.ts';
import { dialogLine } from './dialog-line.ts';
import { fallbackOf } from './fallback.ts';
import { queueStore } from './queue-store.ts';
import { renderPages, renderSlips } from './render.ts';
import { usbBus } from './usb-bus.ts';

export interface OwnPrinterPorts {
  readonly db: Database;
  readonly engine: EngineApi;
  /** The printer as its settings are now. */
  readonly printer: () => Printer;
  /** By the clock that facts bear. */
  readonly now: () => Instant;
}

/** How long another tab may have the printer before that is told, ms. */
const BUSY_MS = 3_000;

/**
 * Prints for one of this tablet's printers, whichever of its tabs it is: a Web Lock sees to it that
 * only one does.
 *
 * @returns what ends it; resolves when the printer is given back.
 */
export function runOwnPrinter(ports: OwnPrinterPorts): () => Promise<void> {
  const { engine } = ports;
  const { id } = ports.printer();
  const over = Promise.withResolvers<void>();
  const waiting = new AbortController();
  // A state that can't be told now is told with the next change.
  const [tell, endTelling] = calmStates(
    (state) => void engine.printerState(id, state).catch(() => undefined),
  );
  const busy = window.setTimeout(() => tell('busyElsewhere'), BUSY_MS);
  const held = navigator.locks
    .request(`encore-printer-${id}`, { signal: waiting.signal }, async () => {
      window.clearTimeout(busy);
      const spooler = spoolerOf(ports, tell);
      await over.promise;
      await spooler.stop();
    })
    // Given up while it still waited.
    .catch(() => undefined);
  return async () => {
    window.clearTimeout(busy);
    endTelling();
    over.resolve();
    waiting.abort();
    await held;
  };
}

function spoolerOf(
  { db, engine, printer, now }: OwnPrinterPorts,
  tell: (state: PrinterState) => void,
): Spooler {
  const { id, kind } = printer();
  const common: Omit<SpoolerPorts<unknown>, 'line' | 'render'> = {
    printer: id,
    queue: queueStore(db),
    reports: {
      ended: (...told) => engine.printEnded(...told),
      uncertain: (...told) => engine.printUncertain(...told),
      moved: (...told) => engine.printMoved(...told),
      state: (_, state) => tell(state),
    },
    fallback: (row) => fallbackOf(db, row),
    now,
    after,
  };
  if (kind === 'dialog') {
    return startSpooler({ ...common, line: dialogLine(), render: renderPages });
  }
  return startSpooler({
    ...common,
    line: usbLineOf(printer()),
    render: (row) => renderSlips(row, profileOf(printer())),
  });
}

function usbLineOf(printer: Printer): PrinterLine<readonly Uint8Array<ArrayBuffer>[]> {
  const bus = usbBus();
  const bindings = usbBindings();
  if (!bus || !bindings) return absentLine;
  const { id, usb } = printer;
  const line = usbLine({
    bus,
    after,
    find: async () => (usb ? bindings.find(id, usb) : null),
    manner: printer,
  });
  return {
    ...line,
    onChange(listener) {
      const endings = [line.onChange(listener), onGiven(listener)];
      return () => {
        for (const end of endings) end();
      };
    },
  };
}

/** A printer that this browser has no way to. */
const absentLine: PrinterLine<unknown> = {
  ready: () => Promise.resolve('offline'),
  print: () => Promise.resolve('unsent'),
  clear: () => Promise.resolve(false),
  abort: () => undefined,
  onChange: () => () => undefined,
  close: () => Promise.resolve(),
};
