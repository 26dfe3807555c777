import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { test as base } from '@playwright/test';

import { type Server, startServer } from '#sync-server/standalone/serve.ts';

/**
 * Playwright's `test` with a server per worker, so `page.goto('/')` reaches a real workerd. A test
 * that kills its server, or wants an empty chain, starts its own by `startServer`.
 */
export const test = base.extend<object, { readonly server: Server }>({
  server: [
    // Playwright reads the first parameter's pattern to know what a fixture needs: here nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'encore-e2e-'));
      const server = await startServer({ dataDir });
      await provide(server);
      await server.kill();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, provide) => {
    await provide(server.url);
  },
});

export { expect } from '@playwright/test';
