import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { backendOf, launchProfile } from '#tests/setup/profile.ts';

import { serveBenchPage, workDir } from '../bench-page.ts';
import type { Backend } from '../figures.ts';

/**
 * Opens the bench page in a fresh profile on disk, with the backend asked for, and gives what
 * `measure` gives. Refuses to go on when the browser stored by another backend than that.
 */
export async function inBenchPage<Taken>(
  backend: Backend,
  measure: (page: Page) => Promise<Taken>,
): Promise<Taken> {
  const dir = join(workDir, `profile-${backend}`);
  await rm(dir, { recursive: true, force: true });
  const server = await serveBenchPage();
  const context = await launchProfile({ dir, sqlite: backend === 'sqlite' });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    page.on('pageerror', (error) => console.error(error));
    await page.goto(server.url);
    await page.waitForFunction(() => 'bench' in window);
    const taken = await measure(page);
    const used = backendOf(dir);
    if (used !== null && used !== backend) throw new Error(`Chromium stored by ${used} instead`);
    return taken;
  } finally {
    await context.close();
    await server.close();
  }
}
