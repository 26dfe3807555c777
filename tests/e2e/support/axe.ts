import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect } from '#tests/setup/server-fixture.ts';

/** Shorter sides than this are missed by a thumb, CSS px. */
const LEAST_TARGET_PX = 44;

export const isSound = (page: Page, screen: string): Promise<void> =>
  hasNothingGrave(axeOn(page), screen);

export const hasContrast = (page: Page, screen: string): Promise<void> =>
  hasNothingGrave(axeOn(page).withRules('color-contrast'), screen);

// The mode without frames, of which the app has none: the other one opens a page for each answer.
const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode();

/** Nothing that axe calls serious or critical in what it was pointed at. */
async function hasNothingGrave(axe: AxeBuilder, screen: string): Promise<void> {
  const { violations } = await axe.analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  expect.soft(grave, screen).toEqual([]);
}

/** @param part what to look at, as `main` or `dialog[open]`. */
export async function hasLargeTargets(page: Page, screen: string, part = 'main'): Promise<void> {
  const small = await page
    .locator(part)
    .last()
    .evaluate(
      (root, least) =>
        [...root.querySelectorAll('button, a, input, select, textarea')]
          // A box to tick is as large as its label, a field as the frame that is drawn around it.
          .map((target) => target.closest('label, .mantine-Input-input') ?? target)
          .map((target) =>
            target instanceof HTMLInputElement &&
            target.labels?.length === 1 &&
            /checkbox|radio/u.test(target.type)
              ? (target.labels[0] ?? target)
              : target,
          )
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < least)
          .map(({ target, box }) => `${target.outerHTML.slice(0, 120)} ${box.width}×${box.height}`),
      LEAST_TARGET_PX,
    );
  expect.soft(small, screen).toEqual([]);
}

const OPEN_DIALOG = 'dialog[open]';

/**
 * A dialog that lies open: nothing grave in it, its colours hold in the light and in the dark, and a
 * thumb meets its controls.
 */
export async function dialogIsSound(page: Page, name: string): Promise<void> {
  await expect(page.locator(OPEN_DIALOG).last()).toBeVisible();
  await hasNothingGrave(axeOn(page).include(OPEN_DIALOG), name);
  await hasLargeTargets(page, name, OPEN_DIALOG);
  await inTheDark(page, () =>
    hasNothingGrave(axeOn(page).include(OPEN_DIALOG).withRules('color-contrast'), `${name}, dark`),
  );
}

/** A whole screen: as {@link dialogIsSound}. */
export async function screenIsSound(page: Page, name: string): Promise<void> {
  await isSound(page, name);
  await hasLargeTargets(page, name);
  await inTheDark(page, () => hasContrast(page, `${name}, dark`));
}

/** The colours hang on this attribute alone, so a page needs no loading again to be dark. */
async function inTheDark(page: Page, check: () => Promise<void>): Promise<void> {
  const root = page.locator('html');
  const setScheme = (scheme: string): Promise<void> =>
    root.evaluate((html, value) => html.setAttribute('data-mantine-color-scheme', value), scheme);
  await setScheme('dark');
  await check();
  await setScheme('light');
}
