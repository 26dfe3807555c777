import {
  COLUMN,
  joinedDots,
  type Printed,
  type PrintedGlyph,
  type PrintedItem,
  type Side,
} from './printed.ts';

export interface InterpreterOptions {
  readonly columns: 32 | 48;
  /** The double-byte font of this printer; null for one without. */
  readonly font: 'gb18030' | 'big5' | null;
  /** Bytes that it keeps of one picture. */
  readonly pictureBytes?: number;
}

/** The printer as its bytes have made it. */
interface State {
  readonly widthDots: number;
  readonly items: PrintedItem[];
  readonly faults: string[];
  glyphs: PrintedGlyph[];
  atDots: number;
  bold: boolean;
  /** Width and height of single bytes, and of double bytes, which some printers scale apart. */
  scale: readonly [number, number];
  chineseScale: readonly [number, number];
  side: Side;
  chinese: boolean;
  initialised: boolean;
  qr: { moduleDots: number; correction: string; text: string | null };
  barcode: { moduleDots: number };
}

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

class Truncated extends Error {}

const byte = (reader: Reader): number => {
  const value = reader.bytes[reader.at];
  if (value === undefined) throw new Truncated();
  reader.at += 1;
  return value;
};
const number16 = (reader: Reader): number => byte(reader) + byte(reader) * 256;
const take = (reader: Reader, length: number): Uint8Array => {
  if (reader.at + length > reader.bytes.length) throw new Truncated();
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
};

/**
 * A printer that knows ESC/POS, with a Chinese font, told in bytes alone: what is on its paper, and
 * every fault of protocol. It begins switched on and no more: not in Chinese mode.
 */
export function interpretEscPos(bytes: Uint8Array, options: InterpreterOptions): Printed {
  const state = initialState(options.columns * COLUMN);
  const reader: Reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const from = reader.at;
    try {
      step(reader, state, options);
    } catch (error) {
      if (!(error instanceof Truncated)) throw error;
      state.faults.push(`truncated at ${from}: ${hex(bytes.subarray(from, from + 4))}`);
      break;
    }
  }
  if (state.glyphs.length > 0) state.faults.push('text without a line feed at the end');
  if (state.bold) state.faults.push('bold at the end');
  if (state.scale[0] !== 1 || state.chineseScale[0] !== 1) state.faults.push('large at the end');
  if (state.side !== 'left') state.faults.push('aligned at the end');
  return { widthDots: state.widthDots, items: joinedDots(state.items), faults: state.faults };
}

const initialState = (widthDots: number): State => ({
  widthDots,
  items: [],
  faults: [],
  initialised: false,
  ...initialMode(),
});

const initialMode = () => ({
  glyphs: [],
  atDots: 0,
  bold: false,
  scale: [1, 1] as const,
  chineseScale: [1, 1] as const,
  side: 'left' as const,
  chinese: false,
  qr: { moduleDots: 3, correction: 'L', text: null },
  barcode: { moduleDots: 3 },
});

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (value) => value.toString(16).padStart(2, '0')).join(' ');

function step(reader: Reader, state: State, options: InterpreterOptions): void {
  const from = reader.at;
  const first = byte(reader);
  if (first >= 0x20 && first < 0x7f) return put(state, String.fromCharCode(first), 1);
  if (first >= 0x80) return putChinese(first, reader, state, options);
  if (first === 0x0a) return endRow(state);
  if (first === 0x0d) return;
  if (first === 0x10) {
    const kind = byte(reader);
    byte(reader);
    if (kind !== 0x04) state.faults.push(`unknown command at ${from}: 10 ${kind.toString(16)}`);
    return;
  }
  const key = `${first.toString(16)} ${byte(reader).toString(16).padStart(2, '0')}`;
  const command = COMMANDS[key];
  if (!command) {
    state.faults.push(`unknown command at ${from}: ${key}`);
    return;
  }
  command(reader, state, options);
}

function put(state: State, glyph: string, columns: 1 | 2): void {
  if (!state.initialised) state.faults.push('text before ESC @');
  const [scale] = columns === 1 ? state.scale : state.chineseScale;
  const widthDots = COLUMN * columns * scale;
  if (state.atDots + widthDots > state.widthDots) {
    state.faults.push(`row wider than the paper at ${glyph}`);
    endRow(state);
  }
  state.glyphs.push({ glyph, leftDots: state.atDots, widthDots, scale, bold: state.bold });
  state.atDots += widthDots;
}

function putChinese(lead: number, reader: Reader, state: State, options: InterpreterOptions): void {
  if (!state.chinese || options.font === null) {
    state.faults.push(`high byte ${lead.toString(16)} outside Chinese mode`);
    return put(state, '?', 1);
  }
  const trail = byte(reader);
  if (trail >= 0x30 && trail <= 0x39) state.faults.push('four-byte code');
  const [least, most] = options.font === 'big5' ? [0xa1, 0xf9] : [0x81, 0xfe];
  const glyph = new TextDecoder(options.font).decode(Uint8Array.of(lead, trail));
  const isGlyph = /^[^\p{Co}\uFFFD]$/u.test(glyph) && lead >= least && lead <= most;
  if (!isGlyph) state.faults.push(`no character at ${hex(Uint8Array.of(lead, trail))}`);
  put(state, isGlyph ? glyph : '?', 2);
}

function endRow(state: State): void {
  const { glyphs, side } = state;
  if (new Set(glyphs.map(({ scale }) => scale)).size > 1) state.faults.push('a row of two sizes');
  state.items.push(glyphs.length > 0 ? { type: 'row', glyphs, side } : { type: 'feed', lines: 1 });
  state.glyphs = [];
  state.atDots = 0;
}

/** What printers do, or are told, at the beginning of a row alone. */
function atStart(state: State, what: string): void {
  if (state.glyphs.length === 0) return;
  state.faults.push(`${what} within a row`);
  endRow(state);
}

type Command = (reader: Reader, state: State, options: InterpreterOptions) => void;

const within = (state: State, what: string, value: number, least: number, most: number): void => {
  if (value < least || value > most) state.faults.push(`${what} ${value} out of ${least}–${most}`);
};

const scaled = (n: number): readonly [number, number] => [(n >> 4) + 1, (n & 15) + 1];

const COMMANDS: Readonly<Record<string, Command>> = {
  '1b 40': (_, state) => {
    atStart(state, 'ESC @');
    Object.assign(state, initialMode(), { initialised: true });
  },
  '1b 45': (reader, state) => {
    state.bold = (byte(reader) & 1) === 1;
  },
  '1b 61': (reader, state) => {
    atStart(state, 'ESC a');
    const side = (['left', 'centre', 'right'] as const)[byte(reader) % 48];
    if (side) state.side = side;
    else state.faults.push('ESC a of no side');
  },
  '1b 64': (reader, state) => {
    atStart(state, 'ESC d');
    state.items.push({ type: 'feed', lines: byte(reader) });
  },
  // Character set, code page, font and line spacing: only their defaults are meant.
  '1b 52': (reader, state) => within(state, 'ESC R', byte(reader), 0, 0),
  '1b 74': (reader, state) => within(state, 'ESC t', byte(reader), 0, 0),
  '1b 4d': (reader, state) => within(state, 'ESC M', byte(reader), 0, 0),
  '1b 70': (reader, state) => {
    within(state, 'ESC p', byte(reader), 0, 1);
    const [on, off] = [byte(reader), byte(reader)];
    if (on === 0 || off < on) state.faults.push(`ESC p of ${on * 2} ms on and ${off * 2} ms off`);
    state.items.push({ type: 'pulse' });
  },
  '1c 26': (_, state) => {
    state.chinese = true;
  },
  '1c 2e': (_, state) => {
    state.chinese = false;
  },
  '1c 57': (reader, state) => {
    state.chineseScale = (byte(reader) & 1) === 1 ? [2, 2] : [1, 1];
  },
  '1d 21': (reader, state) => {
    // Some printers scale single bytes alone by this; this one is such, so that `FS W` is missed.
    state.scale = scaled(byte(reader));
  },
  '1d 48': (reader, state) => within(state, 'GS H', byte(reader), 0, 3),
  '1d 68': (reader, state) => within(state, 'GS h', byte(reader), 1, 255),
  '1d 77': (reader, state) => {
    state.barcode.moduleDots = byte(reader);
    within(state, 'GS w', state.barcode.moduleDots, 2, 6);
  },
  '1d 6b': barcode,
  '1d 28': parenthesis,
  '1d 72': (reader) => void byte(reader),
  '1d 61': (reader) => void byte(reader),
  '1d 56': (reader, state) => {
    atStart(state, 'GS V');
    const how = byte(reader);
    if (how >= 65) byte(reader);
    const known = { 0: 'full', 48: 'full', 65: 'full', 1: 'partial', 49: 'partial', 66: 'partial' };
    const cut = (known as Readonly<Record<number, 'full' | 'partial'>>)[how];
    if (cut) state.items.push({ type: 'cut', how: cut });
    else state.faults.push(`GS V ${how}`);
  },
  '1d 76': picture,
};

function barcode(reader: Reader, state: State): void {
  atStart(state, 'GS k');
  const kind = byte(reader);
  if (kind !== 73) state.faults.push(`GS k ${kind}`);
  const content = String.fromCharCode(...take(reader, byte(reader)));
  if (!content.startsWith('{B')) state.faults.push('Code 128 without its code set');
  const text = content.slice(2).replaceAll('{{', '{');
  const modules = (text.length + 3) * 11 + 2;
  if (modules * state.barcode.moduleDots > state.widthDots)
    state.faults.push('bars wider than paper');
  state.items.push({ type: 'barcode', text, side: state.side });
}

function parenthesis(reader: Reader, state: State): void {
  const name = String.fromCharCode(byte(reader));
  const data = take(reader, number16(reader));
  const [kind, action, ...rest] = data;
  if (name === 'H') return;
  if (name !== 'k' || kind !== 0x31) {
    state.faults.push(`GS ( ${name}`);
    return;
  }
  const [value = -1] = rest;
  if (action === 0x41) within(state, 'model of QR code', value, 0x31, 0x32);
  else if (action === 0x43) {
    within(state, 'square of QR code', value, 1, 16);
    state.qr.moduleDots = value;
  } else if (action === 0x45) state.qr.correction = 'LMQH'[value - 0x30] ?? '?';
  else if (action === 0x50) state.qr.text = utf8(data.subarray(3), state);
  else if (action === 0x51) printQr(state);
  else state.faults.push(`GS ( k ${action}`);
}

function utf8(data: Uint8Array, { faults }: State): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    faults.push('a QR code that is not UTF-8');
    return '';
  }
}

function printQr(state: State): void {
  atStart(state, 'GS ( k');
  const { text, moduleDots, correction } = state.qr;
  if (text === null) state.faults.push('a QR code without data');
  else state.items.push({ type: 'qr', text, moduleDots, correction, side: state.side });
}

function picture(reader: Reader, state: State, { pictureBytes = 4096 }: InterpreterOptions): void {
  atStart(state, 'GS v 0');
  const [zero, mode] = [byte(reader), byte(reader)];
  if (zero !== 0x30 || mode !== 0) state.faults.push(`GS v ${zero} ${mode}`);
  const [bytesPerRow, heightDots] = [number16(reader), number16(reader)];
  const data = take(reader, bytesPerRow * heightDots);
  if (bytesPerRow * 8 > state.widthDots) state.faults.push('picture wider than the paper');
  if (data.length > pictureBytes) state.faults.push(`picture of ${data.length} bytes`);
  const bitmap = { widthDots: bytesPerRow * 8, heightDots, data };
  state.items.push({ type: 'dots', bitmap, side: state.side });
}
