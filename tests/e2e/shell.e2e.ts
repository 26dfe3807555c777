import type { Page } from '@playwright/test';

import { goTo, signInAs, tryDemo, typePin } from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

/** Starts a chain of one store, whose owner is then signed in. Lighter than the demo. */
async function startChain(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /新建连锁/ }).click();
  await page.getByLabel('连锁名称').fill('星光');
  await page.getByLabel('门店名称').fill('一店');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('店主姓名').fill('陈店主');
  await typePin(page, '2468');
  await page.getByRole('button', { name: '下一步' }).click();
  await typePin(page, '2468');
  await page.getByRole('button', { name: '建立连锁' }).click();
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
}

test('a step of the first run is not left with a mistake in it', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /新建连锁/ }).click();
  await page.getByLabel('连锁名称').fill('星光');
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('请填写名称。')).toBeVisible();
  await page.getByRole('button', { name: '返回' }).click();
  await page.getByRole('button', { name: /加入门店/ }).click();
  await page.getByLabel('登记码').fill('k7qf 29md');
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByText('没有这个登记码')).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByText('没有连上服务器')).toBeVisible();
  await expect(page.getByLabel('登记码')).toHaveValue('K7QF29MD');
});

test('one tab of a tablet is the till, and another takes over by a tap', async ({
  page,
  context,
}) => {
  await startChain(page);
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
  await startChain(page);
  await goTo(page, '更多');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '陈店主' }).click();
  for (const left of [4, 3, 2, 1]) {
    await typePin(page, '9999');
    await expect(page.getByRole('alert')).toContainText(`还可以试 ${left} 次`);
  }
  await typePin(page, '9999');
  await expect(page.getByRole('alert')).toContainText('试错太多次');
  await expect(page.getByRole('button', { name: '1', exact: true })).toBeDisabled();
  await page.reload();
  await page.getByRole('button', { name: '陈店主' }).click();
  await typePin(page, '2468');
  await expect(page.getByRole('alert')).toContainText('试错太多次');
});

test('the status line says what it is without a network, after a cold start too', async ({
  page,
  context,
}) => {
  await startChain(page);
  const line = page.getByRole('banner', { name: '状态' });
  await expect(line.getByText('全部已上传')).toBeVisible();
  await page.evaluate(async () => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  // The browser reads the page by itself: no service worker has to start first.
  expect(await page.evaluate(workerStart)).toBe(0);
  await expect(line.getByText('离线')).toBeVisible();
  await line.getByText('离线').click();
  await expect(page.getByText('没有网络也能照常开房')).toBeVisible();
  await context.setOffline(false);
  await expect(line.getByText('全部已上传')).toBeVisible({ timeout: 30_000 });
});

test('a language and a light chosen in More stay after a reload', async ({ page }) => {
  await startChain(page);
  await page.goto('/more');
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('radio', { name: 'Dark', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'More' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('somebody else takes over in one tap, and sees only what they may', async ({ page }) => {
  await tryDemo(page);
  await signInAs(page, 'owner');
  const rail = page.getByRole('navigation', { name: '主菜单' });
  await expect(rail.getByRole('link', { name: '总部' })).toBeVisible();
  await page.getByRole('button', { name: '换人' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '收银' }).first().click();
  await typePin(page, '3333');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(rail.getByRole('link', { name: '总部' })).toBeHidden();
  await expect(rail.getByRole('link', { name: '包厢' })).toBeVisible();
});

/** Runs in the page: when its service worker was started to answer the navigation, ms; 0 for never. */
function workerStart(): number | undefined {
  const [navigation] = performance.getEntriesByType('navigation');
  // The entries of this type are such.
  return (navigation as PerformanceNavigationTiming | undefined)?.workerStart;
}
