import type { UsbBus } from '#printers/transports/usb.ts';

import type { VirtualPrinter } from './printer.ts';
import { type DeviceCard, makeUsb, type UsbReply } from './usb-in-page.ts';

/** A machine's USB, as Chromium gives it to the pages of one site. */
export interface VirtualUsb {
  /** Plugs a printer in, as a device of its own; it is on, and paired unless said otherwise. */
  readonly plugIn: (printer: VirtualPrinter, options?: { readonly isPaired?: boolean }) => void;
  readonly unplug: (printer: VirtualPrinter) => void;
  /** Off and, unless it stays so, on again: what was in it is gone, its paper isn't. */
  readonly powerOff: (printer: VirtualPrinter) => void;
  readonly openTab: () => UsbTab;
}

/** One page's view of it. */
export interface UsbTab {
  readonly call: (operation: string, ...given: readonly unknown[]) => Promise<UsbReply>;
  /** `navigator.usb` for tests without a page. */
  readonly usb: UsbBus;
  /** What the browser does when the page goes: transfers end, claims are given back. */
  readonly kill: () => void;
}

interface Transfer {
  readonly tab: object;
  readonly bytes: readonly number[];
  taken: number;
  readonly settle: (reply: UsbReply) => void;
}

interface Plugged {
  readonly card: DeviceCard;
  readonly printer: VirtualPrinter;
  isPaired: boolean;
  isGone: boolean;
  claimedBy: object | null;
  readonly openedBy: Set<object>;
  pumps: number;
  out: Transfer[];
  in: {
    readonly tab: object;
    readonly length: number;
    readonly settle: (reply: UsbReply) => void;
  }[];
}

interface TabEvents {
  readonly push: (type: 'connect' | 'disconnect', card: DeviceCard) => void;
}

const fail = (name: string, message: string): UsbReply => ({ ok: false, name, message });
const done = (value: unknown = null): UsbReply => ({ ok: true, value });
const GONE = fail('NotFoundError', 'The device was disconnected.');
const TORN_OFF = fail('NetworkError', 'A transfer error has occurred.');
const CANCELLED = fail('AbortError', 'The transfer was cancelled.');
const NOT_OPEN = fail('InvalidStateError', 'The device must be opened first.');
const NOT_CLAIMED = fail(
  'NotFoundError',
  'The specified endpoint is not part of a claimed and selected alternate interface.',
);

export function makeVirtualUsb(): VirtualUsb {
  const plugged: Plugged[] = [];
  const tabs = new Set<TabEvents>();
  let lastId = 0;

  const tell = (type: 'connect' | 'disconnect', { card, isPaired }: Plugged): void => {
    if (isPaired) for (const tab of tabs) tab.push(type, card);
  };
  const remove = (printer: VirtualPrinter): void => {
    const one = plugged.find((it) => it.printer === printer && !it.isGone);
    if (!one) return;
    one.isGone = true;
    for (const { settle } of [...one.out, ...one.in]) settle(TORN_OFF);
    one.out = [];
    one.in = [];
    tell('disconnect', one);
  };
  const plugIn: VirtualUsb['plugIn'] = (printer, { isPaired = true } = {}) => {
    lastId += 1;
    const { vendorId, productId, productName, serial, isOneWay } = printer.options;
    const card = { id: lastId, vendorId, productId, productName, serialNumber: serial, isOneWay };
    const one: Plugged = {
      card,
      printer,
      isPaired,
      isGone: false,
      claimedBy: null,
      openedBy: new Set(),
      pumps: 0,
      out: [],
      in: [],
    };
    plugged.push(one);
    printer.onChange(() => {
      if (!one.isGone) pump(one);
    });
    tell('connect', one);
  };
  return {
    plugIn,
    unplug: remove,
    powerOff(printer) {
      remove(printer);
      printer.loseMemory();
    },
    openTab: () => openTab(plugged, tabs),
  };
}

/** Moves what waits on both endpoints as far as the printer allows. */
function pump(one: Plugged): void {
  one.pumps += 1;
  // What is taken may change the printer, which asks for this again.
  if (one.pumps > 1) return;
  while (one.pumps > 0) {
    one.pumps = 1;
    moveOut(one);
    moveIn(one);
    one.pumps -= 1;
  }
}

function moveOut(one: Plugged): void {
  const { printer } = one;
  for (let transfer = one.out[0]; transfer; transfer = one.out[0]) {
    let answer: ReturnType<VirtualPrinter['take']> = 'taken';
    while (transfer.taken < transfer.bytes.length && answer === 'taken' && !one.isGone) {
      answer = printer.take(transfer.bytes[transfer.taken] ?? 0);
      if (answer === 'taken') transfer.taken += 1;
    }
    // The printer was unplugged by what it took.
    if (one.isGone) return;
    if (answer === 'full') break;
    if (one.out[0] !== transfer) continue;
    one.out.shift();
    // Chromium counts all of it, whatever was taken.
    const bytesWritten = transfer.bytes.length;
    transfer.settle(done({ status: answer === 'stall' ? 'stall' : 'ok', bytesWritten }));
  }
}

function moveIn({ printer, in: readers }: Plugged): void {
  while (printer.answers.length > 0 && readers.length > 0) {
    const reader = readers.shift();
    reader?.settle(done({ status: 'ok', data: printer.answers.splice(0, reader.length) }));
  }
}

function openTab(plugged: readonly Plugged[], tabs: Set<TabEvents>): UsbTab {
  const tab = {};
  const events: { readonly type: string; readonly card: DeviceCard }[] = [];
  let wake: ((reply: UsbReply) => void) | null = null;
  const flush = (): void => {
    if (!wake || events.length === 0) return;
    const settle = wake;
    wake = null;
    settle(done(events.shift()));
  };
  tabs.add({
    push(type, card) {
      events.push({ type, card });
      flush();
    },
  });
  const leave = (one: Plugged): void => {
    for (const { settle } of [...one.out, ...one.in].filter((it) => it.tab === tab))
      settle(CANCELLED);
    one.out = one.out.filter((it) => it.tab !== tab);
    one.in = one.in.filter((it) => it.tab !== tab);
    one.openedBy.delete(tab);
    if (one.claimedBy === tab) one.claimedBy = null;
  };
  const kill = (): void => plugged.forEach(leave);
  const here = (): readonly Plugged[] => plugged.filter(({ isGone }) => !isGone);

  const call: UsbTab['call'] = async (operation, ...given) => {
    if (operation === 'hello') {
      kill();
      return done();
    }
    if (operation === 'nextEvent') {
      return new Promise((resolve) => {
        wake = resolve;
        flush();
      });
    }
    if (operation === 'devices') {
      return done(
        here()
          .filter(({ isPaired }) => isPaired)
          .map(({ card }) => card),
      );
    }
    if (operation === 'request') {
      const chosen = here().find(({ isPaired }) => !isPaired) ?? here()[0];
      if (!chosen) return fail('NotFoundError', 'No device selected.');
      chosen.isPaired = true;
      return done(chosen.card);
    }
    const one = plugged.find(({ card }) => card.id === given[0]);
    if (!one || one.isGone) return GONE;
    return atDevice(one, tab, operation, given, leave);
  };
  return { call, usb: makeUsb(call), kill };
}

async function atDevice(
  one: Plugged,
  tab: object,
  operation: string,
  given: readonly unknown[],
  leave: (one: Plugged) => void,
): Promise<UsbReply> {
  if (operation === 'open') {
    one.openedBy.add(tab);
    return done();
  }
  if (operation === 'close') {
    leave(one);
    return done();
  }
  if (!one.openedBy.has(tab)) return NOT_OPEN;
  if (operation === 'claim') {
    if (one.claimedBy !== null && one.claimedBy !== tab) {
      return fail('NetworkError', 'Unable to claim interface.');
    }
    one.claimedBy = tab;
    return done();
  }
  if (operation === 'check') return done();
  if (one.claimedBy !== tab) return NOT_CLAIMED;
  if (operation === 'clearHalt') {
    one.printer.clearHalt();
    return done();
  }
  if (operation === 'portStatus') return done({ status: 'ok', data: [one.printer.portStatus()] });
  return new Promise((settle) => {
    if (operation === 'transferOut') {
      one.out.push({ tab, bytes: given[1] as readonly number[], taken: 0, settle });
    } else one.in.push({ tab, length: given[1] as number, settle });
    pump(one);
  });
}
