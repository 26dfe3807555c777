/** No 0/O, 1/I/L, U/V, 2/Z: what people read aloud and type stays what it was. */
const ALPHABET = '3456789ABCDEFGHJKMNPQRSTWXY';
const LENGTH = 8;

/**
 * A code of 8 of 27 characters: 2.8 × 10¹¹ codes. Someone who tries 30 in a quarter of an hour, with
 * ten codes open in the world, finds one with odds of one in 10⁹.
 */
export function newCodeText(): string {
  let text = '';
  while (text.length < LENGTH) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The rest of the range is thrown away, so that each character is as likely.
    if (byte < Math.floor(256 / ALPHABET.length) * ALPHABET.length) {
      text += ALPHABET[byte % ALPHABET.length] ?? '';
    }
  }
  return text;
}

/** A code as typed: capitals, without spaces and dashes. */
export const readCodeText = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/gu, '');

export const isCodeText = (text: string): boolean =>
  text.length === LENGTH && Array.from(text).every((char) => ALPHABET.includes(char));
