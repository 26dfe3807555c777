import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startServer } from '#sync-server/standalone/serve.ts';
import { readJournal } from '#tests/e2e/support/journal.ts';
import {
  allSafe,
  compose,
  joinStore,
  openRoom,
  openShift,
  openTab,
  order,
  signInAs,
  tileOf,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

const KILLS = 4;

test('a server killed while it is sent to has every order once when it is back', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'encore-killed-'));
  let server = await startServer({ dataDir });
  const context = await browser.newContext({ baseURL: server.url });
  try {
    const store = await stockStore(server.url);
    let page = await context.newPage();
    await joinStore(page, await store.makeCode(), '前台');
    await signInAs(page, 'owner');
    await openShift(page);
    await openRoom(page, 'A01', '王先生');
    for (let kill = 0; kill < KILLS; kill += 1) {
      await compose(page, '百威 330ml');
      await page.getByRole('button', { name: '落单 1 件' }).click();
      await server.kill();
      await order(page, '爆米花');
      server = await startServer({ dataDir, port: server.port });
    }
    await allSafe(page, 30_000);
    const sent = (await readJournal(store.owner)).filter(({ tuple }) => tuple[5] === 'OrderSent');
    expect(sent).toHaveLength(2 * KILLS);

    // And with no server at all a new page starts on the board, from what the tablet holds.
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await server.kill();
    await page.close();
    page = await context.newPage();
    await page.goto('/');
    await expect(tileOf(page, 'A01')).toHaveAccessibleName(/使用中 · 王先生/);
    await openTab(page, 'A01');
    await expect(page.getByText('¥180.00').first()).toBeVisible();
  } finally {
    await context.close();
    await server.kill();
    await rm(dataDir, { recursive: true, force: true });
  }
});
