import { env } from 'node:process';

/** A fixed seed, so that a run can be told again; `SEED=` replays another, `RUNS=` widens. */
export const propertyRuns = (runs: number): { seed: number; numRuns: number } => ({
  seed: Number(env['SEED'] ?? 20_261_120),
  numRuns: Number(env['RUNS'] ?? runs),
});
