import type { Page } from '@playwright/test';

import {
  compose,
  joinStore,
  leavePaid,
  openRoom,
  openShift,
  order,
  pay,
  send,
  signInAs,
  tileOf,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { deployments } from '#tests/e2e/support/versions.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

test('an update is offered between sales, taken in by one tab, and never in the middle of one', async ({
  browser,
  server,
}) => {
  test.setTimeout(120_000);
  const app = await deployments(server.port);
  const context = await browser.newContext({ baseURL: app.url });
  try {
    const store = await stockStore(server.url);
    const till = await context.newPage();
    await joinStore(till, await store.makeCode(), '前台');
    await signInAs(till, 'owner');
    await openShift(till);
    await till.evaluate(async () => void (await navigator.serviceWorker.ready));
    const other = await context.newPage();
    await other.goto('/');
    await expect(other.getByText('收银台在另一个标签页里')).toBeVisible();
    await Promise.all([notice(till), notice(other)]);

    // Money is being taken when the next version comes.
    await openRoom(till, 'A01', '王先生');
    await order(till, '百威 330ml');
    await toSettle(till);
    app.deploy();
    await lookForUpdate(till);
    await expect(offer(other)).toBeVisible();
    await expect(offer(till)).toBeHidden();
    await accept(other);
    await expect(offer(other)).toContainText('有单正在进行');
    await pay(till, { tender: '现金' });
    await leavePaid(till);
    expect([await isNoticed(till), await isNoticed(other)]).toEqual([true, true]);

    // Between sales it is taken in: this page opens once again, the other isn't touched.
    await expect(offer(till)).toBeVisible();
    await accept(till);
    await expect(versionOf(till)).toHaveAttribute('content', '2');
    // While it was away the other tab became the till.
    await till.getByRole('button', { name: '在这里接管' }).click();
    await expect(tileOf(till, 'A01')).toHaveAccessibleName(/待清洁/);
    expect([await isNoticed(till), await isNoticed(other)]).toEqual([false, true]);
    await expect(versionOf(other)).toHaveAttribute('content', '1');
    await notice(till);

    // Another tab takes one in while an order is being composed between two of this one's sales.
    await openRoom(till, 'A05', '李女士');
    app.deploy();
    await lookForUpdate(till);
    await expect(offer(other)).toBeVisible();
    await accept(other);
    await expect(versionOf(other)).toHaveAttribute('content', '3');
    await compose(till, '爆米花');
    await send(till);
    await toSettle(till);
    await pay(till, { tender: '现金' });
    await leavePaid(till);
    expect(await isNoticed(till)).toBe(true);
    await expect(versionOf(till)).toHaveAttribute('content', '2');
    await accept(till);
    await expect(versionOf(till)).toHaveAttribute('content', '3');
    await till.getByRole('button', { name: '在这里接管' }).click();
    await expect(tileOf(till, 'A05')).toHaveAccessibleName(/待清洁/);
  } finally {
    await context.close();
    await app.close();
  }
});

const offer = (page: Page) => page.getByRole('complementary', { name: '新版本已准备好' });

const accept = (page: Page): Promise<void> =>
  offer(page).getByRole('button', { name: '现在更新' }).click();

const versionOf = (page: Page) => page.locator('meta[name=test-version]');

/** As the app does by itself each hour; then waits until what it found lies ready. */
const lookForUpdate = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    if (!installing) return;
    await new Promise<void>((ready) => {
      installing.addEventListener('statechange', () => ready(), { once: true });
    });
  });

interface Noticed {
  noticed?: boolean;
}

/** Leaves a mark that a page which is opened again doesn't have. */
const notice = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as Noticed).noticed = true;
  });

const isNoticed = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as Noticed).noticed === true);
