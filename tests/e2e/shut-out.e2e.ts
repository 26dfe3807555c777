import { stockStore } from '#tests/setup/stocked-store.ts';
import { goTo, joinStore, signInAs } from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

test('[ENROL-6] an owner shuts a tablet out; it says so at once, and may clear itself', async ({
  page,
  browser,
  server,
}) => {
  const store = await stockStore(server.url);
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
  const stolen = await browser.newPage({ baseURL: server.url });
  await joinStore(stolen, await store.makeCode(), '吧台');
  await signInAs(stolen, 'cashier');

  await goTo(page, '更多');
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('link', { name: '设备' }).click();
  const known = page.getByRole('region', { name: '平板', exact: true });
  const line = known.locator('div').filter({ hasText: '吧台' });
  await line.getByRole('button', { name: '停用' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('停用“吧台”');
  await dialog.getByRole('button', { name: '停用' }).click();
  await expect(line).toContainText('停用');
  await expect(line.getByRole('button', { name: '停用' })).toHaveCount(0);

  await expect(stolen.getByText('这台平板已被停用')).toBeVisible();
  await stolen.reload();
  await expect(stolen.getByText('这台平板已被停用')).toBeVisible();
  await stolen.getByRole('button', { name: '清除这台平板的数据' }).click();
  await stolen.getByRole('dialog').getByRole('button', { name: '清除这台平板的数据' }).click();
  await expect(stolen.getByRole('button', { name: '试用演示连锁' })).toBeVisible();
  await stolen.close();
});
