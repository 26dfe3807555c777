import type { PrinterState } from '#domain/printing/records.ts';
import { endCutOffCommand, endTornSlip, tellChanges } from './commands.ts';
import type { PrinterLine } from './line.ts';
import type { After } from './timing.ts';
import type { UsbBus, UsbDevice, UsbEvent } from './usb.ts';
import { connectUsb, type UsbConnection } from './usb-connection.ts';
import { askState, printSlips, STUCK_MS, type UsbManner, whyStuck, write } from './usb-sheet.ts';

export interface UsbLinePorts {
  readonly bus: UsbBus;
  readonly after: After;
  /** The device that is this printer now; null while none is. */
  readonly find: () => Promise<UsbDevice | null>;
  readonly manner: UsbManner;
}

/** A printer that took nothing so many times in turn is opened anew. */
const REOPEN_AFTER = 5;

/**
 * A printer by WebUSB. A sheet is the bytes of its slips. What is written waits for as long as the
 * printer does, for paper as well; only {@link PrinterLine.abort} or an unplugged printer ends it.
 */
export function usbLine(ports: UsbLinePorts): PrinterLine<readonly Uint8Array<ArrayBuffer>[]> {
  const { after, manner } = ports;
  const door = openDoor(ports);
  // Star's printers answer in a language of their own, which isn't spoken here.
  const acknowledges = manner.language === 'star' ? 'none' : manner.acknowledges;
  let lastId = 0;

  const ready = async (): Promise<PrinterState> => {
    const on = await door.open();
    if (typeof on === 'string') return on;
    if (!on.canAnswer || manner.language === 'star' || door.isDeaf()) {
      if ((await on.sendOn(STUCK_MS)) === 'stuck') return door.stuck(on);
      return on.isLost() ? 'needsReconnect' : 'ready';
    }
    const state = await askState(on);
    if (on.isLost()) return 'needsReconnect';
    if (state === 'stuck') return door.stuck(on);
    if (state === null && acknowledges !== 'none') return 'silent';
    // A way to answer that is never used; it may well print.
    if (state === null) door.deafen();
    if (acknowledges !== 'none' && on.told() === null) await on.send(tellChanges, STUCK_MS);
    return state ?? 'ready';
  };

  return {
    ready,
    async print(slips, tell) {
      const on = door.current();
      if (!on) return 'unsent';
      lastId += 1;
      const outcome = await printSlips(on, { slips, id: lastId, acknowledges }, after, tell);
      if (outcome === 'uncertain') await door.shut();
      return outcome;
    },
    async clear() {
      const on = await door.open();
      if (typeof on === 'string') return false;
      return write(on, endTornSlip(manner.language, manner.cuts), () => undefined);
    },
    abort: () => void door.shut(),
    onChange: door.onChange,
    close: door.close,
  };
}

interface Door {
  /** The connection, while it holds. */
  readonly current: () => UsbConnection | null;
  readonly open: () => Promise<UsbConnection | PrinterState>;
  readonly shut: () => Promise<void>;
  /** Whether it has a way to answer and never uses it; until it is opened anew. */
  readonly isDeaf: () => boolean;
  readonly deafen: () => void;
  /** Why it takes nothing; a new opening may help one that goes on so. */
  readonly stuck: (on: UsbConnection) => Promise<PrinterState>;
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** Opens the device and keeps it open, through its comings and goings. */
function openDoor({ bus, after, find }: UsbLinePorts): Door {
  let connection: UsbConnection | null = null;
  let isDeaf = false;
  let stuckTimes = 0;
  let isClosed = false;
  const listeners = new Set<() => void>();

  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const gone = ({ device }: UsbEvent): void => {
    if (connection?.device === device) void connection.close();
    changed();
  };
  bus.addEventListener('connect', changed);
  bus.addEventListener('disconnect', gone);

  const current = (): UsbConnection | null => (connection?.isLost() === false ? connection : null);
  const shut = async (): Promise<void> => {
    const last = connection;
    connection = null;
    isDeaf = false;
    stuckTimes = 0;
    await last?.close();
  };
  return {
    current,
    shut,
    isDeaf: () => isDeaf,
    deafen() {
      isDeaf = true;
    },
    async open() {
      const open = current();
      if (open) return open;
      await shut();
      const device = await find().catch(() => null);
      if (!device) return 'needsReconnect';
      const opened = await connectUsb(device, after, changed);
      if (typeof opened === 'string') return opened;
      connection = opened;
      await opened.send(endCutOffCommand, STUCK_MS);
      // Closed meanwhile: whoever has it next mustn't find it taken.
      if (isClosed) await shut();
      return isClosed ? 'offline' : opened;
    },
    async stuck(on) {
      const why = await whyStuck(on);
      stuckTimes += 1;
      if (stuckTimes >= REOPEN_AFTER) await shut();
      return why;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      bus.removeEventListener('connect', changed);
      bus.removeEventListener('disconnect', gone);
      listeners.clear();
      isClosed = true;
      await shut();
    },
  };
}
