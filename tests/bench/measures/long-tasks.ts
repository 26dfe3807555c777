import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { present } from '#domain/kernel/assert.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { launchProfile } from '#tests/setup/profile.ts';
import { sell } from '#tests/setup/sale.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

import { workDir } from '../bench-page.ts';
import type { Figure } from '../figures.ts';

const SALES = 12;

/** The longest time for which the screen could not answer during sales through the real app, ms. */
export async function measureLongTasks(): Promise<readonly Figure[]> {
  const dir = join(workDir, 'long-tasks');
  await rm(dir, { recursive: true, force: true });
  const server = await startServer({ dataDir: join(dir, 'server') });
  const context = await launchProfile({ dir: join(dir, 'profile') });
  try {
    const store = await stockStore(server.url);
    const page = context.pages()[0] ?? (await context.newPage());
    await joinWithCode(page, server.url, await store.makeCode());
    await signIn(page, '周敏', '2222');
    await openShift(page);
    const { name } = present(
      store.demo.items.find((item) => item.favourite),
      'a favourite',
    );
    // The first sale compiles what the others run.
    await sell(page, name);
    await page.evaluate(watchLongTasks);
    for (let sale = 0; sale < SALES; sale += 1) await sell(page, name);
    const longest = await page.evaluate(
      () => (window as unknown as { readonly longTasksMs: readonly number[] }).longTasksMs,
    );
    return [
      {
        measure: `the longest task of the main thread in ${SALES} sales (0: none above 50 ms)`,
        backend: '',
        unit: 'ms',
        figure: Math.max(0, ...longest),
        floor: null,
        goal: { of: 'figure', atMost: 50 },
        samples: SALES,
      },
    ];
  } finally {
    await context.close();
    await server.kill();
  }
}

/** Runs in the page. The browser tells of tasks longer than 50 ms alone. */
function watchLongTasks(): void {
  const longTasksMs: number[] = [];
  Object.assign(window, { longTasksMs });
  new PerformanceObserver((list) => {
    longTasksMs.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: 'longtask' });
}
