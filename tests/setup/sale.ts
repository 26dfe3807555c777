import type { Page } from '@playwright/test';

/**
 * A party's evening in seconds, by the words on the screen (zh-CN): from the rooms to the rooms. It
 * begins with a party that is in already, if any.
 */
export async function sell(page: Page, itemName: string): Promise<void> {
  const inUse = page.getByRole('button', { name: / · (?:使用中|买单中)/u });
  if ((await inUse.count()) > 0) await inUse.first().click();
  else {
    await page
      .getByRole('button', { name: / · 空闲$/u })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '开房', exact: true }).click();
  }
  // By its text: the button that voids a line has the item's name too, but as a label.
  await page.locator('button', { hasText: itemName }).first().click();
  await page.getByRole('button', { name: /^落单/u }).click();
  await page.getByRole('button', { name: /^落单 0 件/u }).waitFor();
  await page.getByRole('button', { name: '买单', exact: true }).click();
  await page.getByRole('button', { name: /完成买单/u }).click();
  await page.getByRole('button', { name: '回到包厢', exact: true }).click();
  await page
    .getByRole('button', { name: / · 待清洁/u })
    .first()
    .click();
}
