import type { BrowserContext, Page } from '@playwright/test';

import { layLine, type Line } from '#tests/e2e/support/line.ts';
import {
  allSafe,
  compose,
  goTo,
  joinStore,
  openRoom,
  openShift,
  openTab,
  pay,
  send,
  signInAs,
  tileOf,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

// One store with two tablets, each on a line of its own; the tests go on from each other's evening.
test.describe.configure({ mode: 'serial' });

let contexts: BrowserContext[];
let lines: Line[];
let front: Page;
let back: Page;

test.beforeAll(async ({ browser, server }) => {
  test.setTimeout(90_000);
  lines = [await layLine(server.port), await layLine(server.port)];
  contexts = await Promise.all(lines.map(({ url }) => browser.newContext({ baseURL: url })));
  [front, back] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  const store = await stockStore(server.url);
  await joinStore(front, await store.makeCode(), '前台');
  await joinStore(back, await store.makeCode(), '吧台');
  await signInAs(front, 'owner');
  await signInAs(back, 'manager');
  await Promise.all([openShift(front), openShift(back)]);
});

test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await Promise.all(lines.map((line) => line.close()));
});

/** An order on a tab, by its running number at its till. */
const roundOf = (page: Page, number: number) =>
  page.getByRole('region', { name: new RegExp(`^第 [A-Z]+${number} 单$`) });

test('what one tablet does the other shows within a second', async () => {
  await openRoom(front, 'A01', '王先生');
  await expect(tileOf(back, 'A01')).toHaveAccessibleName(/使用中 · 王先生/, { timeout: 10_000 });
  await openTab(back, 'A01');
  const took: number[] = [];
  for (let round = 1; round <= 5; round += 1) {
    await compose(front, '百威 330ml');
    await front.getByRole('button', { name: '落单 1 件' }).click();
    const sentAt = performance.now();
    await roundOf(back, round).waitFor();
    took.push(performance.now() - sentAt);
    await expect(roundOf(front, round)).toBeVisible();
  }
  const p50 = took.toSorted((a, b) => a - b)[2] ?? Infinity;
  console.log(`a change shows on the other tablet: p50 ${p50.toFixed(0)} ms, tap to sight`);
  expect(p50).toBeLessThan(1_000);
});

test('orders that two tablets send at once are both kept', async () => {
  await compose(front, '爆米花');
  await compose(back, '薯条');
  await Promise.all([send(front), send(back)]);
  // 5 × 20 + 25 + 28 = 153, on both.
  for (const tablet of [front, back]) {
    await expect(tablet.getByText('¥153.00').first()).toBeVisible();
    await expect(tablet.getByText('爆米花').first()).toBeVisible();
    await expect(tablet.getByText('薯条').first()).toBeVisible();
  }
});

test('[TAB-5] on a long tab the line tapped last, and then its round, is in sight', async () => {
  const start = (tablet: Page) => tablet.getByText(/起 ·/).first();
  await compose(front, '爆米花', '薯条', '百威 330ml');
  const draft = front.getByRole('region', { name: '未落单' });
  await expect(draft.getByRole('button', { name: /百威 330ml/ }).first()).toBeInViewport();
  await expect(start(front)).not.toBeInViewport();
  await send(front);
  await expect(roundOf(front, 7).getByText('百威 330ml')).toBeInViewport();
  // The other one reads at the top.
  await roundOf(back, 7).waitFor();
  await start(back).scrollIntoViewIfNeeded();
  await compose(front, '爆米花');
  await send(front);
  await roundOf(back, 8).waitFor();
  await expect(start(back)).toBeInViewport();
});

test('[PAY-6] a tab being settled on one tablet is locked on the other', async () => {
  await toSettle(front);
  await back.getByRole('button', { name: '买单', exact: true }).click();
  await expect(back.getByText(/正在另一台平板上买这张单/)).toBeVisible();
  await pay(front, { tender: '现金' });
  await expect(back.getByText('已买单').first()).toBeVisible();
});

test('a room opened twice while apart shows on both, and one tap moves a party', async () => {
  await goTo(front, '包厢');
  await goTo(back, '包厢');
  await Promise.all([allSafe(front), allSafe(back)]);
  for (const line of lines) line.cut();
  await openRoom(front, 'A05', '赵先生');
  await openRoom(back, 'A05', '钱女士');
  await goTo(front, '包厢');
  await goTo(back, '包厢');
  await expect(tileOf(front, 'A05')).toHaveAccessibleName(/未上传/);
  for (const line of lines) line.mend();
  for (const tablet of [front, back]) {
    await expect(tileOf(tablet, 'A05')).toHaveAccessibleName(/重复开房/, { timeout: 30_000 });
  }
  await tileOf(back, 'A05').click();
  const sheet = back.getByRole('dialog', { name: 'A05 开了两次' });
  await expect(sheet.getByText(/赵先生/)).toBeVisible();
  await expect(sheet.getByText(/钱女士/)).toBeVisible();
  await sheet.getByRole('button', { name: /^转到/ }).first().click();
  for (const tablet of [front, back]) {
    await expect(tileOf(tablet, 'A05')).not.toHaveAccessibleName(/重复开房|未上传/);
    await expect(tablet.getByRole('button', { name: /赵先生/ })).toBeVisible();
    await expect(tablet.getByRole('button', { name: /钱女士/ })).toBeVisible();
  }
});
