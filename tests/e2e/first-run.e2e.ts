import {
  leavePaid,
  openRoom,
  openShift,
  order,
  pay,
  signInAs,
  tileOf,
  toSettle,
  tryDemo,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';

test('first run leads through the demo to a settled tab', async ({ page }) => {
  const startedAt = performance.now();
  await tryDemo(page);
  await signInAs(page, 'cashier');
  await openShift(page);
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml', '爆米花');
  await toSettle(page);
  // Within the free minutes the time costs nothing: 20 + 25 = 45.
  await expect(page.getByText('¥45.00').first()).toBeVisible();
  await pay(page, { tender: '现金', yuan: '50' });
  await expect(page.getByRole('status').getByText('¥5.00')).toBeVisible();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`first run to a settled tab: ${seconds} s`);
  await leavePaid(page);
  await expect(tileOf(page, 'A01')).toHaveAccessibleName(/待清洁/);
});
