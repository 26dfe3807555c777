import { BACKENDS, type Figure } from '../figures.ts';
import { p95 } from '../statistics.ts';
import { inBenchPage } from './in-page.ts';

const MEMBERS = 200_000;

/** A key in the search for members, and the first one after a start. */
export async function measureMemberSearch(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const { keys, firstMs } = await inBenchPage(backend, (page) =>
      page.evaluate((count) => window.bench.measureMemberSearch(count, 100), MEMBERS),
    );
    const line = { backend, unit: 'ms', floor: null } as const;
    const what = `among ${MEMBERS.toLocaleString('en')} members`;
    figures.push(
      {
        ...line,
        measure: `a key of a search ${what}, p95`,
        figure: p95(keys),
        goal: { of: 'figure', atMost: 16 },
        samples: keys.length,
      },
      {
        ...line,
        measure: `the first search ${what} after a start`,
        figure: firstMs,
        goal: null,
        samples: 1,
      },
    );
  }
  return figures;
}
