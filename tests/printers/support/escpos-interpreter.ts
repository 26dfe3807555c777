import { barcode, parenthesis, picture } from './escpos-graphics.ts';
import {
  atStart,
  byte,
  endRow,
  hex,
  initialMode,
  initialState,
  type InterpreterOptions,
  put,
  type Reader,
  type State,
  Truncated,
  within,
} from './escpos-state.ts';
import { COLUMN, joinedDots, type Printed } from './printed.ts';

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

type Command = (reader: Reader, state: State, options: InterpreterOptions) => void;

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
