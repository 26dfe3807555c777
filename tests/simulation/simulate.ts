import { addFigures, figureLines, noFigures } from './money/figures.ts';
import { SOUND_PARTS } from './money/parts.ts';
import { runMoney } from './money/run.ts';
import { seedsOf } from './kernel/seeds.ts';

/** Runs of an ordinary chain are longer; so many fewer of them do. */
const ORDINARY_EACH = 10;

/**
 * `npm run simulate`: the money simulation over `RUNS=` seeds from `SEED=`, with its figures. Ends
 * with 1 and the seeds that failed, if any did.
 */
function simulate(): number {
  const seeds = seedsOf(2_000);
  const [all, usual] = [noFigures(), noFigures()];
  const failed: string[] = [];
  const start = performance.now();
  for (const seed of seeds) {
    try {
      const { figures, mood } = runMoney(seed);
      addFigures(all, figures);
      if (mood === 'usual') addFigures(usual, figures);
    } catch (cause) {
      failed.push(`SEED=${seed} RUNS=1: ${String(cause)}`);
    }
  }
  const ms = performance.now() - start;
  const ordinary = noFigures();
  const some = seeds.slice(0, Math.ceil(seeds.length / ORDINARY_EACH));
  for (const seed of some) {
    addFigures(ordinary, runMoney(seed, SOUND_PARTS, 'ordinary').figures);
  }
  const [done = ''] = figureLines(all);
  console.log(`${done}; ${failed.length} failed; ${(ms / seeds.length).toFixed(1)} ms a run`);
  console.log(`In usual weather, F = ¥100 and G = ¥200:`);
  console.log(figureLines(usual).join('\n'));
  console.log('In an ordinary chain, with the same limits:');
  console.log(figureLines(ordinary).join('\n'));
  for (const line of failed) console.error(line);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = simulate();
