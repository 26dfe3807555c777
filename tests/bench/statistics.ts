import { present } from '#domain/kernel/assert.ts';

/** The value below which `share` (0–1) of the samples lie, by nearest rank. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return present(sorted[rank], 'a sample');
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);
export const p95 = (samples: readonly number[]): number => quantile(samples, 0.95);

/** Samples of the thing measured and of its floor, taken in turns in the same run. */
export interface Pairs {
  readonly figure: readonly number[];
  readonly floor: readonly number[];
}
