import type { Locator, Page } from '@playwright/test';

import { dialogIsSound, screenIsSound } from '#tests/e2e/support/axe.ts';
import {
  compose,
  goTo,
  joinStore,
  leavePaid,
  openRoom,
  openShift,
  order,
  pay,
  signInAs,
  tileOf,
  toSettle,
  typePin,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

// Colours that are still on their way from one to the other have no contrast of their own.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ page, server }) => {
  const store = await stockStore(server.url);
  await page.addInitScript(() => localStorage.setItem('encore.appearance', 'light'));
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
});

test('nothing serious in what opens above the board, a tab and the settlement', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openShift(page);
  await tileOf(page, 'A01').click({ button: 'right' });
  await look(page, 'what a room offers');
  await tileOf(page, 'A02').click({ button: 'right' });
  await page.getByRole('button', { name: '停用' }).click();
  await look(page, 'taking a room out of order');
  await tileOf(page, 'A01').click();
  await page.getByRole('textbox', { name: '人数' }).fill('99');
  await expect(page.getByText(/^这个房型坐 \d+ 人$/u)).toBeVisible();
  await look(page, 'opening a room');

  await openRoom(page, 'A01', '王先生');
  for (const action of ['改人数', '会员', '备注', '转房']) {
    await page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
    await look(page, action);
  }
  await page.getByRole('button', { name: /^房费/ }).click();
  await look(page, 'the evening');
  await compose(page, '百威 330ml');
  await page.getByRole('region', { name: '未落单' }).getByRole('button').first().click();
  await look(page, 'a line that is composed');
  await order(page, '爆米花');
  await page.getByRole('button', { name: '退单 爆米花' }).click();
  await look(page, 'a void');
  await switchTo(page, '收银', '3333');
  await page.getByRole('button', { name: '退单 爆米花' }).click();
  await page.getByRole('button', { name: /^退 1/ }).click();
  // The reason is asked for before a manager types their PIN.
  await expect(page.getByText('请写明原因。')).toBeVisible();
  await expect(page.getByRole('dialog', { name: '需要授权' })).toBeHidden();
  await page.getByRole('button', { name: '点错', exact: true }).click();
  await page.getByRole('button', { name: /^退 1/ }).click();
  await look(page, 'an approval', 2);

  await toSettle(page);
  await page.getByRole('button', { name: '1', exact: true }).click();
  await page.getByRole('button', { name: /^收 现金/ }).click();
  await page.getByRole('button', { name: '退回 现金' }).click();
  await look(page, 'a tender given back');
  await screenIsSound(page, 'a split');
  await pay(page, { tender: '现金', yuan: '200' });
  await screenIsSound(page, 'paid');
  await leavePaid(page);
});

test('nothing serious on a member’s page, the count sheet and every form', async ({ page }) => {
  test.setTimeout(180_000);
  await openShift(page);
  await goTo(page, '会员');
  await page.getByRole('button', { name: '登记会员' }).first().click();
  const form = page.getByRole('dialog', { name: '登记会员' });
  await form.getByRole('button', { name: '保存' }).click();
  await expect(form.getByText('请填写。').first()).toBeVisible();
  await dialogIsSound(page, 'registering a member, refused');
  await form.getByRole('textbox', { name: '姓名' }).fill('林小姐');
  await form.getByRole('textbox', { name: '电话' }).fill('13800001111');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '林小姐' })).toBeVisible();
  await screenIsSound(page, 'a member');
  await page.getByRole('button', { name: '修改资料' }).click();
  await look(page, 'editing a member');

  await page.getByRole('button', { name: '换人' }).click();
  await look(page, 'switching staff');
  await goTo(page, '班次');
  await screenIsSound(page, 'an open shift');
  await page.getByRole('button', { name: '盘点交班' }).click();
  await screenIsSound(page, 'the count');
  await page.getByRole('button', { name: '提交盘点并交班' }).click();
  await expect(page.getByText('盘点结果')).toBeVisible();
  await screenIsSound(page, 'the outcome of a count');

  for (const { section, add } of FORMS) {
    await page.goto(`/settings/${section}`);
    await page.getByRole('button', { name: add }).first().click();
    await look(page, add);
  }
  await page.goto('/settings/devices');
  await page.getByRole('button', { name: '生成登记码' }).click();
  await expect(page.getByLabel('登记码', { exact: true })).toBeVisible();
  await screenIsSound(page, 'a code for a tablet');

  await page.goto('/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'items.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('名称,价格,分类\n新啤酒,20,啤酒\n坏啤酒,x,啤酒\n'),
  });
  await screenIsSound(page, 'matching columns');
  await page.getByRole('button', { name: '预览' }).click();
  await expect(page.getByText('坏啤酒')).toBeVisible();
  await screenIsSound(page, 'the preview of an import');
});

const FORMS = [
  { section: 'rooms', add: '添加包厢' },
  { section: 'roomTypes', add: '添加房型' },
  { section: 'tariffs', add: '添加房价' },
  { section: 'items', add: '添加商品' },
  { section: 'categories', add: '添加分类' },
  { section: 'stations', add: '添加出品部门' },
  { section: 'staff', add: '添加员工' },
  { section: 'roles', add: '添加岗位' },
] as const;

/** Looks at the dialog that lies open, and closes it, with those under it. */
async function look(page: Page, name: string, deep = 1): Promise<void> {
  await dialogIsSound(page, name);
  for (let left = deep; left > 0; left -= 1) await close(page.locator('dialog[open]').last());
}

async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '关闭' }).first().click();
}

async function switchTo(page: Page, who: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: '换人' }).click();
  const dialog = page.getByRole('dialog', { name: '换人' });
  await dialog.getByRole('button', { name: who }).first().click();
  await typePin(page, pin);
  await expect(dialog).toBeHidden();
}
