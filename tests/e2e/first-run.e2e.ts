import type { Locator, Page } from '@playwright/test';

import {
  goTo,
  joinStore,
  leavePaid,
  makeCode,
  openRoom,
  openShift,
  order,
  pay,
  signIn,
  signInAs,
  tileOf,
  toSettle,
  tryDemo,
  typePin,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

test('first run leads through the demo to a settled tab', async ({ page }) => {
  test.setTimeout(120_000);
  const startedAt = performance.now();
  await tryDemo(page);
  await signInAs(page, 'cashier');
  await openShift(page);
  // The demo trades until this very minute: by day one room is free, by night another.
  const free = page.getByRole('button', { name: / · 空闲/ }).first();
  const [room = ''] = ((await free.getAttribute('aria-label')) ?? '').split(' · ');
  await openRoom(page, room, '王先生');
  await order(page, '百威 330ml', '爆米花');
  await toSettle(page);
  // Within the free minutes the time costs nothing: 20 + 25 = 45.
  await expect(page.getByText('¥45.00').first()).toBeVisible();
  await pay(page, { tender: '现金', yuan: '50' });
  await expect(page.getByRole('status').getByText('¥5.00')).toBeVisible();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`first run to a settled tab: ${seconds} s`);
  await leavePaid(page);
  await expect(tileOf(page, room)).toHaveAccessibleName(/待清洁/);
});

test('a new chain is set up through its settings, trades, and lets a second tablet join', async ({
  page,
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  await page.goto('/');
  await page.getByRole('button', { name: '新建连锁' }).click();
  await page.getByRole('textbox', { name: '连锁名称' }).fill('星光');
  await page.getByRole('textbox', { name: '门店名称' }).fill('人民广场店');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('textbox', { name: '店主姓名' }).fill('李老板');
  await page.keyboard.press('Escape');
  await typePin(page, '246810');
  await page.getByRole('button', { name: '下一步' }).click();
  await typePin(page, '246810');
  await page.getByRole('button', { name: '建立连锁' }).click();
  await expect(page.getByText('还没有包厢')).toBeVisible({ timeout: 15_000 });

  await toSection(page, '房价');
  await page.getByRole('button', { name: '添加房价' }).first().click();
  const tariff = page.getByRole('dialog', { name: '添加房价' });
  await tariff.getByRole('textbox', { name: '房价名称' }).fill('全天');
  const bandOf = (place: number) => tariff.getByRole('group', { name: `第 ${place} 段` });
  await setBand(bandOf(1), '08:00', '18:00', '60');
  await setBand(bandOf(2), '18:00', '32:00', '120');
  await tariff.getByRole('textbox', { name: /免费分钟/ }).fill('10');
  await tariff.getByRole('button', { name: '保存' }).click();
  await expect(tariff).toBeHidden();

  await toSection(page, '房型');
  await page.getByRole('button', { name: '添加房型' }).first().click();
  const type = page.getByRole('dialog', { name: '添加房型' });
  await type.getByRole('textbox', { name: '房型名称' }).fill('小包');
  await type.getByRole('textbox', { name: '可坐人数' }).fill('6');
  await type.getByRole('combobox', { name: '其他日子' }).selectOption({ label: '全天' });
  await type.getByRole('button', { name: '保存' }).click();
  await expect(type).toBeHidden();

  await toSection(page, '包厢');
  await page.getByRole('button', { name: '添加包厢' }).first().click();
  const room = page.getByRole('dialog', { name: '添加包厢' });
  await room.getByRole('textbox', { name: '房号或房名' }).fill('101');
  await room.getByRole('combobox', { name: '房型' }).selectOption({ label: '小包' });
  await room.getByRole('button', { name: '保存' }).click();
  await expect(room).toBeHidden();

  await toSection(page, '分类');
  await page.getByRole('button', { name: '添加分类' }).first().click();
  const category = page.getByRole('dialog', { name: '添加分类' });
  await category.getByRole('textbox', { name: '分类名称' }).fill('啤酒');
  await category.getByRole('button', { name: '保存' }).click();
  await expect(category).toBeHidden();

  await toSection(page, '商品');
  await page.getByRole('button', { name: '添加商品' }).first().click();
  const item = page.getByRole('dialog', { name: '添加商品' });
  await item.getByRole('textbox', { name: '名称', exact: true }).fill('青岛啤酒');
  await item.getByRole('textbox', { name: '价格（元）' }).fill('12.50');
  await item.getByRole('combobox', { name: '分类' }).selectOption({ label: '啤酒' });
  await item.getByRole('button', { name: '保存' }).click();
  await expect(item).toBeHidden();

  await openShift(page);
  await openRoom(page, '101', '张女士');
  await order(page, '青岛啤酒', '青岛啤酒');
  await toSettle(page);
  await pay(page, { tender: '支付宝', reference: '9001' });
  await expect(page.getByRole('status').getByText('¥25.00')).toBeVisible();
  await leavePaid(page);

  const code = await makeCode(page);
  const other = await browser.newContext({ baseURL: server.url });
  const second = await other.newPage();
  await joinStore(second, code, '吧台');
  await signIn(second, '李老板', '246810');
  await expect(tileOf(second, '101')).toHaveAccessibleName(/待清洁/);
  await other.close();
});

async function setBand(band: Locator, from: string, to: string, yuan: string): Promise<void> {
  await band.getByRole('textbox', { name: '从' }).fill(from);
  await band.getByRole('textbox', { name: '到' }).fill(to);
  await band.getByRole('textbox', { name: '每小时（元）' }).fill(yuan);
}

/** Opens a section of the settings from wherever the tablet is. */
async function toSection(page: Page, name: string): Promise<void> {
  await goTo(page, '更多');
  await page.getByRole('link', { name: '设置' }).click();
  const sections = page.getByRole('navigation', { name: '设置' });
  await sections.getByRole('link', { name, exact: true }).click();
}
