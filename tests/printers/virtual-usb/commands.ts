// How long ESC/POS commands are, so that a virtual printer can carry out a stream of them.

/** Bytes of a command after its two first; absent for commands that this printer doesn't know. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  '1b40': 0, // ESC @ initialise
  '1b32': 0, // ESC 2
  '1b33': 1, // ESC 3 n
  '1b20': 1, // ESC SP n
  '1b21': 1, // ESC ! n
  '1b2d': 1, // ESC - n
  '1b45': 1, // ESC E n bold
  '1b47': 1, // ESC G n
  '1b4a': 1, // ESC J n feed dots
  '1b4d': 1, // ESC M n font
  '1b52': 1, // ESC R n
  '1b61': 1, // ESC a n align
  '1b64': 1, // ESC d n feed lines
  '1b74': 1, // ESC t n code page
  '1b7b': 1, // ESC { n
  '1b24': 2, // ESC $ nL nH
  '1b5c': 2, // ESC \ nL nH
  '1b70': 3, // ESC p m t1 t2 drawer
  '1c26': 0, // FS & Chinese on
  '1c2e': 0, // FS . Chinese off
  '1c21': 1, // FS ! n
  '1c43': 1, // FS C n
  '1c57': 1, // FS W n
  '1c53': 2, // FS S n1 n2
  '1d21': 1, // GS ! n size
  '1d42': 1, // GS B n
  '1d48': 1, // GS H n
  '1d49': 1, // GS I n
  '1d61': 1, // GS a n tell changes
  '1d66': 1, // GS f n
  '1d68': 1, // GS h n
  '1d72': 1, // GS r n
  '1d77': 1, // GS w n
  '1d4c': 2, // GS L
  '1d50': 2, // GS P
  '1d57': 2, // GS W
  '1004': 1, // DLE EOT n
  '1005': 1, // DLE ENQ n
};

const LONGEST_KEPT = 300;

export interface Token {
  /** The two first bytes in hex; `text` and `control` for what is no command. */
  readonly name: string;
  /** Bytes of it in the buffer; those of a picture come after. */
  readonly length: number;
  /** Bytes of a picture that follow. */
  readonly picture: number;
  /** Rows of that picture, dots. */
  readonly rows: number;
}

const token = (name: string, length: number, picture = 0, rows = 0): Token => ({
  name,
  length,
  picture,
  rows,
});

/** The next thing in the buffer; null while it isn't whole. */
export function nextToken(buffer: readonly number[], isChinese: boolean): Token | null {
  const [first, second, third, fourth] = buffer;
  if (first === undefined) return null;
  if (first >= 0x80 && isChinese) return second === undefined ? null : token('text', 2);
  if (first >= 0x20) return token('text', 1);
  if (first !== 0x1b && first !== 0x1c && first !== 0x1d && first !== 0x10) {
    return token(first === 0x0a ? 'lf' : 'control', 1);
  }
  if (second === undefined) return null;
  const name = hex(first) + hex(second);
  const whole = (length: number): Token | null =>
    buffer.length < length ? null : token(name, length);
  if (name === '1d56') {
    if (third === undefined) return null;
    return whole(third >= 65 ? 4 : 3);
  }
  if (name === '1d28') {
    if (buffer.length < 5) return null;
    const rest = low16(fourth, buffer[4]);
    // As long as that it can only be garbage, which is taken without being kept.
    return rest > LONGEST_KEPT ? token(name, 5, rest) : whole(5 + rest);
  }
  if (name === '1d76') {
    if (buffer.length < 8) return null;
    const rows = low16(buffer[6], buffer[7]);
    return token(name, 8, low16(buffer[4], buffer[5]) * rows, rows);
  }
  if (name === '1d6b') return fourth === undefined ? null : whole(4 + fourth);
  const known = ARGUMENTS[name];
  return known === undefined ? token('control', 2) : whole(2 + known);
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
const low16 = (low = 0, high = 0): number => low + high * 256;
