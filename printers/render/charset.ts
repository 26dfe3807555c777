import { MISSING } from '../glyphs.ts';

/**
 * Double-byte characters of printers' fonts. `gb2312` is what every Chinese printer has, `gbk` the
 * two-byte part of GB18030, `big5` the characters of level 1 and 2 (lead bytes A1–F9). Four-byte codes
 * of GB18030 aren't here at all: printers take them for two characters.
 */
export type CharsetName = 'gb2312' | 'gbk' | 'big5';

export interface Charset {
  readonly name: CharsetName;
  /** Both bytes as one number, lead first, of the glyph or of one that looks alike; undefined where there is none. */
  readonly codeOf: (glyph: string) => number | undefined;
  /** The code of the full-width `？`. */
  readonly missing: number;
}

/** Gives what bytes mean in an encoding, as `TextDecoder` does: `(label, bytes) => new TextDecoder(label).decode(bytes)`. */
export type Decode = (label: 'gb18030' | 'big5', bytes: Uint8Array<ArrayBuffer>) => string;

interface Area {
  readonly leads: readonly [number, number];
  readonly trails: readonly [number, number];
}

const AREAS: Readonly<Record<CharsetName, readonly Area[]>> = {
  gb2312: [
    { leads: [0xa1, 0xa1], trails: [0xa1, 0xfe] },
    { leads: [0xa2, 0xa2], trails: [0xb1, 0xfc] },
    { leads: [0xa3, 0xa5], trails: [0xa1, 0xfe] },
    { leads: [0xa6, 0xa6], trails: [0xa1, 0xd8] },
    { leads: [0xa7, 0xa7], trails: [0xa1, 0xf1] },
    { leads: [0xa8, 0xa8], trails: [0xa1, 0xba] },
    { leads: [0xa8, 0xa8], trails: [0xc5, 0xe9] },
    { leads: [0xa9, 0xa9], trails: [0xa4, 0xef] },
    { leads: [0xb0, 0xf7], trails: [0xa1, 0xfe] },
  ],
  gbk: [
    { leads: [0xa1, 0xa9], trails: [0xa1, 0xfe] },
    { leads: [0xb0, 0xf7], trails: [0xa1, 0xfe] },
    { leads: [0x81, 0xa0], trails: [0x40, 0xfe] },
    { leads: [0xa8, 0xfe], trails: [0x40, 0xa0] },
  ],
  // C6A1–C8FE are others in every font (ETEN, HKSCS), so they are left out.
  big5: [
    { leads: [0xa1, 0xc5], trails: [0x40, 0xfe] },
    { leads: [0xc6, 0xc6], trails: [0x40, 0x7e] },
    { leads: [0xc9, 0xf9], trails: [0x40, 0xfe] },
  ],
};

/** Glyphs that may stand for each other on paper, all two columns wide. */
const ALIKE = ['¥￥', '–－—―‐‑−', '·‧・•∙', '…⋯', '～〜∼', '×✕✖', '✓√', '「“', '」”', '«《', '»》'];

/**
 * The reverse of a decoder: which two bytes a printer wants for a character. Takes a few milliseconds
 * for some 20,000 characters; call it once, off the main thread.
 *
 * @example makeCharset('gb2312', decode).codeOf('¥') // 0xA3A4, which is ￥
 */
export function makeCharset(name: CharsetName, decode: Decode): Charset {
  const codes = reverse(AREAS[name], (bytes) =>
    decode(name === 'big5' ? 'big5' : 'gb18030', bytes),
  );
  const known = (glyph: string): number | undefined =>
    glyph.length === 1 ? codes[glyph.charCodeAt(0)] || undefined : undefined;
  const missing = known(MISSING) ?? 0;
  return { name, missing, codeOf: (glyph) => known(glyph) ?? alike(glyph, known) };
}

function alike(glyph: string, known: (glyph: string) => number | undefined): number | undefined {
  const group = ALIKE.find((glyphs) => glyphs.includes(glyph)) ?? '';
  for (const other of group) {
    const code = known(other);
    if (code !== undefined) return code;
  }
  return undefined;
}

/** One decoding of all pairs, a line feed after each so that none can lead another astray. */
function reverse(
  areas: readonly Area[],
  decode: (bytes: Uint8Array<ArrayBuffer>) => string,
): Uint16Array {
  const pairs = areas.flatMap(({ leads, trails }) =>
    through(leads).flatMap((lead) =>
      through(trails)
        .filter((trail) => trail !== 0x7f && trail !== 0xff)
        .map((trail) => lead * 256 + trail),
    ),
  );
  const bytes = Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff, 0x0a]));
  const codes = new Uint16Array(0x10000);
  decode(bytes)
    .split('\n')
    .forEach((glyph, index) => {
      const unit = glyph.charCodeAt(0);
      const isPrivate = unit >= 0xe000 && unit <= 0xf8ff;
      if (glyph.length !== 1 || glyph === '\uFFFD' || isPrivate) return;
      codes[unit] ||= pairs[index] ?? 0;
    });
  return codes;
}

const through = ([first, last]: readonly [number, number]): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
