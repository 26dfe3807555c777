/** What stands where a character can't be printed, as wide as what it replaces. */
export const MISSING = '？';

const ASCII = /^[\x20-\x7E]*$/u;

/**
 * The glyphs that text comes out as, and no others: whatever a guest's name or a note holds, each
 * character left takes one column if it is ASCII and two if not, and none moves the print head.
 *
 * Accents are composed where there is such a letter and else dropped; joiners, variation selectors,
 * skin tones, marks of direction and controls go; blanks become a blank and breaks a line feed; half
 * a surrogate pair and code points without a character become `？`.
 *
 * @example printable('a\u0301\u200D👍🏽\x1B@\r\nx') // 'á👍@\nx'
 */
export function printable(content: string): string {
  if (ASCII.test(content)) return content;
  return content
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F]/gu, ' ')
    .replaceAll(/(?!\n)[\p{M}\p{Cf}\p{Cc}\p{EMod}]/gu, '')
    .replaceAll(/[\p{Co}\p{Cn}\uFFFD]/gu, MISSING);
}

/** Columns that one glyph of `printable` text takes. Every double-byte glyph is two wide, `¥` and `–` too. */
export const glyphWidth = (glyph: string): 1 | 2 => (glyph <= '\x7F' ? 1 : 2);

/** Columns that text takes at size 1, on its widest line. */
export function displayWidth(content: string): number {
  let [widest, width] = [0, 0];
  for (const glyph of printable(content)) {
    width = glyph === '\n' ? 0 : width + glyphWidth(glyph);
    widest = Math.max(widest, width);
  }
  return widest;
}
