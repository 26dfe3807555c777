import type { Page } from '@playwright/test';

import { expect } from '#tests/setup/server-fixture.ts';

/** Somebody of the demo chain, by the name of their role, and their PIN. */
export const DEMO_STAFF = {
  owner: { role: '店主', pin: '1111' },
  manager: { role: '店长', pin: '2222' },
  cashier: { role: '收银', pin: '3333' },
} as const;

export type DemoRole = keyof typeof DEMO_STAFF;

/** Starts the demo chain on a new tablet, up to the question who is there. */
export async function tryDemo(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: '试用演示连锁' }).click();
  await expect(page.getByRole('heading', { name: '谁在用？' })).toBeVisible({ timeout: 30_000 });
}

/** Signs in whoever's button says `who` (a name or a role), from the sign-in screen. */
export async function signIn(page: Page, who: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: who }).first().click();
  await typePin(page, pin);
  await expect(page.getByRole('navigation', { name: '主菜单' })).toBeVisible();
}

export const signInAs = (page: Page, role: DemoRole): Promise<void> =>
  signIn(page, DEMO_STAFF[role].role, DEMO_STAFF[role].pin);

/** Taps the digits on the pad; the last one enters them. */
export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
}

/** Goes to a place of the rail: 包厢, 会员, 班次, 报表, 总部, 更多. */
export async function goTo(page: Page, place: string): Promise<void> {
  const rail = page.getByRole('navigation', { name: '主菜单' });
  await rail.getByRole('link', { name: place, exact: true }).click();
}

/** Counts `hundreds` notes of ¥100 as the float and opens this till's shift. */
export async function openShift(page: Page, hundreds = 5): Promise<void> {
  await goTo(page, '班次');
  await page.getByRole('textbox', { name: '¥100.00 的张数' }).fill(String(hundreds));
  await page.getByRole('button', { name: '开班', exact: true }).click();
  await expect(page.getByText(/于 .* 开班/)).toBeVisible();
  await goTo(page, '包厢');
}

/** Makes a one-time code for a further tablet, as somebody who may set devices. */
export async function makeCode(page: Page): Promise<string> {
  await goTo(page, '更多');
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('link', { name: '设备' }).click();
  await page.getByRole('button', { name: '生成登记码' }).click();
  const code = await page.getByLabel('登记码', { exact: true }).innerText();
  await goTo(page, '包厢');
  return code;
}

/** Joins a store with a code on a new tablet, up to the question who is there. */
export async function joinStore(
  page: Page,
  code: string,
  deviceName: string,
  address = '/',
): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: '加入门店' }).click();
  await page.getByRole('textbox', { name: '登记码' }).fill(code);
  await page.getByRole('textbox', { name: '这台平板叫什么' }).fill(deviceName);
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByRole('heading', { name: '谁在用？' })).toBeVisible({ timeout: 20_000 });
}

/** The tile of a room on the board, in whatever state. */
export const tileOf = (page: Page, room: string) =>
  page.getByRole('button', { name: new RegExp(`^${room} · `) });

/** Opens a free room from the board; the new tab is shown. */
export async function openRoom(page: Page, room: string, party: string): Promise<void> {
  await tileOf(page, room).click();
  const sheet = page.getByRole('dialog', { name: new RegExp(`开房 ${room}`) });
  await sheet.getByRole('textbox', { name: '客人称呼' }).fill(party);
  await sheet.getByRole('button', { name: '开房', exact: true }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${room}`) })).toBeVisible();
}

/** Opens the tab of a room in use, from the board. */
export async function openTab(page: Page, room: string): Promise<void> {
  await tileOf(page, room).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${room}`) })).toBeVisible();
}

/** Taps items on the pad, by the beginning of their names, and sends them as one order. */
export async function order(page: Page, ...items: readonly string[]): Promise<void> {
  await compose(page, ...items);
  await send(page);
}

/** Taps items on the pad without sending them. */
export async function compose(page: Page, ...items: readonly string[]): Promise<void> {
  for (const item of items) {
    await page.getByRole('searchbox').fill(item);
    await page.getByRole('button', { name: new RegExp(`^${escape(item)}\\s*[¥￥]`) }).click();
  }
}

/** Sends what is composed, and waits until it stands on the tab as a round. */
export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^落单 [1-9]/ }).click();
  await expect(page.getByRole('button', { name: /^落单 0/ })).toBeDisabled();
}

/** Opens the settlement of the tab that is shown. */
export async function toSettle(page: Page): Promise<void> {
  await page.getByRole('button', { name: '买单', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^买单/ })).toBeVisible();
}

export type TenderName = '现金' | '微信支付' | '支付宝' | '银联卡' | '其他银行卡';

interface Tendered {
  readonly tender: TenderName;
  /** Yuan as typed on the pad; what is left when absent. */
  readonly yuan?: string;
  readonly reference?: string;
}

/** Takes tenders in turn on the settlement screen; the last one must pay the rest. */
export async function pay(page: Page, ...tenders: readonly Tendered[]): Promise<void> {
  for (const [place, { tender, yuan = '', reference = '' }] of tenders.entries()) {
    await page.getByRole('radio', { name: new RegExp(`^${tender}`) }).click();
    for (const key of yuan) await page.getByRole('button', { name: key, exact: true }).click();
    if (tender !== '现金') {
      await page.getByRole('textbox', { name: '支付单号或小票尾号' }).fill(reference);
    }
    const isLast = place === tenders.length - 1;
    await page.getByRole('button', { name: isLast ? FINISH : TAKE }).click();
    if (!isLast) await expect(page.getByRole('button', { name: `退回 ${tender}` })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: '已买单' })).toBeVisible();
}

const TAKE = /^收 /;
const FINISH = /完成买单|找零/;

/** Back to the board from the paid screen. */
export async function leavePaid(page: Page): Promise<void> {
  await page.getByRole('button', { name: '回到包厢', exact: true }).click();
  await expect(page.getByRole('region', { name: '包厢' })).toBeVisible();
}

/** Waits until the status line says that nothing is unsent. */
export async function allSafe(page: Page, timeout = 20_000): Promise<void> {
  await expect(page.getByRole('link', { name: '全部已上传' })).toBeVisible({ timeout });
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
}
