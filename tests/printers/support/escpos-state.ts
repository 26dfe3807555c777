import { COLUMN, type PrintedGlyph, type PrintedItem, type Side } from './printed.ts';

export interface InterpreterOptions {
  readonly columns: 32 | 48;
  /** The double-byte font of this printer; null for one without. */
  readonly font: 'gb18030' | 'big5' | null;
  /** Bytes that it keeps of one picture. */
  readonly pictureBytes?: number;
}

/** The printer as its bytes have made it. */
export interface State {
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

export interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

export class Truncated extends Error {}

export const byte = (reader: Reader): number => {
  const value = reader.bytes[reader.at];
  if (value === undefined) throw new Truncated();
  reader.at += 1;
  return value;
};
export const number16 = (reader: Reader): number => byte(reader) + byte(reader) * 256;
export const take = (reader: Reader, length: number): Uint8Array => {
  if (reader.at + length > reader.bytes.length) throw new Truncated();
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
};

export const initialState = (widthDots: number): State => ({
  widthDots,
  items: [],
  faults: [],
  initialised: false,
  ...initialMode(),
});

export const initialMode = () => ({
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

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (value) => value.toString(16).padStart(2, '0')).join(' ');

export function put(state: State, glyph: string, columns: 1 | 2): void {
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

export function endRow(state: State): void {
  const { glyphs, side } = state;
  if (new Set(glyphs.map(({ scale }) => scale)).size > 1) state.faults.push('a row of two sizes');
  state.items.push(glyphs.length > 0 ? { type: 'row', glyphs, side } : { type: 'feed', lines: 1 });
  state.glyphs = [];
  state.atDots = 0;
}

/** What printers do, or are told, at the beginning of a row alone. */
export function atStart(state: State, what: string): void {
  if (state.glyphs.length === 0) return;
  state.faults.push(`${what} within a row`);
  endRow(state);
}

export const within = (
  state: State,
  what: string,
  value: number,
  least: number,
  most: number,
): void => {
  if (value < least || value > most) state.faults.push(`${what} ${value} out of ${least}–${most}`);
};
