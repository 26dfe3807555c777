import type { PadKey } from './NumberPad.tsx';

/** The most yuan digits that a till is asked for: ¥9,999,999. */
const MOST_DIGITS = 7;

/**
 * The text of an amount in yuan after one more key of the pad. A key that would make it no amount
 * (a third decimal, a second point, an eighth digit) is ignored.
 *
 * @example typeKey('12.5', '0') // '12.50'
 */
export function typeKey(text: string, key: PadKey): string {
  if (key === 'backspace') return text.slice(0, -1);
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  const grown = text === '0' ? key.replace(/^0+/u, '') || '0' : text + key;
  const [units = '', decimals] = grown.split('.');
  if (units.length > MOST_DIGITS) return text;
  if (decimals !== undefined && decimals.length > 2) return text;
  return text === '' && key === '00' ? '0' : grown;
}

/** The text of a whole number of at most `most` digits after one more key. */
export function typeDigit(text: string, key: PadKey, most: number): string {
  if (key === 'backspace') return text.slice(0, -1);
  if (key === '.') return text;
  return (text + key).slice(0, most);
}
