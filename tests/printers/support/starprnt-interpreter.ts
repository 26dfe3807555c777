import { COLUMN, type Printed, type PrintedGlyph, type PrintedItem, type Side } from './printed.ts';

/** As Unicode has it for East Asia; what is narrow there is one column wide on such a printer. */
const WIDE =
  /[°±·×÷\u0391-\u03C9\u0401-\u0451\u2010-\u2027\u2030-\u203B\u2103-\u27BF\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u;

/** The commands of StarPRNT that we send: how many bytes follow, and what they do. */
type Effect = (state: State, data: Uint8Array) => void;
interface State {
  readonly widthDots: number;
  readonly items: PrintedItem[];
  readonly faults: string[];
  glyphs: PrintedGlyph[];
  atDots: number;
  scale: number;
  bold: boolean;
  side: Side;
  unicode: boolean;
  qr: string;
  moduleDots: number;
}

/** A StarPRNT printer in bytes alone; it begins with a single-byte code page, not with UTF-8. */
export function interpretStarPrnt(bytes: Uint8Array, columns: 32 | 48): Printed {
  const state: State = {
    widthDots: columns * COLUMN,
    items: [],
    faults: [],
    glyphs: [],
    atDots: 0,
    scale: 1,
    bold: false,
    side: 'left',
    unicode: false,
    qr: '',
    moduleDots: 0,
  };
  let at = 0;
  while (at < bytes.length) {
    const command = COMMANDS.find(({ lead }) =>
      lead.every((byte, index) => bytes[at + index] === byte),
    );
    if (command) {
      const from = at + command.lead.length;
      const length =
        typeof command.length === 'number' ? command.length : command.length(bytes.subarray(from));
      if (from + length > bytes.length) state.faults.push('truncated command');
      command.effect(state, bytes.subarray(from, from + length));
      at = from + length;
      continue;
    }
    const length = utf8Length(bytes[at] ?? 0);
    const glyph = new TextDecoder().decode(bytes.subarray(at, at + length));
    if (/^[\p{C}\uFFFD]/u.test(glyph))
      state.faults.push(`unknown byte ${String(bytes[at])} at ${at}`);
    put(state, glyph);
    at += length;
  }
  if (state.glyphs.length > 0) state.faults.push('text without a line feed at the end');
  if (state.bold || state.scale !== 1 || state.side !== 'left')
    state.faults.push('a look at the end');
  return state;
}

const utf8Length = (lead: number): number =>
  lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

function put(state: State, glyph: string): void {
  if (glyph > '\x7F' && !state.unicode) state.faults.push(`${glyph} outside UTF-8`);
  const widthDots = COLUMN * state.scale * (WIDE.test(glyph) ? 2 : 1);
  if (state.atDots + widthDots > state.widthDots) {
    state.faults.push(`row wider than the paper at ${glyph}`);
    endRow(state);
  }
  const { scale, bold, atDots: leftDots } = state;
  state.glyphs.push({ glyph, leftDots, widthDots, scale, bold });
  state.atDots += widthDots;
}

function endRow(state: State): void {
  const { glyphs, side } = state;
  state.items.push(glyphs.length > 0 ? { type: 'row', glyphs, side } : { type: 'feed', lines: 1 });
  state.glyphs = [];
  state.atDots = 0;
}

const nothing: Effect = () => undefined;
const rest = (data: Uint8Array): number => (data[0] ?? 0) + (data[1] ?? 0) * 256;

const COMMANDS: readonly {
  readonly lead: readonly number[];
  readonly length: number | ((following: Uint8Array) => number);
  readonly effect: Effect;
}[] = [
  { lead: [0x0a], length: 0, effect: endRow },
  { lead: [0x07], length: 0, effect: ({ items }) => items.push({ type: 'pulse' }) },
  {
    lead: [0x1b, 0x1d, 0x29, 0x55],
    length: (data) => 2 + rest(data),
    effect: (state, data) => {
      if (data[2] === 0x30) state.unicode = data[3] === 1;
      if (data[2] === 0x40 && data[3] !== 1) state.faults.push('ambiguous characters narrow');
      if (data[2] === 0x41 && data.length !== 7) state.faults.push('an order of fonts not of four');
    },
  },
  {
    lead: [0x1b, 0x1d, 0x61],
    length: 1,
    effect: (state, [side]) => {
      state.side = (['left', 'centre', 'right'] as const)[side ?? 0] ?? 'left';
    },
  },
  {
    lead: [0x1b, 0x69],
    length: 2,
    effect: (state, [high, wide]) => {
      if (high !== wide) state.faults.push('stretched');
      state.scale = (wide ?? 0) + 1;
    },
  },
  {
    lead: [0x1b, 0x45],
    length: 0,
    effect: (state) => {
      state.bold = true;
    },
  },
  {
    lead: [0x1b, 0x46],
    length: 0,
    effect: (state) => {
      state.bold = false;
    },
  },
  {
    lead: [0x1b, 0x61],
    length: 1,
    effect: ({ items }, [lines]) => items.push({ type: 'feed', lines: lines ?? 0 }),
  },
  {
    lead: [0x1b, 0x64],
    length: 1,
    effect: ({ items }, [how]) => items.push({ type: 'cut', how: how === 2 ? 'full' : 'partial' }),
  },
  {
    lead: [0x1b, 0x1d, 0x79, 0x53],
    length: 2,
    effect: (state, [kind, value]) => {
      if (kind === 0x32) state.moduleDots = value ?? 0;
    },
  },
  {
    lead: [0x1b, 0x1d, 0x79, 0x44, 0x31, 0],
    length: (data) => 2 + rest(data),
    effect: (state, data) => {
      state.qr = new TextDecoder().decode(data.subarray(2));
    },
  },
  {
    lead: [0x1b, 0x1d, 0x79, 0x50],
    length: 0,
    effect: ({ items, qr, moduleDots, side }) =>
      items.push({ type: 'qr', text: qr, moduleDots, correction: 'M', side }),
  },
  {
    lead: [0x1b, 0x62],
    length: (data) => data.indexOf(0x1e) + 1,
    effect: ({ items, side }, data) =>
      items.push({ type: 'barcode', text: String.fromCharCode(...data.subarray(4, -1)), side }),
  },
  { lead: [0x0d], length: 0, effect: nothing },
];
