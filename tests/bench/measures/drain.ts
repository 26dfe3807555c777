import { BACKENDS, type Figure } from '../figures.ts';
import { inBenchPage } from './in-page.ts';

const TICKETS = 200;

/** Two hundred tickets queued at once, until the last one is through. */
export async function measureDrain(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const { figure, floor } = await inBenchPage(backend, (page) =>
      page.evaluate((tickets) => window.bench.measureDrain(tickets), TICKETS),
    );
    figures.push({
      measure: `${TICKETS} tickets queued at once drain in order`,
      backend,
      unit: 'ms',
      figure,
      floor,
      goal: { of: 'ratio', atMost: 5 },
      samples: 1,
    });
  }
  return figures;
}
