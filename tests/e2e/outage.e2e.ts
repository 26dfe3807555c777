import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { present } from '#domain/kernel/assert.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { ChainTakings, StoreFreshness } from '#domain/wire/api.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { readJournal } from '#tests/e2e/support/journal.ts';
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
import { launchKillable } from '#tests/setup/killable-browser.ts';
import { expect, test } from '#tests/setup/server-fixture.ts';
import { type StockedStore, stockStore } from '#tests/setup/stocked-store.ts';
import { readStored } from '#tests/setup/stored-rows.ts';
import { getJson } from '#tests/setup/tablet.ts';

/** What a party has, what it comes to by the price list, and how it is paid, in yuan. */
interface Sale {
  readonly items: readonly string[];
  readonly cash: number;
  readonly weChat: number;
  readonly alipay: number;
}

// Prices: 百威 330ml 20, 爆米花 25, 薯条 28, 炸鸡翅 48, 中果盘 88. Time is free for ten minutes.
const SALES: readonly Sale[] = [
  { items: ['百威 330ml', '爆米花'], cash: 45, weChat: 0, alipay: 0 },
  { items: ['薯条'], cash: 0, weChat: 28, alipay: 0 },
  { items: ['中果盘', '炸鸡翅'], cash: 100, weChat: 36, alipay: 0 },
  { items: ['百威 330ml', '百威 330ml'], cash: 0, weChat: 0, alipay: 40 },
  { items: ['炸鸡翅', '爆米花'], cash: 50, weChat: 23, alipay: 0 },
];
const TABS_EACH = 10;
/** Opened, sent, settled and closed; and a fact for each tender. */
const factsOf = ({ cash, weChat, alipay }: Sale): number =>
  4 + [cash, weChat, alipay].filter((yuan) => yuan > 0).length;

/** Places in a tuple. */
const SEQ = 0;
const TYPE = 5;
/** What the logs hold besides the tabs: the shifts, and the seals that devices set by themselves. */
const NO_TRADE = ['ShiftOpened', 'LogSealed'];

test('twenty tabs settled without a server are all there, to the fen, when it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const dir = await mkdtemp(join(tmpdir(), 'encore-outage-'));
  const profile = join(dir, 'profile');
  let server = await startServer({ dataDir: join(dir, 'server') });
  let tablet = await launchKillable(profile);
  const other = await browser.newContext({ baseURL: server.url });
  try {
    const store = await stockStore(server.url);
    const back = await other.newPage();
    let front = await tablet.context.newPage();
    await joinStore(front, await store.makeCode(), '前台', server.url);
    await joinStore(back, await store.makeCode(), '吧台');
    await signInAs(front, 'owner');
    await signInAs(back, 'manager');
    await Promise.all([openShift(front), openShift(back)]);
    await Promise.all([readyForOffline(front), readyForOffline(back)]);
    await Promise.all([allSafe(front), allSafe(back)]);

    await server.kill();
    const atBack = sellAll(back, 11, TABS_EACH);
    await sellAll(front, 1, 5);
    await front.reload();
    await sellAll(front, 6, 3);
    // A party is in, its order is sent: the tablet's power goes.
    await openRoom(front, 'A09', '九号');
    await order(front, ...sale(9).items);
    await tablet.kill();
    tablet = await launchKillable(profile);
    front = await tablet.context.newPage();
    await front.goto(server.url);
    await openTab(front, 'A09');
    await finish(front, sale(9));
    await sellAll(front, 10, 1);
    await atBack;
    for (const page of [front, back]) {
      await expect(page.getByRole('link', { name: /离线.*未上传/ })).toBeVisible();
    }

    server = await startServer({ dataDir: server.dataDir, port: server.port });
    await Promise.all([allSafe(front, 60_000), allSafe(back, 60_000)]);

    const sold = [...Array(TABS_EACH * 2).keys()].map((place) => sale(place + 1));
    const tally = {
      cash: sum(sold, 'cash'),
      wechatPay: sum(sold, 'weChat'),
      alipay: sum(sold, 'alipay'),
    };
    await expect.poll(() => tendersAtOffice(store)).toEqual(tally);
    for (const page of [front, back]) {
      await expect.poll(() => tendersOn(page)).toEqual(tally);
      expect(await receiptsOn(page)).toHaveLength(TABS_EACH * 2);
    }
    // No entry twice, none lost: what the tallies need is there once, and the logs have no gap.
    const journal = await readJournal(store.owner);
    const trade = journal.filter(({ tuple }) => !NO_TRADE.includes(tuple[TYPE]));
    expect(trade).toHaveLength(sold.reduce((count, one) => count + factsOf(one), 0));
    expect(new Set(journal.map(({ log, tuple }) => `${log} ${tuple[SEQ]}`)).size).toBe(
      journal.length,
    );
    await expect.poll(() => entriesAtOffice(store)).toBe(journal.length);
    await showsInReports(front, tally.cash + tally.wechatPay + tally.alipay);
  } finally {
    await tablet.kill();
    await other.close();
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  }
});

const sale = (number: number): Sale => present(SALES[number % SALES.length], 'a sale');

/** Sells in `count` rooms from `A<first>` on, each from the board to the board. */
async function sellAll(page: Page, first: number, count: number): Promise<void> {
  for (let number = first; number < first + count; number += 1) {
    await openRoom(page, `A${String(number).padStart(2, '0')}`, `${number} 号`);
    await order(page, ...sale(number).items);
    await finish(page, sale(number));
  }
}

async function finish(page: Page, { cash, weChat, alipay }: Sale): Promise<void> {
  await toSettle(page);
  if (alipay > 0) await pay(page, { tender: '支付宝', reference: '7001' });
  else if (cash > 0 && weChat > 0) {
    const split = { tender: '微信支付', reference: '8812' } as const;
    await pay(page, { tender: '现金', yuan: String(cash) }, split);
  } else if (cash > 0) await pay(page, { tender: '现金' });
  else await pay(page, { tender: '微信支付', reference: '8812' });
  await leavePaid(page);
}

/** A page that the service worker answers for starts without a network. */
async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Fen by tender type, of all that a table of takings holds. */
function fenByTender(
  tables: readonly Readonly<Record<string, { readonly fen: number }>>[],
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const table of tables) {
    for (const [type, { fen }] of Object.entries(table)) sums[type] = (sums[type] ?? 0) + fen;
  }
  return sums;
}

const sum = (sold: readonly Sale[], tender: 'cash' | 'weChat' | 'alipay'): number =>
  sold.reduce((yuan, one) => yuan + one[tender], 0) * 100;

async function tendersAtOffice({ owner }: StockedStore): Promise<Readonly<Record<string, number>>> {
  const path = `/api/chains/${owner.grant.chain}/takings?from=2020-01-01&to=2099-12-31`;
  const { days } = await getJson<ChainTakings>(owner, path);
  return fenByTender(days.map(({ takings }) => takings.byTender));
}

async function entriesAtOffice({ owner }: StockedStore): Promise<number> {
  const path = `/api/chains/${owner.grant.chain}/stores`;
  const { stores } = await getJson<{ readonly stores: readonly StoreFreshness[] }>(owner, path);
  return stores.reduce((entries, store) => entries + store.entries, 0);
}

interface StoredTab {
  readonly state: Pick<TabState, 'settled' | 'tenders'>;
}

/** Rows as client/engine/database.ts lays them out. */
const tabsOn = async (page: Page): Promise<readonly StoredTab[]> =>
  (await readStored(page, 'tabs')) as readonly StoredTab[];

async function tendersOn(page: Page): Promise<Readonly<Record<string, number>>> {
  const tenders = (await tabsOn(page)).flatMap(({ state }) => (state.settled ? state.tenders : []));
  return fenByTender(
    tenders.map(({ tenderType, amountFen }) => ({ [tenderType]: { fen: amountFen } })),
  );
}

async function receiptsOn(page: Page): Promise<readonly string[]> {
  const tabs = await tabsOn(page);
  return [...new Set(tabs.flatMap(({ state }) => state.settled?.receipt ?? []))];
}

/** The store's own report, from what the tablet holds, and the chain's, from the office. */
async function showsInReports(page: Page, fen: number): Promise<void> {
  const total = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: 'CNY' });
  for (const name of ['报表', '总部']) {
    await goTo(page, name);
    await expect(page.getByText(total.format(fen / 100)).first()).toBeVisible();
  }
  await goTo(page, '包厢');
  await expect(tileOf(page, 'A01')).toHaveAccessibleName(/待清洁/);
}
