import { signInAs, tryDemo, typePin } from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

test('one tab of a tablet is the till, and another takes over by a tap', async ({
  page,
  context,
}) => {
  await tryDemo(page);
  await signInAs(page, 'owner');
  const second = await context.newPage();
  await second.goto('/');
  await expect(second.getByText('收银台在另一个标签页里')).toBeVisible();
  await second.getByRole('button', { name: '在这里接管' }).click();
  await expect(second.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  await expect(page.getByText('另一个标签页接管了收银台')).toBeVisible();
});

test('five wrong PINs lock a person out, and a reload does not let them in again', async ({
  page,
}) => {
  await tryDemo(page);
  await page.getByRole('button', { name: '店长' }).click();
  for (const left of [4, 3, 2, 1]) {
    await typePin(page, '9999');
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page.getByRole('alert')).toContainText(`还可以试 ${left} 次`);
  }
  await typePin(page, '9999');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('试错太多次');
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
  await page.reload();
  await page.getByRole('button', { name: '店长' }).click();
  await typePin(page, '2222');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toContainText('试错太多次');
});

test('somebody else takes over in one tap, and sees only what they may', async ({ page }) => {
  await tryDemo(page);
  await signInAs(page, 'owner');
  const rail = page.getByRole('navigation', { name: '主菜单' });
  await expect(rail.getByRole('link', { name: '总部' })).toBeVisible();
  await page.getByRole('button', { name: '换人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '收银' }).first().click();
  await typePin(page, '3333');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(rail.getByRole('link', { name: '总部' })).toBeHidden();
  await expect(rail.getByRole('link', { name: '包厢' })).toBeVisible();
});

test('the status line says what it is without a network, after a cold start too', async ({
  page,
  context,
}) => {
  await tryDemo(page);
  await signInAs(page, 'owner');
  const line = page.getByRole('banner', { name: '状态' });
  await expect(line.getByText('全部已上传')).toBeVisible();
  await page.evaluate(async () => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await expect(line.getByText('离线')).toBeVisible();
  await line.getByText('离线').click();
  await expect(page.getByText('没有网络也能照常开房')).toBeVisible();
  await context.setOffline(false);
  await expect(line.getByText('全部已上传')).toBeVisible({ timeout: 30_000 });
});

test('a language and a light chosen in More stay after a reload', async ({ page }) => {
  await tryDemo(page);
  await signInAs(page, 'owner');
  await page.goto('/more');
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('radio', { name: 'Dark', exact: true }).check();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'More' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
