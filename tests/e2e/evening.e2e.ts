import { giveClock } from '#tests/e2e/support/clock.ts';
import {
  allSafe,
  goTo,
  joinStore,
  leavePaid,
  openRoom,
  openShift,
  openTab,
  order,
  pay,
  signInAs,
  tileOf,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

// The service worker would answer for the engine's script before the clock is put into it.
test.use({ serviceWorkers: 'block' });

const HOUR_MS = 3_600_000;
/** So that a slow tap doesn't fall into another minute. */
const HALF_MINUTE_MS = 30_000;
const DAY_MS = 24 * HOUR_MS;
/** 2026-11-20, a Friday, 00:00 in Shanghai. */
const A_FRIDAY = Date.UTC(2026, 10, 19, 16);

/** The last Friday whose whole evening is past; ms since 1970, 00:00 in Shanghai. */
function lastFriday(now: number): number {
  const weeks = Math.floor((now - 2 * DAY_MS - A_FRIDAY) / (7 * DAY_MS));
  return A_FRIDAY + weeks * 7 * DAY_MS;
}

test('[DAY-3][TAR-3][MOVE-1] a Friday evening from 17:10 to 01:30, and its shift', async ({
  context,
  page,
  server,
}) => {
  test.setTimeout(90_000);
  const friday = lastFriday(Date.now());
  const at = (hour: number, minute: number): number =>
    friday + hour * HOUR_MS + minute * (HOUR_MS / 60);
  const clock = await giveClock(context, { at: at(17, 0), serverAgrees: true });
  const store = await stockStore(server.url);
  await joinStore(page, await store.makeCode(), '前台');
  await signInAs(page, 'owner');
  await openShift(page, 5);

  await clock.set(page, at(17, 10));
  await openRoom(page, 'A01', '王先生');
  await order(page, '百威 330ml', '百威 330ml');
  await clock.set(page, at(20, 5) + HALF_MINUTE_MS);
  await page.getByRole('button', { name: '转房' }).click();
  await page.getByRole('button', { name: '转到 A13' }).click();
  await expect(page.getByRole('heading', { name: /^A13/ })).toBeVisible();
  await clock.set(page, at(22, 0));
  await order(page, '爆米花', '中果盘');
  await clock.set(page, at(25, 30) + HALF_MINUTE_MS);

  // Friday is priced as a weekend (small 38, 88, 58 an hour; middle 58, 128, 88, from 8:00, 18:00
  // and 24:00), by quarters of an hour, a begun one whole, each of the band in which it begins. The
  // room that is left is charged to the minute in which it is left.
  //   A01 17:10 to 18:00   50 min × 38/60  =  31.67
  //   A01 18:00 to 20:05  125 min × 88/60  = 183.33
  //   A13 20:05 to 00:05    16 × 128/4     = 512.00
  //   A13 00:05 to 01:30     6 × 88/4      = 132.00   on Saturday, at Friday's rate
  //                                          859.00
  //   2 × 20 + 25 + 88                     = 153.00
  //                                         1012.00
  await goTo(page, '包厢');
  await openTab(page, 'A13');
  await page.getByRole('button', { name: /^房费/ }).click();
  const evening = page.getByRole('dialog', { name: '这一晚的房费' });
  for (const amount of ['¥31.67', '¥183.33', '¥512.00', '¥132.00', '¥859.00']) {
    await expect(evening.getByText(amount, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await toSettle(page);
  await expect(page.getByText('计时停在 01:30')).toBeVisible();
  await expect(page.getByText('¥1,012.00').first()).toBeVisible();
  const weChat = { tender: '微信支付', reference: '8812' } as const;
  await pay(page, { tender: '现金', yuan: '600' }, weChat);
  await leavePaid(page);
  await expect(tileOf(page, 'A13')).toHaveAccessibleName(/待清洁/);

  // Still Friday's business day, and Friday's shift.
  const spoken = new Intl.DateTimeFormat('zh-CN', {
    month: 'long',
    day: 'numeric',
    timeZone: 'Asia/Shanghai',
  }).format(friday);
  await expect(page.getByRole('link', { name: new RegExp(spoken) })).toBeVisible();
  await goTo(page, '班次');
  const read = page.getByRole('region', { name: '中读' });
  await expect(read.getByRole('row', { name: '现金 1 ¥600.00' })).toBeVisible();
  await expect(read.getByRole('row', { name: '微信支付 1 ¥412.00' })).toBeVisible();
  // Float 500 + cash 600 = 1,100; counted 1,050.
  await page.getByRole('button', { name: '盘点交班' }).click();
  await page.getByRole('textbox', { name: '¥100.00 的张数' }).fill('10');
  await page.getByRole('textbox', { name: '¥50.00 的张数' }).fill('1');
  await expect(page.getByText('¥1,100.00')).toBeHidden();
  await page.getByRole('button', { name: '提交盘点并交班' }).click();
  await expect(page.getByText('短款 ¥50.00')).toBeVisible();
  await expect(page.getByRole('region', { name: '交班日结' })).toBeVisible();
  await expect(page.getByRole('region', { name: '盘点结果' }).getByText('¥1,100.00')).toBeVisible();

  await allSafe(page);
  await goTo(page, '总部');
  await expect(page.getByText('¥1,012.00').first()).toBeVisible();
  await expect(page.getByText('North').first()).toBeVisible();
});
