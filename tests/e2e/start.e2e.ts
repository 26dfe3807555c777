import { expect, test } from '#tests/setup/server-fixture.ts';

test('the app starts from the server', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Encore/);
  await expect(page.locator('#root')).not.toBeEmpty();
});
