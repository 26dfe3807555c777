import { nextToken, type Token } from './commands.ts';

/** A piece of paper that left the slot. */
export interface Slip {
  /** Its characters, a line each; pictures stand as `[picture]`. */
  readonly text: string;
  readonly isBlank: boolean;
}

export interface VirtualPrinterOptions {
  readonly vendorId?: number;
  readonly productId?: number;
  readonly productName?: string;
  readonly serial?: string;
  /** A one-way printer has no endpoint for answers. */
  readonly isOneWay?: boolean;
  readonly bufferBytes?: number;
  /** Whether it knows GS ( H. */
  readonly knowsProcessIds?: boolean;
  /** Whether it tells what it lacks in the status of USB's printer class. */
  readonly tellsPortStatus?: boolean;
}

/** A receipt printer as it stands on the counter, and what can be done to it there. */
export interface VirtualPrinter {
  readonly options: Required<VirtualPrinterOptions>;
  /** Everything that came out, in order. */
  readonly slips: readonly Slip[];
  /** What hangs in the slot, not cut off. */
  readonly hanging: () => string;
  /** When the drawer was kicked, ms since 1970. */
  readonly kicks: readonly number[];
  readonly bytesTaken: () => number;
  readonly paperOut: () => void;
  /** Paper for so many lines, then none. */
  readonly paperFor: (lines: number) => void;
  readonly loadPaper: () => void;
  readonly paperLow: (isLow: boolean) => void;
  readonly cover: (isOpen: boolean) => void;
  /** Takes nothing and says nothing, as one that hangs; `false` ends it. */
  readonly hang: (isHanging: boolean) => void;
  /** Halts its endpoint after so many more bytes. */
  readonly stallAfter: (bytes: number) => void;
  /** Does `action` when so many more bytes were taken. */
  readonly afterBytes: (bytes: number, action: () => void) => void;
  /** Paper, cover and all: it works again, and nothing more is about to happen to it. */
  readonly mend: () => void;
  /** Forgets all that is in it but what is on the paper. */
  readonly loseMemory: () => void;

  // The side of the cable.
  readonly take: (byte: number) => 'taken' | 'full' | 'stall';
  readonly clearHalt: () => void;
  readonly answers: number[];
  readonly portStatus: () => number;
  /** Called when it may take more, or has something to say. */
  readonly onChange: (listener: () => void) => void;
}

const DOTS_A_LINE = 24;
const PLENTY = 1_000_000;

/**
 * Carries out ESC/POS as real printers do: what is sent waits in a buffer; DLE EOT is answered as it
 * comes in, all else as it is carried out; without paper nothing is carried out, and the buffer fills.
 */
export function makeVirtualPrinter(given: VirtualPrinterOptions = {}): VirtualPrinter {
  const options = {
    vendorId: 0x04b8,
    productId: 0x0202,
    productName: 'TM-T88',
    serial: 'S1',
    isOneWay: false,
    bufferBytes: 4_096,
    knowsProcessIds: true,
    tellsPortStatus: true,
    ...given,
  };
  const slips: Slip[] = [];
  const kicks: number[] = [];
  const answers: number[] = [];
  const listeners: (() => void)[] = [];
  const triggers: { at: number; action: () => void }[] = [];
  let buffer: number[] = [];
  /** The last bytes that came in, for DLE EOT. */
  let heard: readonly number[] = [];
  let line: number[] = [];
  let paper: string[] = [];
  let picture = { bytes: 0, rows: 0 };
  let isChinese = false;
  let tellsChanges = false;
  let linesLeft = PLENTY;
  let isLow = false;
  let isOpen = false;
  let isHanging = false;
  let isHalted = false;
  let stallAt = Infinity;
  let taken = 0;

  const noPaper = (): boolean => linesLeft <= 0;
  const isOffline = (): boolean => noPaper() || isOpen;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const say = (...bytes: readonly number[]): void => {
    if (!options.isOneWay && !isHanging) answers.push(...bytes);
  };
  const tellChange = (): void => {
    if (!tellsChanges) return;
    const first = 0x10 | (isOffline() ? 0x08 : 0) | (isOpen ? 0x20 : 0);
    say(first, 0, (isLow ? 0x03 : 0) | (noPaper() ? 0x0c : 0), 0);
  };
  const advance = (lines: number, printed: string): void => {
    paper.push(printed);
    linesLeft -= lines;
    if (noPaper()) tellChange();
  };
  const cut = (): void => {
    const text = paper.filter((one) => one !== '').join('\n');
    slips.push({ text, isBlank: text === '' });
    paper = [];
  };
  const statusByte = (question: number): number => {
    if (question === 1) return 0x12 | (isOffline() ? 0x08 : 0);
    if (question === 2) return 0x12 | (isOpen ? 0x04 : 0) | (noPaper() ? 0x20 : 0);
    if (question === 4) return 0x12 | (isLow ? 0x0c : 0) | (noPaper() ? 0x60 : 0);
    return 0x12;
  };
  const carryOut = ({ name, length, picture: bytes, rows }: Token): void => {
    const [, , third = 0, , , , , ...rest] = buffer.slice(0, length);
    if (name === 'text') line.push(...buffer.slice(0, length));
    buffer.splice(0, length);
    if (name === 'lf') {
      advance(1, new TextDecoder('gb18030').decode(Uint8Array.from(line)));
      line = [];
    } else if (bytes > 0) picture = { bytes, rows };
    else if (name === '1b64') advance(third, '');
    else if (name === '1d56') cut();
    else if (name === '1b70') kicks.push(Date.now());
    else if (name === '1c26') isChinese = true;
    else if (name === '1c2e') isChinese = false;
    else if (name === '1b40') {
      isChinese = false;
      tellsChanges = false;
      line = [];
    } else if (name === '1d61') {
      tellsChanges = third !== 0;
      tellChange();
    } else if (name === '1d72') say(noPaper() ? 0x0c : 0);
    else if (name === '1d28' && third === 0x48 && options.knowsProcessIds)
      say(0x37, 0x22, ...rest, 0);
  };
  const work = (): void => {
    for (;;) {
      if (isHanging || isOffline()) return;
      if (picture.bytes > 0) {
        if (buffer.length === 0) return;
        const now = Math.min(picture.bytes, buffer.length);
        buffer.splice(0, now);
        picture = { ...picture, bytes: picture.bytes - now };
        if (picture.bytes === 0 && picture.rows > 0)
          advance(picture.rows / DOTS_A_LINE, '[picture]');
      } else {
        const next = nextToken(buffer, isChinese);
        if (!next) return;
        carryOut(next);
      }
    }
  };
  const goOn = (): void => {
    tellChange();
    work();
    changed();
  };

  return {
    options,
    slips,
    kicks,
    answers,
    hanging: () => paper.filter((one) => one !== '').join('\n'),
    bytesTaken: () => taken,
    paperOut: () => {
      linesLeft = 0;
      goOn();
    },
    paperFor: (lines) => {
      linesLeft = lines;
      goOn();
    },
    loadPaper: () => {
      linesLeft = PLENTY;
      goOn();
    },
    paperLow: (next) => {
      isLow = next;
      goOn();
    },
    cover: (next) => {
      isOpen = next;
      goOn();
    },
    hang: (next) => {
      isHanging = next;
      goOn();
    },
    stallAfter: (bytes) => {
      stallAt = taken + bytes;
    },
    afterBytes: (bytes, action) => {
      triggers.push({ at: taken + bytes, action });
    },
    mend: () => {
      linesLeft = PLENTY;
      isOpen = false;
      isHanging = false;
      stallAt = Infinity;
      triggers.length = 0;
      goOn();
    },
    loseMemory: () => {
      buffer = [];
      line = [];
      heard = [];
      answers.length = 0;
      picture = { bytes: 0, rows: 0 };
      isChinese = false;
      tellsChanges = false;
      isHalted = false;
      isHanging = false;
    },
    take: (byte) => {
      if (isHalted || taken >= stallAt) {
        isHalted = true;
        stallAt = Infinity;
        return 'stall';
      }
      if (isHanging || buffer.length >= options.bufferBytes) return 'full';
      taken += 1;
      buffer.push(byte);
      heard = [...heard.slice(-2), byte];
      if (heard[0] === 0x10 && heard[1] === 0x04) say(statusByte(byte));
      work();
      const due = triggers.findIndex(({ at }) => taken >= at);
      if (due !== -1) triggers.splice(due, 1)[0]?.action();
      return 'taken';
    },
    clearHalt: () => {
      isHalted = false;
    },
    // Selected, no error; paper empty where it tells so.
    portStatus: () => 0x18 | (options.tellsPortStatus && noPaper() ? 0x20 : 0),
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
