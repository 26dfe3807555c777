import type { BrowserContext, Page } from '@playwright/test';

import { dialogIsSound, hasLargeTargets, screenIsSound } from '#tests/e2e/support/axe.ts';
import { layLine, type Line } from '#tests/e2e/support/line.ts';
import {
  compose,
  goTo,
  joinStore,
  openRoom,
  openShift,
  openTab,
  pay,
  signInAs,
  toSettle,
} from '#tests/e2e/support/tablet.ts';
import { giveVirtualUsb } from '#tests/printers/virtual-usb/in-context.ts';
import { makeVirtualPrinter, type VirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

// A phone that serves, and the bar's tablet with the printer on its cable; the tests go on from each
// other's evening.
test.describe.configure({ mode: 'serial' });

// Colours that are still on their way from one to the other have no contrast of their own.
const CALM = { reducedMotion: 'reduce' } as const;

let contexts: BrowserContext[];
let line: Line;
let bar: Page;
let phone: Page;
let printer: VirtualPrinter;

test.beforeAll(async ({ browser, server }) => {
  test.setTimeout(60_000);
  line = await layLine(server.port);
  contexts = await Promise.all([
    browser.newContext({ baseURL: line.url, ...CALM }),
    browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 }, ...CALM }),
  ]);
  const [tablet, pocket] = contexts as [BrowserContext, BrowserContext];
  const usb = await giveVirtualUsb(tablet);
  printer = makeVirtualPrinter({ productName: 'POS-80' });
  usb.plugIn(printer, { isPaired: false });
  [bar, phone] = await Promise.all([tablet.newPage(), pocket.newPage()]);
  for (const page of [bar, phone]) {
    await page.addInitScript(() => localStorage.setItem('encore.appearance', 'light'));
  }
  const store = await stockStore(server.url);
  await joinStore(bar, await store.makeCode(), '吧台');
  await signInAs(bar, 'owner');
  await joinStore(phone, await store.makeCode(), '手机');
  await signInAs(phone, 'owner');
});

test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await line.close();
});

/** What came out of the slot, a piece of paper each. */
const papers = (): readonly string[] => printer.slips.map(({ text }) => text);

/** The job of a number on the screen of print jobs. */
const jobs = (page: Page, name: RegExp) => page.getByRole('article', { name });

/** Orders on the phone's second page; it goes back to the first when that is sent. */
async function orderByPhone(...items: readonly string[]): Promise<void> {
  await phone.getByRole('radio', { name: '点单' }).check({ force: true });
  await compose(phone, ...items);
  await phone.getByRole('button', { name: `落单 ${items.length} 件` }).click();
  await expect(phone.getByRole('radio', { name: '消费单' })).toBeChecked();
}

test('a printer is paired, tried and given to the bar', async () => {
  test.setTimeout(120_000);
  await goTo(bar, '更多');
  await bar.getByRole('link', { name: '设置' }).click();
  await bar.getByRole('link', { name: '打印机与票据' }).click();
  await bar.getByRole('button', { name: '添加打印机' }).click();
  await hasLargeTargets(bar, 'the ways to a printer', 'dialog[open]');
  await bar.getByRole('button', { name: /USB 打印机/u }).click();
  const form = bar.getByRole('dialog', { name: '打印机 POS-80' });
  await form.getByRole('button', { name: '打测试条' }).click();
  await expect.poll(papers).toHaveLength(1);
  // Nobody said that it confirms, so nothing is claimed.
  await expect(form.getByText('已发送，未确认', { exact: true })).toBeVisible();
  await dialogIsSound(bar, 'a printer');
  await form.getByRole('radio', { name: '1 GB18030' }).check({ force: true });
  await form.getByRole('combobox', { name: '打完会不会回话' }).selectOption('printed');
  await form.getByRole('switch', { name: /钱箱/u }).check({ force: true });
  await form.getByRole('textbox', { name: /^叫什么/u }).fill('吧台机');
  await form.getByRole('button', { name: '保存' }).click();
  const station = bar.getByRole('group', { name: '吧台' });
  await station.getByRole('combobox', { name: '首选' }).selectOption('吧台机');
  await expect(bar.getByRole('link', { name: '打印机都好' })).toBeVisible();
  await hasLargeTargets(bar, 'settings of printers');
});

test('an order on a phone prints at the bar, and so does its void', async () => {
  await openRoom(phone, 'A01', '王先生');
  // A party that has nothing yet begins with the pad.
  await expect(phone.getByRole('radio', { name: '点单' })).toBeChecked();
  await orderByPhone('百威 330ml');
  await expect.poll(papers).toHaveLength(2);
  expect(papers()[1]).toMatch(/A01[^]*百威/u);
  expect(papers()[1]).not.toMatch(/补打/u);

  await phone.getByRole('button', { name: '退单 百威 330ml' }).click();
  const sheet = phone.getByRole('dialog', { name: /百威 330ml/u });
  await sheet.getByRole('button', { name: '点错' }).click();
  await sheet.getByRole('button', { name: '退 1 × 百威 330ml，−¥20.00，在“吧台机”打退单' }).click();
  await expect.poll(papers).toHaveLength(3);
  expect(papers()[2]).toMatch(/退单[^]*百威[^]*点错/u);

  await phone.goto('/tickets');
  await expect(jobs(phone, /A01 · 出品单/u).getByText('已打印')).toBeVisible();
  await expect(jobs(phone, /A01 · 退单/u).getByText('已打印')).toBeVisible();
});

test('a phone sees that the bar is out of paper, and the ticket comes once', async () => {
  test.setTimeout(120_000);
  printer.paperOut();
  await phone.goto('/');
  await openTab(phone, 'A01');
  await orderByPhone('百威 330ml', '百威 330ml');
  await phone.goto('/tickets');
  const ticket = jobs(phone, /A01 · 出品单/u).filter({ hasText: '吧台机 · 缺纸' });
  await expect(ticket.getByText('没打，打印机有问题')).toBeVisible();
  await expect(phone.getByRole('link', { name: /吧台机 缺纸/u })).toBeVisible();
  await screenIsSound(phone, 'print jobs');
  await ticket.getByRole('button', { name: '我来接手' }).click();
  await dialogIsSound(phone, 'taking a ticket');
  await phone.keyboard.press('Escape');
  printer.loadPaper();
  await expect(ticket).toHaveCount(0);
  await expect(jobs(phone, /A01 · 出品单/u).getByText('已打印')).toHaveCount(2);
  expect(papers()).toHaveLength(4);
  expect(papers()[3]).not.toMatch(/补打/u);
});

test('[SETTLE-4] cash opens the drawer once; the page waits for its receipt, and another says so', async () => {
  await openShift(bar);
  await openTab(bar, 'A01');
  await toSettle(bar);
  printer.paperFor(2);
  await pay(bar, { tender: '现金' });
  await expect(bar.getByText('打到一半停了')).toBeVisible();
  await expect(bar.getByText('小票打出来之前，这一页不会自己关。')).toBeVisible();
  await expect(bar.getByRole('button', { name: '留在这里' })).toHaveCount(0);
  printer.loadPaper();
  await expect(bar.getByRole('button', { name: '留在这里' })).toBeVisible();
  await expect.poll(papers).toHaveLength(5);
  expect(papers()[4]).toMatch(/结账单[^]*A01/u);
  await expect.poll(() => printer.kicks.length).toBe(1);
  await expect(bar.getByText('已打印')).toBeVisible();
  await bar.getByRole('button', { name: '留在这里' }).click();
  await bar.getByRole('button', { name: '再打一次' }).click();
  const again = bar.getByRole('dialog', { name: /第 2 份，抬头“补打”/u });
  await again.getByRole('button', { name: '客人要' }).click();
  await again.getByRole('button', { name: '打印', exact: true }).click();
  await expect.poll(papers).toHaveLength(6);
  expect(papers()[5]).toMatch(/补打[^]*结账单/u);
  expect(printer.kicks).toHaveLength(1);
});

test('a shift is closed offline, and its Z comes out', async () => {
  line.cut();
  await goTo(bar, '班次');
  await bar.getByRole('button', { name: '盘点交班' }).click();
  await bar.getByRole('textbox', { name: '¥100.00 的张数' }).fill('5');
  await bar.getByRole('button', { name: '提交盘点并交班' }).click();
  await expect.poll(papers).toHaveLength(7);
  expect(papers()[6]).toMatch(/日结/u);
  await expect(bar.getByRole('link', { name: /^离线/u })).toBeVisible();
});
