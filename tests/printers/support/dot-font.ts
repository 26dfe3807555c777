import {
  type Bitmap,
  blankBitmap,
  type Draw,
  fill,
  type PlacedGlyph,
  type TextBox,
} from '#printers/render/bitmap.ts';

// A font for tests: a glyph is a grid of squares that spells its code point, so that what was drawn
// can be read back from the dots alone.
const WIDE = 4;
const HIGH = 8;
const SQUARE = 3;
const MARK = 0b1011;
const ROW_DOTS = 30;
const TOP = 3;

const checkOf = (codePoint: number): number => (codePoint * 7 + 3) % 31;
const bitsOf = (codePoint: number, bold: boolean): string =>
  [
    MARK.toString(2).padStart(4, '0'),
    codePoint.toString(2).padStart(21, '0'),
    checkOf(codePoint).toString(2).padStart(5, '0'),
    bold ? '11' : '01',
  ].join('');

/** Draws with the test font; a picture becomes a chequered box of its size. */
export const dotDraw: Draw = {
  text: (glyphs: readonly PlacedGlyph[], box: TextBox): Bitmap => {
    const bitmap = blankBitmap(box.widthDots, box.heightDots);
    const square = SQUARE * box.size;
    for (const { glyph, leftDots } of glyphs) {
      Array.from(bitsOf(glyph.codePointAt(0) ?? 0, box.bold)).forEach((bit, index) => {
        if (bit === '0') return;
        const x = leftDots + (index % WIDE) * square;
        const y = TOP * box.size + Math.floor(index / WIDE) * square;
        fill(bitmap, [x, y, square, square]);
      });
    }
    return bitmap;
  },
  image: ({ widthDots, heightDots }) => {
    const bitmap = blankBitmap(widthDots, heightDots);
    for (let y = 0; y < heightDots; y += 8) {
      for (let x = (y / 8) % 2 === 0 ? 0 : 8; x < widthDots; x += 16) fill(bitmap, [x, y, 8, 8]);
    }
    // Its edges are black, so that its size can be read off the paper.
    fill(bitmap, [0, 0, widthDots, 1]);
    fill(bitmap, [0, 0, 1, heightDots]);
    fill(bitmap, [widthDots - 1, 0, 1, heightDots]);
    fill(bitmap, [0, heightDots - 1, widthDots, 1]);
    return bitmap;
  },
};

/** Something on the dots, from this row of them on. */
export type Found = { readonly topDots: number } & (
  | { readonly type: 'blank' }
  | { readonly type: 'rule' }
  | { readonly type: 'picture'; readonly widthDots: number; readonly heightDots: number }
  | {
      readonly type: 'text';
      readonly text: string;
      readonly size: 1 | 2;
      readonly bold: boolean;
      /** Columns, of size 1, up to the right end of the last glyph. */
      readonly endDots: number;
    }
);

export const isBlack = ({ widthDots, heightDots, data }: Bitmap, x: number, y: number): boolean =>
  x < widthDots &&
  y < heightDots &&
  ((data[y * (widthDots / 8) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;

/** Reads lines of the test font, blank lines, rules and pictures off the dots, from the top. */
export function readDots(bitmap: Bitmap): readonly Found[] {
  const found: Found[] = [];
  let blanks = 0;
  let y = 0;
  const endBlanks = () => {
    for (; blanks >= ROW_DOTS; blanks -= ROW_DOTS) found.push({ type: 'blank', topDots: y });
    blanks = 0;
  };
  while (y < bitmap.heightDots) {
    if (isBlank(bitmap, y)) {
      blanks += 1;
      y += 1;
      continue;
    }
    const line = readLine(bitmap, y, 1) ?? readLine(bitmap, y, 2);
    // The blanks above and below a line's glyphs are its own.
    blanks -= line ? TOP * line.size : 0;
    endBlanks();
    if (line) {
      found.push({ ...line, topDots: y });
      y += (ROW_DOTS - TOP) * line.size;
      continue;
    }
    const end = endOfPicture(bitmap, y);
    const isRule = end - y <= 2;
    const topDots = y;
    found.push(
      isRule ? { type: 'rule', topDots } : { ...extent(bitmap, y, end), type: 'picture', topDots },
    );
    y = end;
    blanks = isRule ? 1 - ROW_DOTS / 2 : -12;
  }
  endBlanks();
  return found;
}

function readLine(bitmap: Bitmap, top: number, size: 1 | 2) {
  const column = WIDE * SQUARE * size;
  let text = '';
  let bold = false;
  let endDots = 0;
  for (let x = 0; x + column <= bitmap.widthDots; x += column) {
    const glyph = readGlyph(bitmap, x, top, SQUARE * size);
    if (!glyph) {
      if (endDots <= x) text += ' ';
      continue;
    }
    ({ bold } = glyph);
    text += glyph.glyph;
    endDots = x + column * (glyph.glyph <= '\x7F' ? 1 : 2);
  }
  return endDots === 0
    ? null
    : { type: 'text' as const, text: text.trimEnd(), size, bold, endDots };
}

function readGlyph(bitmap: Bitmap, left: number, top: number, square: number) {
  let bits = '';
  for (let index = 0; index < WIDE * HIGH; index += 1) {
    const x = left + (index % WIDE) * square;
    const y = top + Math.floor(index / WIDE) * square;
    bits += isBlack(bitmap, x, y) ? '1' : '0';
  }
  const codePoint = Number.parseInt(bits.slice(4, 25), 2);
  if (Number.parseInt(bits.slice(0, 4), 2) !== MARK || codePoint > 0x10ffff) return null;
  if (Number.parseInt(bits.slice(25, 30), 2) !== checkOf(codePoint) || bits[31] !== '1')
    return null;
  return { glyph: String.fromCodePoint(codePoint), bold: bits[30] === '1' };
}

function isBlank({ widthDots, data }: Bitmap, y: number): boolean {
  const bytes = widthDots / 8;
  return data.subarray(y * bytes, (y + 1) * bytes).every((byte) => byte === 0);
}

function endOfPicture(bitmap: Bitmap, top: number): number {
  let y = top;
  while (y < bitmap.heightDots && !isBlank(bitmap, y)) y += 1;
  return y;
}

function extent(bitmap: Bitmap, top: number, end: number) {
  let [left, right] = [bitmap.widthDots, 0];
  for (let y = top; y < end; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      if (!isBlack(bitmap, x, y)) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
    }
  }
  return { widthDots: right - left, heightDots: end - top };
}
