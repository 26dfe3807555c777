import { assert } from '#domain/kernel/assert.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import { stateOfChange } from './answers.ts';
import { askStatus, type StatusQuestion } from './commands.ts';
import { type After, within } from './timing.ts';
import type { UsbDevice } from './usb.ts';
import { findPort, type PrinterPort } from './usb-device.ts';
import { openInbox, type UsbInbox } from './usb-inbox.ts';

/**
 * `stall`: broken off by the printer, after nobody knows how much · `stuck`: not taken within the
 * time, and still waiting to be.
 */
export type SendOutcome = 'ok' | 'stall' | 'lost' | 'stuck';

/** A device that is open and claimed. Nothing rejects: a device that went is `lost`. */
export interface UsbConnection {
  readonly device: UsbDevice;
  /** Whether it has a way to answer. */
  readonly canAnswer: boolean;
  /** What it last told by itself; null before it did. */
  readonly told: () => PrinterState | null;
  readonly isLost: () => boolean;
  /** At most a chunk, while nothing else is under way. */
  readonly send: (bytes: Uint8Array<ArrayBuffer>, ms: number) => Promise<SendOutcome>;
  /** Waits on for what was stuck; at once where nothing is under way. */
  readonly sendOn: (ms: number) => Promise<SendOutcome>;
  readonly answer: UsbInbox['answer'];
  readonly forget: UsbInbox['forget'];
  /** Its answer, a byte; `stuck` where even the question isn't taken, null for no answer. */
  readonly ask: (question: StatusQuestion) => Promise<number | 'stuck' | null>;
  /** Whether the status of USB's printer class says that paper is missing. */
  readonly saysNoPaper: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** How long a question may take to be taken, and its answer to come, ms. */
const QUESTION_MS = 1_500;
/** GET_PORT_STATUS (USB Device Class Definition for Printing Devices 1.1, 4.2.2). */
const GET_PORT_STATUS = 1;
const PAPER_EMPTY = 0x20;

/**
 * Opens and claims a device.
 *
 * @param changed called when the printer told something of itself, or was lost.
 * @returns the state to show where it couldn't be done: another has it, it went, the system refuses.
 */
export async function connectUsb(
  device: UsbDevice,
  after: After,
  changed: () => void,
): Promise<UsbConnection | PrinterState> {
  const port = findPort(device);
  if (!port) return 'error';
  try {
    await device.open();
    if (device.configuration?.configurationValue !== port.configurationValue) {
      await device.selectConfiguration(port.configurationValue);
    }
    await device.claimInterface(port.interfaceNumber);
    if (port.alternateSetting !== 0) {
      await device.selectAlternateInterface(port.interfaceNumber, port.alternateSetting);
    }
  } catch (error) {
    await device.close().catch(() => undefined);
    return stateOfFailure(error);
  }
  return connection(device, port, after, changed);
}

function stateOfFailure(error: unknown): PrinterState {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFoundError') return 'needsReconnect';
  // The system keeps its own driver on it; docs/printers.md says what helps.
  return name === 'SecurityError' ? 'error' : 'busyElsewhere';
}

function connection(
  device: UsbDevice,
  port: PrinterPort,
  after: After,
  changed: () => void,
): UsbConnection {
  let isLost = false;
  let told: PrinterState | null = null;
  let pending: Promise<SendOutcome> | null = null;

  const lose = (): void => {
    if (isLost) return;
    isLost = true;
    inbox.end();
    changed();
  };
  const inbox = openInbox(
    device,
    port.in,
    after,
    (answer) => {
      if (answer.type !== 'change') return;
      told = stateOfChange(answer.bytes);
      changed();
    },
    lose,
  );
  const transfer = async (bytes: Uint8Array<ArrayBuffer>): Promise<SendOutcome> => {
    try {
      const { status } = await device.transferOut(port.out, bytes);
      if (status === 'ok') return 'ok';
      // Halted, it would take nothing more.
      await device.clearHalt('out', port.out);
      return 'stall';
    } catch {
      lose();
      return 'lost';
    } finally {
      pending = null;
    }
  };
  const sendOn = async (ms: number): Promise<SendOutcome> =>
    pending === null ? 'ok' : ((await within(pending, ms, after)) ?? 'stuck');
  const send = (bytes: Uint8Array<ArrayBuffer>, ms: number): Promise<SendOutcome> => {
    assert(pending === null, 'sends to a printer while it hasn’t taken what came before');
    if (isLost) return Promise.resolve('lost');
    pending = transfer(bytes);
    return sendOn(ms);
  };
  return {
    device,
    canAnswer: port.in !== null,
    told: () => told,
    isLost: () => isLost,
    send,
    sendOn,
    answer: inbox.answer,
    forget: inbox.forget,
    async ask(question) {
      if ((await sendOn(QUESTION_MS)) === 'stuck') return 'stuck';
      const answered = inbox.answer(({ type }) => type === 'status', QUESTION_MS);
      const sent = await send(askStatus(question), QUESTION_MS);
      if (sent === 'stuck') return 'stuck';
      const answer = sent === 'ok' ? await answered : null;
      return answer?.type === 'status' ? answer.byte : null;
    },
    saysNoPaper: () => saysNoPaper(device, port.interfaceNumber),
    async close() {
      lose();
      await device.close().catch(() => undefined);
    },
  };
}

/** Known where nothing can be sent, and of printers that say nothing else; false if not known. */
async function saysNoPaper(device: UsbDevice, interfaceNumber: number): Promise<boolean> {
  try {
    const { data } = await device.controlTransferIn(
      {
        requestType: 'class',
        recipient: 'interface',
        request: GET_PORT_STATUS,
        value: 0,
        index: interfaceNumber,
      },
      1,
    );
    return data !== undefined && data.byteLength > 0 && (data.getUint8(0) & PAPER_EMPTY) !== 0;
  } catch {
    return false;
  }
}
