import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Page } from '@playwright/test';

import { plusDays, businessDateOf } from '#domain/kernel/business-date.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { ChainTakings, EnrolmentCode } from '#domain/wire/api.ts';
import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { giveVirtualUsb } from '#tests/printers/virtual-usb/in-context.ts';
import { makeVirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { pushBusyEvening } from '#tests/setup/busy-evening.ts';
import { ensureBrowser } from '#tests/setup/ensure-browser.ts';
import { launchProfile } from '#tests/setup/profile.ts';
import { sell } from '#tests/setup/sale.ts';
import { getJson, getToken, postJson, startDemo, type TestDevice } from '#tests/setup/tablet.ts';
import { expect } from '#tests/setup/server-fixture.ts';

const folder = resolve(import.meta.dirname, '../docs/screenshots');
const SIZES = { tablet: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;
/** One of the items that the order pad shows first. */
const FAVOURITE = '青岛经典';
const STORES = 3;
const DEMO_DAYS = 30;
const HISTORY_LIMIT_MS = 300_000;

// `npm run screenshots`: the pictures in docs/screenshots, made anew from the demo.
async function run(): Promise<void> {
  ensureBrowser();
  buildIfStale();
  await mkdir(folder, { recursive: true });
  const dir = await mkdtemp(join(tmpdir(), 'encore-pictures-'));
  const server = await startServer({ dataDir: join(dir, 'server') });
  const context = await launchProfile({ dir: join(dir, 'profile') });
  try {
    const usb = await giveVirtualUsb(context);
    const printer = makeVirtualPrinter({ productName: 'POS-80' });
    usb.plugIn(printer, { isPaired: false });
    const device = await startDemo(server.url, 'zh-CN');
    await wholeHistory(device);
    await pushBusyEvening(device);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(() => localStorage.setItem('encore.installDismissed', 'yes'));
    await joinWithCode(page, server.url, await makeCode(device));
    await signIn(page, '沈总', '1111');
    await openShift(page);
    await pairPrinter(page);
    const member = await topUp(page);
    for (let sale = 0; sale < 2; sale += 1) {
      // The second order's ticket waits for paper.
      if (sale > 0) printer.paperOut();
      await sell(page, FAVOURITE);
    }
    await takeAll(page, server.url, { ...SCREENS, member: showMember(member) });
  } finally {
    await context.close();
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  }
}

async function wholeHistory(device: TestDevice): Promise<void> {
  const { chain } = device.grant;
  const today = businessDateOf(instant(Date.now()), {
    timeZone: 'Asia/Shanghai',
    closeoutMinute: 480,
  });
  const path = `/api/chains/${chain}/takings?from=${plusDays(today, -DEMO_DAYS)}&to=${today}`;
  const options = { timeout: HISTORY_LIMIT_MS };
  await expect
    .poll(async () => (await getJson<ChainTakings>(device, path)).days.length, options)
    .toBeGreaterThanOrEqual(STORES * DEMO_DAYS);
}

async function makeCode(device: TestDevice): Promise<string> {
  const { store } = device.grant;
  const made = await postJson(`${device.url}/api/codes`, { store }, await getToken(device));
  // As domain/wire/api.ts says.
  return ((await made.json()) as EnrolmentCode).code;
}

/** The bar's and the till's printer, on the cable of this tablet. */
async function pairPrinter(page: Page): Promise<void> {
  await page.goto(new URL('/settings/printers', page.url()).href);
  await page.getByRole('button', { name: '添加打印机' }).click();
  await page.getByRole('button', { name: /USB 打印机/u }).click();
  const form = page.getByRole('dialog', { name: '打印机 POS-80' });
  await form.getByRole('combobox', { name: '打完会不会回话' }).selectOption('printed');
  await form.getByRole('switch', { name: /钱箱/u }).check({ force: true });
  await form.getByRole('button', { name: '保存' }).click();
  const bar = page.getByRole('group', { name: '吧台' });
  await bar.getByRole('combobox', { name: '首选' }).selectOption('POS-80');
  await toRooms(page);
}

/** Tops up the first member of the list. @returns the member's address. */
async function topUp(page: Page): Promise<string> {
  await page.getByRole('link', { name: '会员', exact: true }).click();
  await page.locator('a[href^="/members/"]').first().click();
  await page.getByRole('button', { name: '充值', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^给 .* 充值$/u });
  await dialog.getByLabel(/金额（元/u).fill('500');
  await dialog.getByRole('button', { name: /收款并充值/u }).click();
  await expect(page.getByRole('region', { name: '账户', exact: true })).toContainText('¥');
  const member = page.url();
  await toRooms(page);
  return member;
}

const showMember = (address: string) => async (page: Page) => {
  await page.goto(address);
  await expect(page.getByRole('region', { name: '账户', exact: true })).toContainText('¥');
};

const toRooms = (page: Page): Promise<void> =>
  page
    .getByRole('navigation', { name: '主菜单' })
    .getByRole('link', { name: '包厢', exact: true })
    .click();

async function takeAll(page: Page, url: string, screens: Screens): Promise<void> {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const scheme of SCHEMES) {
      await page.evaluate((chosen) => localStorage.setItem('encore.appearance', chosen), scheme);
      await page.goto(url);
      for (const [screen, open] of Object.entries(screens)) {
        await open(page);
        const path = join(folder, `${screen}-${size}-${scheme}.png`);
        await page.screenshot({ path, animations: 'disabled' });
      }
    }
  }
}

/** Each is opened from where the one before it was. */
type Screens = Readonly<Record<string, (page: Page) => Promise<unknown>>>;

const SCREENS: Screens = {
  async board(page) {
    await expect(page.getByRole('button', { name: / · 使用中/u }).first()).toBeVisible();
    await expect(page.getByText('全部已上传')).toBeVisible();
  },
  async tab(page) {
    await page
      .getByRole('button', { name: / · 使用中/u })
      .first()
      .click();
    await expect(page.getByRole('button', { name: '买单', exact: true })).toBeVisible();
  },
  async settle(page) {
    await page.getByRole('button', { name: '买单', exact: true }).click();
    // A note larger than what is due, so that there is change.
    await page.getByRole('button', { name: /^¥/u }).last().click();
    await expect(page.getByRole('button', { name: /，找零/u })).toBeVisible();
  },
  async shift(page) {
    await page.getByRole('button', { name: '返回消费单' }).click();
    await page.getByRole('link', { name: '班次', exact: true }).click();
    await expect(page.getByRole('button', { name: '盘点交班' })).toBeVisible();
  },
  async 'head-office'(page) {
    await page.getByRole('link', { name: '总部', exact: true }).click();
    await page.getByRole('radio', { name: '近 7 天' }).check();
    await expect(page.locator('figure svg, [role="img"] svg').first()).toBeVisible();
  },
  async tickets(page) {
    await page.goto(new URL('/tickets', page.url()).href);
    await expect(page.getByText('没打，打印机有问题').first()).toBeVisible();
  },
  async printers(page) {
    await page.goto(new URL('/settings/printers', page.url()).href);
    // Fonts and the preview's paper come later.
    await expect(page.locator('svg[role="img"], svg text').first()).toBeVisible();
    await expect(page.getByRole('group', { name: '吧台' })).toBeVisible();
  },
};

await run();
