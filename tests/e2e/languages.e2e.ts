import type { Page } from '@playwright/test';

import { PLACES } from '#tests/e2e/support/places.ts';
import { joinStore, signInAs } from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

const PATHS = [
  ...PLACES,
  '/settings/tariffs',
  '/settings/devices',
  '/settings/accounts',
  '/settings/printers',
];

const LANGUAGES = [
  { language: 'zh-CN', rooms: '包厢' },
  { language: 'zh-TW', rooms: '包廂' },
  { language: 'en', rooms: 'Rooms' },
] as const;

test('every screen has its words in every language', async ({ page, server }) => {
  test.setTimeout(120_000);
  const store = await stockStore(server.url);
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
  for (const { language, rooms } of LANGUAGES) {
    await page.evaluate((chosen) => localStorage.setItem('encore.language', chosen), language);
    for (const path of PATHS) {
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await expect(page.getByRole('navigation').first()).toContainText(rooms);
      expect.soft(await keysOn(page), `${language} ${path}`).toEqual([]);
    }
  }
});

/** Words that stand on the screen as a key, or with a place that was not filled in. */
async function keysOn(page: Page): Promise<readonly string[]> {
  const text = await page.locator('body').innerText();
  return text.match(/\b[a-z]\w*(?::[a-z]|\.[a-z])\w*(?:\.\w+)*\b|\{\{.*?\}\}/gu) ?? [];
}
