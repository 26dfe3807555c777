import { assert } from '../kernel/assert.ts';
import type { RoundingRule } from '../chain/records.ts';
import { fen, type Fen } from '../kernel/fen.ts';

/**
 * What rounding-off (抹零, PAY-1) adds to an amount due, in fen: ≤ 0 for the rules that round down.
 *
 * @param amount before rounding; a negative one is left as it is.
 * @example roundOff(fen(12_345), 'yuanDown') // −45: 123.45 becomes 123
 * @example roundOff(fen(12_350), 'yuanHalfUp') // +50: 123.50 becomes 124
 */
export function roundOff(amount: Fen, rule: RoundingRule): Fen {
  assert(Number.isSafeInteger(amount), 'rounding needs whole fen');
  if (amount <= 0) return fen(0);
  const overYuan = amount % 100;
  switch (rule) {
    case 'none':
      return fen(0);
    case 'jiaoDown':
      return fen(-(amount % 10));
    case 'yuanDown':
      return fen(-overYuan);
    case 'yuanHalfUp':
      return fen(overYuan >= 50 ? 100 - overYuan : -overYuan);
    default:
      return rule satisfies never;
  }
}
