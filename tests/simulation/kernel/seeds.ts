import { env } from 'node:process';

/** The first seed and how many from it: `SEED=` replays from another, `RUNS=` widens. */
export function seedsOf(runs: number): readonly number[] {
  const first = Number(env['SEED'] ?? 20_261_122);
  const count = Number(env['RUNS'] ?? runs);
  return Array.from({ length: count }, (_, index) => first + index);
}
