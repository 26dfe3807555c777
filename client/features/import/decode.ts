import { err, ok, type Result } from '#domain/kernel/result.ts';

/** Encodings that spreadsheets in China, Taiwan and elsewhere save text in. */
export const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The file ends in the middle of a character: it was not written to its end. */
  readonly cutOff: boolean;
}

/**
 * Reads the bytes of a text file. A byte order mark decides; without one UTF-8 is tried strictly,
 * then GB18030 (which holds GBK), since bytes of the one are practically never valid in the other.
 * Big5 can't be told from GBK by its bytes, so that it is only ever chosen by hand.
 *
 * @param chosen the encoding that the person picked, or null to find it out.
 * @returns the text without its mark, or `notText` when no encoding fits.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen: Encoding | null,
): Result<DecodedText, 'notText'> {
  const marked = markOf(bytes);
  const candidates: readonly Encoding[] = chosen
    ? [chosen]
    : marked
      ? [marked]
      : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const decoded = decodeStrictly(bytes, encoding);
    if (decoded && !decoded.text.includes('\0')) return ok(decoded);
  }
  return err('notText');
}

function markOf(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): DecodedText | null {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text: string;
  try {
    // Streaming lets a character that the end of the file cuts through pass until the flush below.
    text = decoder.decode(bytes, { stream: true });
  } catch {
    return null;
  }
  try {
    return { text: text + decoder.decode(), encoding, cutOff: false };
  } catch {
    return { text, encoding, cutOff: true };
  }
}
