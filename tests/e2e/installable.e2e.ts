import { launchProfile } from '#tests/setup/profile.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '#tests/setup/server-fixture.ts';

interface Manifest {
  readonly icons: readonly { readonly src: string; readonly purpose: string }[];
}

// An incognito window installs nothing, and Playwright's own contexts are incognito.
test('Chromium finds nothing that keeps the app from being installed', async ({ server }) => {
  const dir = await mkdtemp(join(tmpdir(), 'encore-install-'));
  const context = await launchProfile({ dir });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const browser = await context.newCDPSession(page);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const { errors, data } = await browser.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    // Ours, from vite.config.ts.
    const { icons } = JSON.parse(data ?? '{}') as Manifest;
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    for (const { src } of icons) {
      expect((await page.request.get(new URL(src, server.url).href)).ok(), src).toBe(true);
    }
  } finally {
    await context.close();
    await rm(dir, { recursive: true, force: true });
  }
});
