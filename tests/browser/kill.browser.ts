import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import type { Page } from '@playwright/test';

import { startServer } from '#sync-server/standalone/serve.ts';
import { present } from '#domain/kernel/assert.ts';
import type { TabList } from '#domain/wire/api.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { type KillableBrowser, launchKillable } from '#tests/setup/killable-browser.ts';
import { createSeededRandom } from '#tests/setup/random.ts';
import { sell } from '#tests/setup/sale.ts';
import { readStored } from '#tests/setup/stored-rows.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { type StockedStore, stockStore } from '#tests/setup/stocked-store.ts';
import { getJson } from '#tests/setup/tablet.ts';

const KILLS = Number(process.env['KILLS'] ?? 50);
const SEED = Number(process.env['SEED'] ?? 20_261_120);
/** A kill falls anywhere into so many sales as long as the first on this machine took. */
const SALES_TO_KILL = 2.5;
const KILL_BUDGET_MS = 15_000;

test(`every sale whose receipt was shown survives ${KILLS} SIGKILLs, and none is there twice`, async () => {
  test.setTimeout(60_000 + KILLS * KILL_BUDGET_MS);
  const random = createSeededRandom(SEED);
  const dir = await mkdtemp(join(tmpdir(), 'encore-kill-'));
  const server = await startServer({ dataDir: join(dir, 'server') });
  const store = await stockStore(server.url);
  const shown = new Set<string>();
  const lost: string[] = [];
  let browser = await launchKillable(join(dir, 'profile'));
  try {
    const saleMs = await prepare(browser, server.url, store);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const page = await openBoard(browser, server.url, shown);
      const kept = new Set(await receiptsOn(page));
      lost.push(...[...shown].filter((receipt) => !kept.has(receipt)));
      const traded = trade(page, store).catch((error: unknown) => String(error));
      await wait(random() * saleMs * SALES_TO_KILL);
      await browser.kill();
      expect(await traded, 'how the trade ended').toMatch(/has been closed|crashed/u);
      browser = await launchKillable(join(dir, 'profile'));
    }
    const page = await openBoard(browser, server.url, new Set());
    const kept = await receiptsOn(page);
    expect(shown.size, 'receipts that were shown').toBeGreaterThan(KILLS / 5);
    expect(lost).toEqual([]);
    expect(kept).toEqual([...new Set(kept)]);
    expect([...shown].filter((receipt) => !kept.includes(receipt))).toEqual([]);
    await expect.poll(async () => (await readStored(page, 'outbox')).length).toBe(0);
    await expect
      .poll(async () => (await receiptsAtServer(store)).toSorted())
      .toEqual(kept.toSorted());
    console.log(`seed ${SEED}: ${KILLS} kills, ${shown.size} receipts shown, ${kept.length} kept`);
  } finally {
    await browser.kill();
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  }
});

/** Joins, opens the shift and sells once. @returns how long the sale took, ms. */
async function prepare(
  { context }: KillableBrowser,
  url: string,
  store: StockedStore,
): Promise<number> {
  const page = context.pages()[0] ?? (await context.newPage());
  await joinWithCode(page, url, await store.makeCode());
  await signIn(page, '周敏', '2222');
  await openShift(page);
  const start = performance.now();
  await sell(
    page,
    present(
      store.demo.items.find((item) => item.favourite),
      'a favourite',
    ).name,
  );
  return performance.now() - start;
}

/** Starts the app as after a power cut; what it shows as a receipt from now on is noted out here. */
async function openBoard(
  { context }: KillableBrowser,
  url: string,
  shown: Set<string>,
): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.exposeBinding('noteReceipt', (_, receipt: string) => shown.add(receipt));
  await page.addInitScript(watchReceipts);
  await page.goto(url);
  await expect(page.getByRole('region', { name: '包厢' })).toBeVisible();
  return page;
}

/** Runs in the page: tells the test of every receipt number, as soon as it stands on the screen. */
function watchReceipts(): void {
  new MutationObserver(() => {
    const text = document.querySelector('[role="status"] h1')?.parentElement?.textContent ?? '';
    const receipt = /小票 ([A-Z]+-\d+)/u.exec(text)?.[1];
    const { noteReceipt } = window as unknown as { noteReceipt: (receipt: string) => void };
    if (receipt !== undefined) noteReceipt(receipt);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Sales one after the other, until the browser is killed. */
async function trade(page: Page, store: StockedStore): Promise<never> {
  const favourites = store.demo.items.filter((item) => item.favourite);
  for (let sale = 0; ; sale += 1) {
    const item = present(favourites[sale % favourites.length], 'a favourite item');
    await sell(page, item.name);
  }
}

async function receiptsOn(page: Page): Promise<readonly string[]> {
  const rows = (await readStored(page, 'tabs')) as readonly {
    readonly state: {
      readonly settled: { readonly receipt: string } | null;
      readonly settledAgain: readonly { readonly receipt: string }[];
    };
  }[];
  return rows.flatMap(({ state }) =>
    [state.settled, ...state.settledAgain].flatMap((one) => (one ? [one.receipt] : [])),
  );
}

/** As head office has them, page after page. */
async function receiptsAtServer({ owner }: StockedStore): Promise<readonly string[]> {
  const { chain, store } = owner.grant;
  const receipts: string[] = [];
  for (let cursor = ''; ;) {
    const query = `store=${store}&from=2000-01-01&to=2100-01-01&cursor=${cursor}`;
    const list = await getJson<TabList>(owner, `/api/chains/${chain}/tabs?${query}`);
    receipts.push(...list.tabs.map(({ receipt }) => receipt));
    cursor = list.next;
    if (cursor === '') return receipts;
  }
}
