import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { signIn, tryDemo } from '#tests/setup/at-the-till.ts';
import { launchProfile } from '#tests/setup/profile.ts';

export interface DemoTill {
  readonly url: string;
  readonly context: BrowserContext;
  /** On the board of the demo's first store, its owner signed in. */
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** A server of its own, and a tablet on a fresh profile that tried the demo. For scripts. */
export async function openDemoTill(): Promise<DemoTill> {
  buildIfStale();
  const dir = await mkdtemp(join(tmpdir(), 'encore-demo-'));
  const server = await startServer({ dataDir: join(dir, 'server') });
  const context = await launchProfile({ dir: join(dir, 'profile') });
  const page = context.pages()[0] ?? (await context.newPage());
  const close = async (): Promise<void> => {
    await context.close();
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await tryDemo(page, server.url);
    await signIn(page, '沈总', '1111');
    return { url: server.url, context, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}
