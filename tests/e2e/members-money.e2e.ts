import type { BrowserContext, Page } from '@playwright/test';

import { type Fen, ZERO_FEN, yuan } from '#domain/kernel/fen.ts';
import { layLine, type Line } from '#tests/e2e/support/line.ts';
import {
  allSafe,
  goTo,
  joinStore,
  openRoom,
  openShift,
  openTab,
  order,
  pay,
  signInAs,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { postJson, getToken, type TestDevice } from '#tests/setup/tablet.ts';
import { BOTTLE, MEMBER, stockTwoStores } from '#tests/setup/two-stocked-stores.ts';

// Two stores of one chain, each with a tablet on a line of its own.
let contexts: BrowserContext[] = [];
let lines: Line[] = [];

test.afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await Promise.all(lines.map((line) => line.close()));
  contexts = [];
  lines = [];
});

async function codeOf(device: TestDevice): Promise<string> {
  const body = { store: device.grant.store };
  const made = await postJson(`${device.url}/api/codes`, body, await getToken(device));
  return ((await made.json()) as { readonly code: string }).code;
}

/**
 * A member with ¥500, paid in at A, checks in at B, which then holds all of it; and a party of theirs
 * sits in both stores with a bottle of ¥400. Then the internet of both goes.
 */
async function apart(
  browser: { newContext: (options: { baseURL: string }) => Promise<BrowserContext> },
  server: { readonly url: string; readonly port: number },
  floorFen: Fen,
): Promise<readonly [Page, Page]> {
  lines = [await layLine(server.port), await layLine(server.port)];
  contexts = await Promise.all(lines.map(({ url }) => browser.newContext({ baseURL: url })));
  const [a, b] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
  const stores = await stockTwoStores(server.url, floorFen);
  await joinStore(a, await codeOf(stores.owner), '前台');
  await joinStore(b, await codeOf(stores.second), '前台');
  for (const tablet of [a, b]) {
    await signInAs(tablet, 'owner');
    await openShift(tablet);
  }
  await openMember(a);
  await topUp(a, '500');
  await goTo(a, '包厢');
  await openRoom(a, 'A01', '周先生');
  await order(a, BOTTLE);
  await allSafe(a);

  await openRoom(b, 'A01', '周先生');
  await order(b, BOTTLE);
  await attach(b);
  await openMember(b);
  await expect(b.getByText(/ · 本机/)).toBeVisible();
  await allSafe(b);
  for (const line of lines) line.cut();
  for (const tablet of [a, b]) {
    await expect(tablet.getByRole('link', { name: /离线/ }).first()).toBeVisible();
  }
  return [a, b];
}

async function openMember(page: Page): Promise<void> {
  await goTo(page, '会员');
  await page.getByRole('searchbox').fill(MEMBER.number);
  await page.getByRole('link', { name: new RegExp(MEMBER.name) }).click();
  await expect(page.getByRole('heading', { name: MEMBER.name })).toBeVisible();
}

async function topUp(page: Page, amount: string): Promise<void> {
  await page.getByRole('button', { name: '充值', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: /给 .* 充值/ });
  await sheet.getByRole('textbox', { name: /金额（元/ }).fill(amount);
  await sheet.getByRole('button', { name: /^收款并充值/ }).click();
  await expect(sheet).toBeHidden();
}

/** Sits the member down at the tab that is shown: the check-in. */
async function attach(page: Page): Promise<void> {
  await page.getByRole('button', { name: '会员', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: '关联会员' });
  await sheet.getByRole('searchbox').fill(MEMBER.number);
  await sheet.getByRole('button', { name: new RegExp(MEMBER.name) }).click();
  await expect(page.getByText(`会员 ${MEMBER.number}`)).toBeVisible();
}

/** Opens the settlement of room A01 with the member's stored value chosen. */
async function payByStoredValue(page: Page): Promise<void> {
  await goTo(page, '包厢');
  await openTab(page, 'A01');
  if (!(await page.getByText(`会员 ${MEMBER.number}`).isVisible())) await attach(page);
  await toSettle(page);
  await page.getByRole('radio', { name: /^储值/ }).click();
}

const take = (page: Page) => page.getByRole('button', { name: /^收 储值/ });

async function openCases(page: Page): Promise<void> {
  await goTo(page, '更多');
  await page.getByRole('link', { name: /^异常单/ }).click();
  await expect(page.getByRole('heading', { name: '异常单', exact: true })).toBeVisible();
}

/** Mends both lines and waits until neither tablet has anything that the server lacks. */
async function meet(...tablets: readonly Page[]): Promise<void> {
  for (const line of lines) line.mend();
  for (const tablet of tablets) await allSafe(tablet, 40_000);
}

test('a card used in two stores that are apart owes what was too much, in one case', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000);
  const [a, b] = await apart(browser, server, yuan(400));
  await payByStoredValue(b);
  await expect(b.getByText('本机持有 ¥500.00')).toBeVisible();
  await take(b).click();
  await expect(b.getByRole('heading', { name: '已买单' })).toBeVisible();
  await payByStoredValue(a);
  await expect(a.getByText(/离线：其中 ¥400\.00 在离线限额内先收/)).toBeVisible();
  await take(a).click();
  await expect(a.getByRole('heading', { name: '已买单' })).toBeVisible();
  await meet(a, b);

  const owed = new RegExp(`${MEMBER.name}.* 透支 ¥300\\.00`);
  for (const tablet of [a, b]) {
    await openCases(tablet);
    const card = tablet.getByRole('article').filter({ hasText: owed });
    await expect(card).toHaveCount(1);
    // Both actors, by their stores.
    for (const store of ['North', '南门店']) await expect(card).toContainText(store);
  }
  await a.getByRole('button', { name: '处理', exact: true }).click();
  const sheet = a.getByRole('dialog', { name: owed });
  await sheet.getByRole('button', { name: /^收回 ¥300/ }).click();
  await expect(sheet).toBeHidden();
  for (const tablet of [a, b]) {
    await expect(tablet.getByText('没有异常单')).toBeVisible();
    await openMember(tablet);
    await expect(tablet.getByRole('region', { name: '账户', exact: true })).not.toContainText(
      /欠|还没到账务中心/,
    );
  }
});

test('where the owner wants no risk the till refuses, says what the guest can do, and nothing is owed', async ({
  browser,
  server,
}) => {
  test.setTimeout(180_000);
  const [a, b] = await apart(browser, server, ZERO_FEN);
  await payByStoredValue(a);
  await expect(a.getByRole('alert')).toContainText(
    '离线时只能用本机已有的额度。请用其他方式支付，或联网后再用。',
  );
  await expect(take(a)).toBeDisabled();
  await pay(a, { tender: '现金', yuan: '400' });
  await payByStoredValue(b);
  await take(b).click();
  await expect(b.getByRole('heading', { name: '已买单' })).toBeVisible();
  await meet(a, b);
  for (const tablet of [a, b]) {
    await openMember(tablet);
    const accounts = tablet.getByRole('region', { name: '账户', exact: true });
    await expect(accounts).toContainText('¥100.00');
    await expect(accounts).not.toContainText(/欠|还没到账务中心/);
    await openCases(tablet);
    await expect(tablet.getByText('没有异常单')).toBeVisible();
  }
});
