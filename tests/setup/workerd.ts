import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { startServer } from '#sync-server/standalone/serve.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server that the whole run shares: `inject('serverUrl')`. */
    serverUrl: string;
  }
}

/** One server for all contract tests; a test that kills its server starts one of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildIfStale();
  const dataDir = await mkdtemp(join(tmpdir(), 'encore-workerd-'));
  const server = await startServer({ dataDir });
  project.provide('serverUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
