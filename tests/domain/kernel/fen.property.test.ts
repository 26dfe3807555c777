import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fen, parseYuan, prorateFen, splitFen, sumFen } from '#domain/kernel/fen.ts';

const RUNS = { seed: 20_261_120, numRuns: 1_000 };
const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(fen);

/** Half away from zero, by whole numbers without a limit. */
function halfUp(of: number, numerator: number, denominator: number): bigint {
  const product = BigInt(of) * BigInt(numerator);
  const size = product < 0n ? -product : product;
  const rounded = (size * 2n + BigInt(denominator)) / (BigInt(denominator) * 2n);
  return product < 0n ? -rounded : rounded;
}

it('[TAR-10] prorates half up, as an independent count by BigInt does', () => {
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: -2_000, max: 2_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (of, numerator, denominator) => {
        expect(BigInt(prorateFen(of, numerator, denominator))).toBe(
          halfUp(of, numerator, denominator),
        );
      },
    ),
    RUNS,
  );
});

it('[PAY-1] neither makes nor loses a fen by splitting, and errs by less than one a part', () => {
  fc.assert(
    fc.property(
      amount,
      fc
        .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
        .filter((weights) => weights.some((weight) => weight > 0)),
      (total, weights) => {
        const parts = splitFen(total, weights);
        expect(sumFen(parts)).toBe(total);
        const whole = weights.reduce((sum, weight) => sum + weight, 0);
        for (const [index, part] of parts.entries()) {
          const weight = weights[index] ?? 0;
          const error = BigInt(part) * BigInt(whole) - BigInt(total) * BigInt(weight);
          expect(error < BigInt(whole) && -error < BigInt(whole)).toBe(true);
        }
      },
    ),
    RUNS,
  );
});

it('reads back every amount that is written in yuan', () => {
  fc.assert(
    fc.property(amount, (of) => {
      const size = Math.abs(of);
      const text = `${of < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
      expect(parseYuan(text)).toEqual({ ok: true, value: of });
    }),
    RUNS,
  );
});
