import { addFigures, figureLines, noFigures } from './money/figures.ts';
import { SOUND_PARTS } from './money/parts.ts';
import { runMoney, type Ran } from './money/run.ts';
import type { Mood } from './money/world.ts';
import { seedsOf } from './kernel/seeds.ts';

/** Runs of an ordinary chain are longer; so many fewer of them do. */
const ORDINARY_EACH = 10;

/**
 * `npm run simulate`: the money simulation over `RUNS=` seeds from `SEED=`, with its figures. Ends
 * with 1 and the seeds that failed, if any did.
 */
function simulate(): number {
  const seeds = seedsOf(2_000);
  const [all, usual, ordinary] = [noFigures(), noFigures(), noFigures()];
  const failed: string[] = [];
  const run = (seed: number, mood?: Mood): Ran | null => {
    try {
      return runMoney(seed, SOUND_PARTS, mood);
    } catch (cause) {
      failed.push(`SEED=${seed} RUNS=1${mood ? ` (${mood})` : ''}: ${String(cause)}`);
      return null;
    }
  };
  const start = performance.now();
  for (const seed of seeds) {
    const ran = run(seed);
    if (!ran) continue;
    addFigures(all, ran.figures);
    if (ran.mood === 'usual') addFigures(usual, ran.figures);
  }
  const ms = performance.now() - start;
  for (const seed of seeds.slice(0, Math.ceil(seeds.length / ORDINARY_EACH))) {
    const ran = run(seed, 'ordinary');
    if (ran) addFigures(ordinary, ran.figures);
  }
  const [done = ''] = figureLines(all);
  console.log(`${done}; ${failed.length} failed; ${(ms / seeds.length).toFixed(1)} ms a run`);
  console.log('In usual weather, F = ¥100 and G = ¥200:');
  console.log(figureLines(usual).join('\n'));
  console.log('In an ordinary chain, with the same limits:');
  console.log(figureLines(ordinary).join('\n'));
  for (const line of failed) console.error(line);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = simulate();
