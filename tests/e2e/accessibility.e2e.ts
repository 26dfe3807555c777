import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import {
  openRoom,
  openShift,
  order,
  signInAs,
  toSettle,
  tryDemo,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

// What stops somebody: axe calls it serious or critical.
async function expectUsable(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${screen}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual(
    [],
  );
}

const places = [
  '',
  'status',
  'more',
  'help',
  'shift',
  'members',
  'reports',
  'head-office',
  'settings',
  'settings/items',
  'import',
];

async function expectEveryPlaceUsable(page: Page, light: 'light' | 'dark'): Promise<void> {
  await page.evaluate((scheme) => localStorage.setItem('encore.appearance', scheme), light);
  for (const place of places) {
    await page.goto(`/${place}`);
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', light);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expectUsable(page, `${place} ${light}`);
  }
}

test('no screen has a serious fault by axe, light or dark', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '欢迎使用 Encore' })).toBeVisible();
  await expectUsable(page, 'first run');
  await tryDemo(page);
  await expectUsable(page, 'sign in');
  await signInAs(page, 'owner');
  await openShift(page);
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml', '爆米花');
  await expectUsable(page, 'tab');
  await toSettle(page);
  await expectUsable(page, 'settle');
  await expectEveryPlaceUsable(page, 'light');
  await expectEveryPlaceUsable(page, 'dark');
});
