import { MISSING } from '../glyphs.ts';
import { glyphsOf, type TextLine } from './lines.ts';

/**
 * Characters that a printer which takes Unicode sets two columns wide, told to take ambiguous ones so
 * (Unicode, East Asian Width: W, F and A): signs, Greek, Cyrillic, punctuation, symbols, and CJK.
 */
const WIDE =
  /[°±·×÷\u0391-\u03C9\u0401-\u0451\u2010-\u2027\u2030-\u203B\u2100-\u27BF\u2E80-\u{3FFFF}]/u;

const FULL_WIDTH = 0xff01 - 0x21;

/**
 * A line for a printer that takes Unicode, so that each of its glyphs is as wide as layout takes it:
 * `¥` becomes `￥`, `é` a full-width `ｅ`, and a script without wide letters `？`.
 */
export const unicodeOf = (line: TextLine): string =>
  Array.from(glyphsOf(line), (glyph) =>
    glyph <= '\x7F' || WIDE.test(glyph) ? glyph : wideLike(glyph),
  ).join('');

function wideLike(glyph: string): string {
  if (glyph === '¥') return '￥';
  const base = glyph.normalize('NFD').charCodeAt(0);
  return base > 0x20 && base < 0x7f ? String.fromCharCode(base + FULL_WIDTH) : MISSING;
}
