import type { BrowserContext, Page } from '@playwright/test';

import { present } from '#domain/kernel/assert.ts';
import type { DeviceId, PrinterId, StationId } from '#domain/kernel/ids.ts';
import type { Printer, StationRoute } from '#domain/printing/records.ts';
import { storeDoc } from '#domain/registers/registers.ts';
import { dialogIsSound, screenIsSound } from '#tests/e2e/support/axe.ts';
import { joinStore, openRoom, order, signInAs } from '#tests/e2e/support/tablet.ts';
import { giveVirtualUsb } from '#tests/printers/virtual-usb/in-context.ts';
import { makeVirtualPrinter, type VirtualPrinter } from '#tests/printers/virtual-usb/printer.ts';
import type { VirtualUsb } from '#tests/printers/virtual-usb/stack.ts';
import { registerUpdate } from '#tests/setup/register-update.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { stockStore, type StockedStore } from '#tests/setup/stocked-store.ts';
import { readStored } from '#tests/setup/stored-rows.ts';
import { connect } from '#tests/setup/tablet.ts';

// One tablet with two printers on its cables, and one evening on which everything happens to them.
test.describe.configure({ mode: 'serial' });

const BEER = '百威 330ml';
const FRUIT = '中果盘';
const STORE_CHANNEL = 1;

type RegisterRecords = Parameters<typeof registerUpdate>[0];

let context: BrowserContext;
let page: Page;
let usb: VirtualUsb;
let store: StockedStore;
let device: DeviceId;
/** At the bar; it says when it has printed. Its buffer is small, so that faults fall into jobs. */
let bar: VirtualPrinter;
/** In the kitchen; it says nothing. */
let kitchen: VirtualPrinter;

test.beforeAll(async ({ browser, server }) => {
  test.setTimeout(60_000);
  // Colours that are still on their way from one to the other have no contrast of their own.
  context = await browser.newContext({ baseURL: server.url, reducedMotion: 'reduce' });
  await context.addInitScript(() => localStorage.setItem('encore.appearance', 'light'));
  usb = await giveVirtualUsb(context);
  bar = makeVirtualPrinter({ serial: 'BAR', bufferBytes: 128 });
  kitchen = makeVirtualPrinter({ serial: 'KITCHEN', isOneWay: true, bufferBytes: 128 });
  usb.plugIn(bar);
  usb.plugIn(kitchen);
  page = await context.newPage();
  store = await stockStore(server.url);
  await joinStore(page, await store.makeCode(), '吧台');
  device = await deviceOf(page);
  await setUp(store, {
    printers: [
      record(device, ['p-bar', '吧台机'], bar, 'printed'),
      record(device, ['p-kitchen', '厨房机'], kitchen, 'none'),
    ],
    stationRoutes: [route('bar', 'p-bar'), route('kitchen', 'p-kitchen')],
  });
  await signInAs(page, 'owner');
  await openRoom(page, 'A01', '王先生');
});

test.afterAll(() => context.close());

async function deviceOf(of: Page): Promise<DeviceId> {
  const rows = (await readStored(of, 'device')) as readonly {
    readonly key: string;
    readonly value: { readonly device: DeviceId };
  }[];
  return present(
    rows.find(({ key }) => key === 'identity'),
    'the tablet’s identity',
  ).value.device;
}

/** A record of one of the tablet's USB printers. */
function record(
  device: DeviceId,
  [id, name]: readonly [id: string, name: string],
  { options }: VirtualPrinter,
  acknowledges: Printer['acknowledges'],
): Printer {
  const { vendorId, productId, serial } = options;
  return {
    id: id as PrinterId,
    name,
    kind: 'usb',
    device,
    language: 'escpos',
    text: 'gb18030',
    columns: 48,
    acknowledges,
    cuts: 'partial',
    drawer: false,
    usb: { vendorId, productId, serial },
    retired: false,
  };
}

const route = (station: string, to: string): StationRoute => ({
  id: `station-${station}` as StationId,
  printers: [to as PrinterId],
});

/** Writes settings as another tablet of the store would. */
async function setUp({ owner }: StockedStore, records: RegisterRecords): Promise<void> {
  const connection = await connect(owner);
  await connection.sub(STORE_CHANNEL, storeDoc(owner.grant.store));
  await connection.push(STORE_CHANNEL, registerUpdate(records));
  await connection.close();
}

/** What came out since `from`: `ticket`, `REPRINT`, or `torn` where the order isn't on it. */
const papers = (printer: VirtualPrinter, from: number): readonly string[] =>
  printer.slips
    .slice(from)
    .filter(({ isBlank }) => !isBlank)
    .map(({ text }) => {
      if (!/百威|中果盘/u.test(text)) return 'torn';
      return text.includes('补打') ? 'REPRINT' : 'ticket';
    });

/** The status line's word on printers. */
const trouble = (name: string) => page.getByRole('link', { name });
const allWell = () => page.getByRole('link', { name: '打印机都好' });

test('[PRQ-4] paper out before a job: it waits, says so, and comes once', async () => {
  await expect(allWell()).toBeVisible();
  const from = bar.slips.length;
  bar.paperOut();
  await order(page, BEER);
  await expect(trouble('吧台机 缺纸')).toBeVisible();
  expect(papers(bar, from)).toEqual([]);
  bar.loadPaper();
  await expect.poll(() => papers(bar, from)).toEqual(['ticket']);
  await expect(allWell()).toBeVisible();
});

test('[PRQ-5] paper out in a job: the same slip goes on', async () => {
  const from = bar.slips.length;
  bar.paperFor(2);
  await order(page, BEER);
  await expect(trouble('吧台机 缺纸')).toBeVisible();
  bar.loadPaper();
  await expect(allWell()).toBeVisible();
  await expect.poll(() => papers(bar, from)).toEqual(['ticket']);
});

test('[PRQ-6] unplugged in a job and plugged in again: torn off, and again headed REPRINT', async () => {
  const from = bar.slips.length;
  bar.afterBytes(120, () => usb.unplug(bar));
  await order(page, BEER);
  await expect(trouble('吧台机 要重新连接')).toBeVisible();
  usb.plugIn(bar);
  await expect(allWell()).toBeVisible();
  await expect.poll(() => papers(bar, from)).toEqual(['torn', 'REPRINT']);
});

test('[PRQ-6] a stall in a job: its count is believed by nobody', async () => {
  const from = bar.slips.length;
  bar.stallAfter(120);
  await order(page, BEER);
  await expect.poll(() => papers(bar, from)).toEqual(['torn', 'REPRINT']);
});

test('[PRQ-6] power lost in a job', async () => {
  const from = bar.slips.length;
  bar.afterBytes(120, () => usb.powerOff(bar));
  await order(page, BEER);
  await expect(trouble('吧台机 要重新连接')).toBeVisible();
  usb.plugIn(bar);
  await expect.poll(() => papers(bar, from)).toEqual(['torn', 'REPRINT']);
});

test('[PRQ-4] off for two orders: both come when it is on, once each', async () => {
  const from = bar.slips.length;
  usb.powerOff(bar);
  await order(page, BEER);
  await order(page, BEER, BEER);
  await expect(trouble('吧台机 要重新连接')).toBeVisible();
  usb.plugIn(bar);
  await expect.poll(() => papers(bar, from)).toEqual(['ticket', 'ticket']);
  await expect(allWell()).toBeVisible();
});

test('[PRQ-11] a one-way printer: sent, unconfirmed; without paper the tablet says so', async () => {
  const from = kitchen.slips.length;
  await order(page, FRUIT);
  await expect.poll(() => papers(kitchen, from)).toEqual(['ticket']);
  await page.getByRole('link', { name: '打印机都好' }).click();
  await expect(page.getByText('已发送，未确认').first()).toBeVisible();
  await page.goBack();
  kitchen.paperFor(2);
  await order(page, FRUIT);
  await expect(trouble('厨房机 缺纸')).toBeVisible();
  kitchen.loadPaper();
  await expect(allWell()).toBeVisible();
  await expect.poll(() => papers(kitchen, from)).toEqual(['ticket', 'ticket']);
});

test('[PRQ-11] by the tablet’s own print dialog: a page as wide as paper, sent, unconfirmed', async () => {
  await page.evaluate(() => {
    // A browser that nobody looks at shows no dialog: one that is closed at once stands in for it.
    const standIn = (frame: HTMLIFrameElement): void => {
      const shown = frame.contentWindow;
      if (!shown) return;
      shown.print = () => {
        document.body.dataset['printed'] = frame.srcdoc;
        shown.dispatchEvent(new Event('afterprint'));
      };
    };
    new MutationObserver((changes) => {
      for (const frame of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(frame instanceof HTMLIFrameElement)) continue;
        frame.addEventListener('load', () => standIn(frame), { capture: true });
      }
    }).observe(document.body, { childList: true });
  });
  const common = record(device, ['p-dialog', '对话框'], kitchen, 'none');
  const dialog: Printer = { ...common, kind: 'dialog', usb: null };
  await setUp(store, { printers: [dialog] });
  await page.getByRole('link', { name: '打印机都好' }).click();
  const job = page.getByRole('article', { name: /出品单/u }).first();
  await job.getByRole('button', { name: '再打一次' }).click();
  const again = page.getByRole('dialog');
  await again.getByRole('combobox', { name: '打印机' }).selectOption('对话框 · 就绪');
  await again.getByRole('button', { name: '没有打出来' }).click();
  await again.getByRole('button', { name: '打印', exact: true }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', /@page\{size:80mm[^]*补打/u);
  await expect(job.getByText('已发送，未确认')).toBeVisible();
  await page.goBack();
});

test('[PRQ-2] two tabs: the one that takes over prints, and nothing comes twice', async () => {
  const from = bar.slips.length;
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: '在这里接管' }).click();
  await expect(page.getByText('另一个标签页接管了收银台')).toBeVisible();
  await page.close();
  page = other;
  await page.getByRole('button', { name: /^A01 · / }).click();
  await order(page, BEER);
  await expect.poll(() => papers(bar, from)).toEqual(['ticket']);
});

test('[PRQ-3] the tab killed in a job: the next one finishes it by itself', async () => {
  const from = bar.slips.length;
  bar.paperFor(2);
  await order(page, BEER);
  await expect(trouble('吧台机 缺纸')).toBeVisible();
  const crashed = page.waitForEvent('crash');
  const devTools = await context.newCDPSession(page);
  // It never answers.
  devTools.send('Page.crash').catch(() => undefined);
  await crashed;
  bar.loadPaper();
  page = await context.newPage();
  await page.goto('/');
  await expect.poll(() => papers(bar, from)).toEqual(['torn', 'REPRINT']);
});

test('[PRQ-12] two alike without serial numbers are told apart by a number on paper', async () => {
  const twins = [0, 1].map(() => makeVirtualPrinter({ productId: 0x5743, serial: '' }));
  for (const twin of twins) usb.plugIn(twin);
  const [left, right] = twins;
  if (!left || !right) throw new Error('two are plugged in');
  await setUp(store, {
    printers: [
      record(device, ['p-left', '左边机'], left, 'none'),
      record(device, ['p-right', '右边机'], right, 'none'),
    ],
  });
  await trouble('左边机 要重新连接 +1').click();
  const line = page.getByRole('listitem').filter({ hasText: '左边机' });
  await screenIsSound(page, 'printers that are alike');
  await line.getByRole('button', { name: '打印识别条' }).click();
  await expect
    .poll(() => twins.map(({ slips }) => /\[ (\d) \]/u.exec(slips[0]?.text ?? '')?.[1]))
    .toEqual(['1', '2']);
  await dialogIsSound(page, 'telling printers apart');
  await page
    .getByRole('dialog', { name: '“左边机”出来的是几号？' })
    .getByRole('button', { name: '2 号' })
    .click();
  await expect(allWell()).toBeVisible();
});
