import type { Page } from '@playwright/test';

import { dialogIsSound, screenIsSound } from '#tests/e2e/support/axe.ts';
import {
  goTo,
  joinStore,
  openRoom,
  openShift,
  order,
  signInAs,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

// Colours that are still on their way from one to the other have no contrast of their own.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('nothing serious where members’ money is taken, shown, spent and set', async ({
  page,
  server,
}) => {
  test.setTimeout(240_000);
  const store = await stockStore(server.url);
  await page.addInitScript(() => localStorage.setItem('encore.appearance', 'light'));
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
  await openShift(page);
  await register(page, '林小姐', '13800001111');

  await page.getByRole('button', { name: '充值', exact: true }).click();
  const topUp = page.getByRole('dialog', { name: '给 林小姐 充值' });
  await topUp.getByLabel(/金额（元/u).fill('500');
  await dialogIsSound(page, 'a top-up');
  await topUp.getByRole('button', { name: /收款并充值/u }).click();
  await expect(page.getByRole('region', { name: '账户', exact: true })).toContainText('¥500.00');
  await page.getByRole('button', { name: /看每一批/u }).click();
  for (const action of ['售卡、售券', '退款', '办卡']) {
    await page.getByRole('button', { name: action, exact: true }).first().click();
    await look(page, action);
  }
  await page.getByRole('button', { name: '办卡', exact: true }).click();
  const card = page.getByRole('dialog', { name: '办一张会员卡' });
  await card.getByLabel('卡号').fill('88012345');
  await card.getByRole('button', { name: '办卡', exact: true }).click();
  await page.getByRole('button', { name: '挂失', exact: true }).click();
  await look(page, 'freezing a card');
  await screenIsSound(page, 'a member with money and a card');

  await register(page, '林佳佳', '13900002222');
  await page.getByRole('button', { name: '合并会员' }).click();
  const same = page.getByRole('dialog', { name: /是同一个人的会员/u });
  await same.getByRole('searchbox').fill('13800001111');
  await same.getByRole('button', { name: /林小姐/u }).click();
  await dialogIsSound(page, 'merging two members');
  await page.getByRole('radio', { name: /林小姐/u }).check();
  await page.getByRole('button', { name: '登记了两次' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '合并会员' }).click();
  await expect(page.getByText(/已合并到/u)).toBeVisible();
  await screenIsSound(page, 'a merged member');
  await page.getByRole('link', { name: '去那边办理' }).click();
  await expect(page.getByRole('region', { name: '合并进来的会员' })).toContainText('林佳佳');
  await screenIsSound(page, 'a member who stands for another');

  await goTo(page, '班次');
  await expect(page.getByText('其中储值收款')).toBeVisible();
  await screenIsSound(page, 'a shift that took a top-up');

  await goTo(page, '包厢');
  await openRoom(page, 'A01', '林小姐');
  await order(page, '爆米花');
  await toSettle(page);
  await page.getByRole('button', { name: '会员支付' }).click();
  const picker = page.getByRole('dialog', { name: '谁的账户支付' });
  // Found as the one who they are now.
  await picker.getByRole('searchbox').fill('13900002222');
  await picker.getByRole('button', { name: /林小姐/u }).click();
  await page.getByRole('radio', { name: /储值/u }).click();
  await screenIsSound(page, 'paying from stored value');

  for (const section of ['tiers', 'topUps', 'products', 'accounts', 'points']) {
    await page.goto(`/settings/${section}`);
    await expect(page.getByRole('main')).toBeVisible();
    await screenIsSound(page, `settings of ${section}`);
  }
  for (const [section, add] of [
    ['tiers', '添加等级'],
    ['topUps', '添加充值套餐'],
    ['products', '添加卡或券'],
  ] as const) {
    await page.goto(`/settings/${section}`);
    await page.getByRole('button', { name: add }).first().click();
    if (section === 'products') await page.getByRole('button', { name: '加一项' }).click();
    await look(page, add);
  }
});

async function register(page: Page, name: string, phone: string): Promise<void> {
  await goTo(page, '会员');
  await page.getByRole('button', { name: '登记会员' }).first().click();
  const form = page.getByRole('dialog', { name: '登记会员' });
  await form.getByRole('textbox', { name: '姓名' }).fill(name);
  await form.getByRole('textbox', { name: '电话' }).fill(phone);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

async function look(page: Page, name: string): Promise<void> {
  await dialogIsSound(page, name);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
}
