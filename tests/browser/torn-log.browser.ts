import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { present } from '#domain/kernel/assert.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { launchKillable, type KillableBrowser } from '#tests/setup/killable-browser.ts';
import { sell } from '#tests/setup/sale.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';
import { readStored } from '#tests/setup/stored-rows.ts';

/** A record's header (checksum, a length of 300, whole) whose body was never written. */
const TORN_RECORD = Uint8Array.of(0x12, 0x34, 0x56, 0x78, 0x2c, 0x01, 0x01);

test('[ENG-30] sales are kept when a kill tears what the browser was writing, and after two more', async () => {
  test.setTimeout(120_000);
  const dir = await mkdtemp(join(tmpdir(), 'encore-torn-'));
  const profile = join(dir, 'profile');
  const server = await startServer({ dataDir: join(dir, 'server') });
  const store = await stockStore(server.url);
  const item = present(
    store.demo.items.find(({ favourite }) => favourite),
    'a favourite',
  ).name;
  let browser = await launchKillable(profile);
  try {
    const page = pageOf(browser);
    await joinWithCode(page, server.url, await store.makeCode());
    await signIn(page, '周敏', '2222');
    await openShift(page);
    await sell(page, item);
    for (let sales = 1; sales <= 3; sales += 1) {
      await browser.kill();
      await tearLog(profile);
      browser = await launchKillable(profile);
      const again = pageOf(browser);
      await again.goto(server.url);
      await sell(again, item);
      expect(await readStored(again, 'tabs')).toHaveLength(sales + 1);
    }
  } finally {
    await browser.kill();
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  }
});

const pageOf = ({ context }: KillableBrowser): Page => present(context.pages()[0], 'a page');

/** Leaves the end of IndexedDB's newest log as a kill does that falls into a write. */
async function tearLog(profile: string): Promise<void> {
  const databases = join(profile, 'Default', 'IndexedDB');
  const name = (await readdir(databases)).find((entry) => entry.endsWith('.leveldb'));
  const files = join(databases, present(name, 'a LevelDB of the origin'));
  const logs = (await readdir(files)).filter((entry) => entry.endsWith('.log')).toSorted();
  await appendFile(join(files, present(logs.at(-1), 'a log')), TORN_RECORD);
}
