import type { Page } from '@playwright/test';

import { expect } from './server-fixture.ts';

/** What a person does to get to work, by the words on the screen (zh-CN). */

export async function joinWithCode(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/?join=${code}`);
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(page.getByRole('heading', { name: '谁在用？' })).toBeVisible();
}

export async function tryDemo(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: /试用演示连锁/u }).click();
  await expect(page.getByRole('heading', { name: '谁在用？' })).toBeVisible({ timeout: 30_000 });
}

/** @param name as in 周敏, the demo's manager, whose PIN is 2222. */
export async function signIn(page: Page, name: string, pin: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '包厢' })).toBeVisible();
}

/** Opens the shift with an empty drawer and goes back to the rooms. */
export async function openShift(page: Page): Promise<void> {
  await page.getByRole('link', { name: '班次', exact: true }).click();
  await page.getByRole('button', { name: '开班', exact: true }).click();
  await expect(page.getByRole('button', { name: '盘点交班' })).toBeVisible();
  await page.getByRole('link', { name: '包厢', exact: true }).click();
  await expect(page.getByRole('region', { name: '包厢' })).toBeVisible();
}
