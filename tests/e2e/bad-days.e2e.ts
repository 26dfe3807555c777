import type { Page } from '@playwright/test';

import { businessDateOf, dayMinute } from '#domain/kernel/business-date.ts';
import { instant } from '#domain/kernel/instant.ts';
import { journalDoc } from '#domain/journal/entry.ts';
import { giveClock } from '#tests/e2e/support/clock.ts';
import { giveDisk } from '#tests/e2e/support/disk.ts';
import {
  allSafe,
  compose,
  goTo,
  joinStore,
  openRoom,
  openShift,
  openTab,
  order,
  pay,
  send,
  signInAs,
  tileOf,
  toSettle,
  typePin,
} from '#tests/e2e/support/tablet.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { type StockedStore, stockStore } from '#tests/setup/stocked-store.ts';
import { readStored } from '#tests/setup/stored-rows.ts';
import { connect, joinStore as joinAsDevice } from '#tests/setup/tablet.ts';

const DAY_CLOCK = { timeZone: 'Asia/Shanghai', closeoutMinute: dayMinute(8 * 60) };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A tablet of a fresh store, its shift open. */
async function startTrade(page: Page, url: string): Promise<StockedStore> {
  const store = await stockStore(url);
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
  await openShift(page);
  return store;
}

test('a disk that refuses: it says so, nothing is half done, and it goes on after', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' });
  const disk = await giveDisk(context);
  const page = await context.newPage();
  await startTrade(page, server.url);
  await disk.refuse(page, true);
  await tileOf(page, 'A01').click();
  const sheet = page.getByRole('dialog', { name: /开房 A01/ });
  await sheet.getByRole('button', { name: '开房', exact: true }).click();
  await expect(sheet.getByRole('alert')).toHaveText(/没能写入，刚才的操作没有记录/);
  await page.keyboard.press('Escape');
  await expect(tileOf(page, 'A01')).toHaveAccessibleName(/空闲/);
  await expect(page.getByRole('link', { name: '无法写入' })).toBeVisible();
  expect(await readStored(page, 'tabs')).toEqual([]);

  await disk.refuse(page, false);
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml');
  await expect(page.getByRole('link', { name: '无法写入' })).toBeHidden();
  await allSafe(page);
  await context.close();
});

/** A browser writes what a page keeps seconds later: after a power cut it can say what it said before. */
test('[TAB-4] a draft that a power cut brings back after its order was sent is no order', async ({
  page,
  server,
}) => {
  await startTrade(page, server.url);
  await openRoom(page, 'A01', '王先生');
  await compose(page, '百威 330ml');
  const kept = await page.evaluate(() => Object.entries<string>(localStorage));
  expect(kept.map(([key]) => key)).toContainEqual(expect.stringMatching(/^encore\.draft\./u));
  await send(page);
  await page.evaluate((entries) => {
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, kept);
  await page.reload();
  await expect(page.getByRole('region', { name: '未落单' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^落单 0/ })).toBeDisabled();
  await order(page, '百威 330ml');
  expect(await readStored(page, 'tabs')).toMatchObject([{ state: { orders: [{}, {}] } }]);
  await toSettle(page);
});

test('[SETTLE-2] the tap that took a part, tapped again at once, takes nothing', async ({
  page,
  server,
}) => {
  await startTrade(page, server.url);
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml');
  await toSettle(page);
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('button', { name: /^收 现金 ¥1\.00/ }).evaluate(tapAgainAndAgain);
  expect(await readStored(page, 'tabs')).toMatchObject([
    { state: { settled: null, tenders: [{ amountFen: 100 }] } },
  ]);
  await pay(page, { tender: '现金' });
});

/** Taps a button, and what is in its place, until 0.15 s after the first was done; Enter beside it. */
async function tapAgainAndAgain(button: HTMLElement | SVGElement): Promise<void> {
  const before = button.textContent;
  let done = Number.POSITIVE_INFINITY;
  const frame = (): Promise<number> => new Promise((next) => requestAnimationFrame(next));
  for (let now = performance.now(); now < done + 150; now = await frame()) {
    if (button instanceof HTMLElement) button.click();
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    if (done > now && button.textContent !== before && button.textContent !== '') done = now;
  }
}

test('a row changed on the disk is set aside and fetched again, and nothing is lost', async ({
  page,
  server,
}) => {
  await startTrade(page, server.url);
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml', '爆米花');
  await allSafe(page);
  await page.evaluate(spoilUpdates);
  await page.reload();
  await page.getByRole('link', { name: '全部已上传' }).click();
  await expect(page.getByText(/已隔离并从服务器重新取回/)).toBeVisible();
  await goTo(page, '包厢');
  await openTab(page, 'A01');
  await expect(page.getByText('¥45.00').first()).toBeVisible();
  await order(page, '薯条');
  await allSafe(page);
});

test('an entry from a newer version is kept, set aside, and told of', async ({ page, server }) => {
  const store = await startTrade(page, server.url);
  const newer = await joinAsDevice(store.owner);
  const line = await connect(newer);
  const now = Date.now();
  await line.sub(1, journalDoc(newer.grant.store, businessDateOf(instant(now), DAY_CLOCK)));
  const log = writeLog(newer);
  line.send({ type: 'writer', channel: 1, client: log.client, epoch: 1 });
  const song = [0, now, 0, 0, 'owner1', 'SongRequested', 7, { song: '1', tab: 't' }] as const;
  const entry = await log.sealed(song);
  expect(await line.push(1, entry)).toMatchObject({ type: 'ack' });
  await page.getByRole('link', { name: '全部已上传' }).click();
  await expect(page.getByText(/有 1 条记录来自更新的版本，已原样保存/)).toBeVisible();
  await line.close();
});

test('[DAY-2] a tablet three hours off says so and trades at the right time', async ({
  browser,
  server,
}) => {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' });
  await giveClock(context, { at: Date.now() + 3 * HOUR_MS + MINUTE_MS, serverAgrees: false });
  const page = await context.newPage();
  await startTrade(page, server.url);
  await expect(page.getByRole('link', { name: /时钟偏差 3 小时/ })).toBeVisible();
  const before = Date.now();
  await openRoom(page, 'A01', '王先生');
  interface StoredTab {
    readonly date: string;
    readonly state: { readonly openedAt: number };
  }
  const [tab] = (await readStored(page, 'tabs')) as readonly StoredTab[];
  expect(tab?.date).toBe(businessDateOf(instant(before), DAY_CLOCK));
  expect(Math.abs((tab?.state.openedAt ?? 0) - before)).toBeLessThan(MINUTE_MS);
  await context.close();
});

test('[STAFF-2] a hundred wrong PINs lock one person, over a reload, and nobody else', async ({
  page,
  server,
}) => {
  const store = await stockStore(server.url);
  await joinStore(page, await store.makeCode(), '前台');
  await page.getByRole('button', { name: '沈总' }).click();
  for (const left of [4, 3, 2, 1]) {
    await typePin(page, '0000');
    await expect(page.getByText(`PIN 不对，还可以试 ${left} 次。`)).toBeVisible();
  }
  for (let wrong = 5; wrong <= 100; wrong += 1) await page.keyboard.type('0000');
  await expect(page.getByText(/试错太多次，请等/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: '沈总' }).click();
  await page.keyboard.type('1111');
  await expect(page.getByText(/试错太多次，请等/)).toBeVisible();
  await page.getByRole('button', { name: '换一个人' }).click();
  await signInAs(page, 'manager');
});

test('a price of -1 and a half-written file are refused where they are, and nothing is kept', async ({
  page,
  server,
}) => {
  await startTrade(page, server.url);
  const items = async (): Promise<number> =>
    (await readStored(page, 'registers')).filter(
      // A row as client/engine/database.ts lays it out.
      (row) => (row as { readonly collection: string }).collection === 'items',
    ).length;
  const before = await items();
  await page.goto('/settings/items');
  await page.getByRole('button', { name: '添加商品' }).click();
  const form = page.getByRole('dialog', { name: '添加商品' });
  await form.getByRole('textbox', { name: '名称', exact: true }).fill('负价啤酒');
  await form.getByRole('textbox', { name: '价格（元）' }).fill('-1');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByText(/不能小于 0/)).toBeVisible();
  await expect(form.getByRole('textbox', { name: '名称', exact: true })).toHaveValue('负价啤酒');
  await form.getByRole('button', { name: '取消' }).click();

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'items.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('名称,价格,分类\n新啤酒,20,啤酒\n"新小吃,1'),
  });
  await expect(page.getByRole('alert')).toHaveText(/文件没有写完/);
  expect(await items()).toBe(before);
});

test('a second tab of a tablet says so, and takes over', async ({ page, server }) => {
  await startTrade(page, server.url);
  const second = await page.context().newPage();
  await second.goto('/');
  await expect(second.getByText('收银台在另一个标签页里')).toBeVisible();
  await second.getByRole('button', { name: '在这里接管' }).click();
  await expect(tileOf(second, 'A01')).toBeVisible();
  await expect(page.getByText('另一个标签页接管了收银台')).toBeVisible();
  await openRoom(second, 'A01', '王先生');
});

/** Runs in the page: flips a byte in the middle of every stored update. */
function spoilUpdates(): Promise<void> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open('encore');
    opening.addEventListener('error', () => failed(opening.error ?? new Error('not opened')));
    opening.addEventListener('success', () => {
      const writing = opening.result.transaction('updates', 'readwrite');
      const walk = writing.objectStore('updates').openCursor();
      walk.addEventListener('success', () => {
        const cursor = walk.result;
        if (!cursor) return;
        const row = cursor.value as { readonly bytes: Uint8Array };
        const middle = Math.floor(row.bytes.length / 2);
        row.bytes[middle] = (row.bytes[middle] ?? 0) ^ 1;
        cursor.update(row);
        cursor.continue();
      });
      writing.addEventListener('complete', () => {
        opening.result.close();
        done();
      });
    });
  });
}
