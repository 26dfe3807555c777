import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { roundOff } from '#domain/payments/rounding.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

describe('roundOff', () => {
  it.each([
    ['none', 12_345, 0],
    ['jiaoDown', 12_345, -5],
    ['jiaoDown', 12_340, 0],
    ['yuanDown', 12_399, -99],
    ['yuanDown', 12_300, 0],
    ['yuanHalfUp', 12_349, -49],
    ['yuanHalfUp', 12_350, 50],
    ['yuanDown', 0, 0],
    ['yuanDown', -150, 0],
  ] as const)('[PAY-1] %s of %d adds %d', (rule, amount, delta) => {
    expect(roundOff(fen(amount), rule)).toBe(delta);
  });

  it('[PAY-1] comes to whole yuan or jiao and never changes by a yuan', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), (amount) => {
        expect(Math.abs((amount + roundOff(fen(amount), 'yuanDown')) % 100)).toBe(0);
        expect(Math.abs((amount + roundOff(fen(amount), 'yuanHalfUp')) % 100)).toBe(0);
        expect(Math.abs((amount + roundOff(fen(amount), 'jiaoDown')) % 10)).toBe(0);
        expect(Math.abs(roundOff(fen(amount), 'yuanHalfUp'))).toBeLessThanOrEqual(50);
        expect(roundOff(fen(amount), 'yuanDown')).toBeGreaterThan(-100);
      }),
      propertyRuns(300),
    );
  });
});
