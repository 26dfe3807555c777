import { hasContrast, hasLargeTargets, isSound } from '#tests/e2e/support/axe.ts';
import { PLACES } from '#tests/e2e/support/places.ts';
import {
  joinStore,
  openRoom,
  openShift,
  order,
  signInAs,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

const SECTIONS = [
  'rooms',
  'roomTypes',
  'tariffs',
  'calendar',
  'items',
  'categories',
  'stations',
  'printers',
  'staff',
  'roles',
  'store',
  'chain',
  'devices',
] as const;

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing serious on any screen, ${scheme}`, async ({ page, server }) => {
    test.setTimeout(360_000);
    const store = await stockStore(server.url);
    await page.addInitScript((theme) => {
      if (localStorage.getItem('encore.appearance') === null) {
        localStorage.setItem('encore.appearance', theme);
      }
    }, scheme);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '欢迎使用 Encore' })).toBeVisible();
    // What isn't colour is the same in the dark, and the whole of axe takes its time.
    const isAccessible = scheme === 'light' ? isSound : hasContrast;
    await isAccessible(page, 'first run');
    await joinStore(page, await store.makeCode(), '前台');
    await isAccessible(page, 'sign in');
    await signInAs(page, 'owner');
    await openShift(page);
    await openRoom(page, 'A01', '王先生');
    await order(page, '百威 330ml');
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    await isAccessible(page, 'tab');
    await hasLargeTargets(page, 'tab');
    await toSettle(page);
    await isAccessible(page, 'settle');
    await hasLargeTargets(page, 'settle');
    const places = [...PLACES, ...SECTIONS.map((section) => `/settings/${section}`)];
    for (const place of places) {
      await page.goto(place);
      await expect(page.getByRole('heading').first()).toBeVisible();
      await isAccessible(page, place);
      if (place === '/') await hasLargeTargets(page, 'board');
    }
  });
}
