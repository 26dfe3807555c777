import { assert } from './assert.ts';
import { err, ok, type Result } from './result.ts';

declare const fenBrand: unique symbol;

/** Money, in whole fen (1 yuan = 100 fen). Always a safe integer; may be negative. */
export type Fen = number & { readonly [fenBrand]: true };

/** Rates in hundredths of a percent: 10_000 is 100 %. */
export type BasisPoints = number;

export const WHOLE_BASIS_POINTS: BasisPoints = 10_000;

/** @throws AssertionError when `value` is not a safe integer. */
export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), `not a whole number of fen: ${value}`);
  return (value === 0 ? 0 : value) as Fen;
}

export const ZERO_FEN = fen(0);

/** Whole yuan as fen: `yuan(12)` is 1200 fen. */
export const yuan = (value: number): Fen => fen(Math.round(value * 100));

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);
export const subtractFen = (a: Fen, b: Fen): Fen => fen(a - b);
export const negateFen = (a: Fen): Fen => fen(-a);
export const absFen = (a: Fen): Fen => fen(Math.abs(a));
export const timesFen = (a: Fen, count: number): Fen => fen(a * count);
export const maxFen = (a: Fen, b: Fen): Fen => (a >= b ? a : b);
export const minFen = (a: Fen, b: Fen): Fen => (a <= b ? a : b);

/** How many whole `unit`s an amount ≥ 0 has room for; no number is the most where a unit is worth 0. */
export const unitsWithin = (amount: Fen, unit: Fen): number =>
  unit > 0 ? Math.floor(amount / unit) : Number.POSITIVE_INFINITY;

export function sumFen(parts: Iterable<Fen>): Fen {
  let total = 0;
  for (const part of parts) total += part;
  return fen(total);
}

/**
 * `amount × numerator / denominator`, rounded half up (away from zero) to the fen.
 * Exact for any safe integers: the product is taken as a BigInt when it would not fit.
 *
 * @example prorateFen(yuan(60), 40, 60) // 40 minutes at 60 yuan an hour: 4000 fen
 */
export function prorateFen(amount: Fen, numerator: number, denominator: number): Fen {
  assert(Number.isSafeInteger(numerator), 'prorate needs a whole numerator');
  assert(Number.isSafeInteger(denominator) && denominator > 0, 'prorate needs a denominator > 0');
  const negative = amount < 0 !== numerator < 0;
  const product = Math.abs(amount * numerator);
  const doubled = Number.isSafeInteger(product * 2 + denominator)
    ? Math.floor((product * 2 + denominator) / (denominator * 2))
    : Number(
        (BigInt(Math.abs(amount)) * BigInt(Math.abs(numerator)) * 2n + BigInt(denominator)) /
          (BigInt(denominator) * 2n),
      );
  return fen(negative ? -doubled : doubled);
}

/** A share of `amount` by basis points, half up. `rateFen(yuan(100), 1_250)` is 1250 fen. */
export const rateFen = (amount: Fen, rate: BasisPoints): Fen =>
  prorateFen(amount, rate, WHOLE_BASIS_POINTS);

/**
 * Splits `total` in proportion to `weights` so that the parts add up to it exactly
 * (largest remainder; a tie goes to the earlier part).
 *
 * @param weights whole numbers ≥ 0, at least one above 0.
 * @example splitFen(fen(100), [1, 1, 1]) // [34, 33, 33]
 */
export function splitFen(total: Fen, weights: readonly number[]): readonly Fen[] {
  assert(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights must be whole and not negative',
  );
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  assert(whole > 0n, 'splitting needs at least one weight above 0');
  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const floors = weights.map((weight) => (amount * BigInt(weight)) / whole);
  const remainders = weights.map((weight) => (amount * BigInt(weight)) % whole);
  let left = Number(amount - floors.reduce((sum, part) => sum + part, 0n));
  const byRemainder = [...weights.keys()].sort((a, b) => {
    const difference = (remainders[b] ?? 0n) - (remainders[a] ?? 0n);
    return difference === 0n ? a - b : difference > 0n ? 1 : -1;
  });
  const parts = floors.map(Number);
  for (const index of byRemainder) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => fen(sign * part));
}

export type FenTextRefusal = 'notAnAmount' | 'moreThanTwoDecimals' | 'tooLarge';

/**
 * Reads an amount in yuan as people and spreadsheets write it: `12`, `12.5`, `¥1,234.50`, `-3.00`,
 * full-width digits and signs included.
 *
 * @returns fen, or why the text is not an amount. Never rounds: `1.005` is refused.
 */
export function parseYuan(text: string): Result<Fen, FenTextRefusal> {
  const plain = text.normalize('NFKC').replaceAll('\u2212', '-').trim();
  const match = /^¥?([+-]?)¥?(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/u.exec(plain);
  if (!match || !/\d/u.test(plain)) return err('notAnAmount');
  const [, sign = '', grouped = '', decimals = ''] = match;
  const units = grouped.replaceAll(',', '');
  if (/[1-9]/u.test(decimals.slice(2))) return err('moreThanTwoDecimals');
  const value = Number(units || '0') * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (!Number.isSafeInteger(value) || value > 1e13) return err('tooLarge');
  return ok(fen(sign === '-' ? -value : value));
}
