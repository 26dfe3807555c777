import { assert } from '#domain/kernel/assert.ts';

// Widths of bar, space, bar, space, bar, space of each symbol (ISO/IEC 15417, table of code set B).
const PATTERNS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const STOP = '2331112';
const START_B = 104;

/**
 * Code 128 (set B) of printable ASCII, as widths of bars and spaces in turns, beginning with a bar.
 *
 * @throws AssertionError on other characters: what a barcode holds is ours to choose.
 */
export function code128(content: string): readonly number[] {
  assert(/^[\x20-\x7E]+$/u.test(content), `no Code 128 of ${JSON.stringify(content)}`);
  const values = Array.from(content, (character) => character.charCodeAt(0) - 32);
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103;
  const symbols = [START_B, ...values, check]
    .map((value) => PATTERNS.slice(value * 6, value * 6 + 6))
    .join('');
  return Array.from(symbols + STOP, Number);
}
