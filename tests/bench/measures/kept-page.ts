import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { launchProfile, type ProfileOptions } from '#tests/setup/profile.ts';

import { serveFiles } from '../bench-page.ts';

/** A page that its service worker serves, and nothing else. */
export const BLANK_PAGE = '<!doctype html><title>Blank</title><p>Blank</p>';

const WORKER = `
addEventListener('install', (event) =>
  event.waitUntil(caches.open('kept').then((cache) => cache.add('/'))));
addEventListener('fetch', (event) =>
  event.respondWith(caches.match(event.request).then((hit) => hit ?? Response.error())));
`;

/** The same, found by the browser itself without waiting for the worker to start. */
const ROUTED_WORKER = `
addEventListener('install', (event) => event.waitUntil(event.addRoutes([{
  condition: { urlPattern: { pathname: '/', search: '' }, requestMode: 'navigate' },
  source: { cacheName: 'kept' },
}])));
${WORKER}`;

interface KeepOptions {
  /** The browser reads the page without starting the worker, as it does the app's. */
  readonly routed?: boolean;
}

/**
 * Has a profile's browser keep a page by a service worker, and ends the server that it came from.
 *
 * @returns its address.
 */
export async function keepPage(
  profile: ProfileOptions,
  files: string,
  html: string,
  { routed = false }: KeepOptions = {},
): Promise<string> {
  await mkdir(files, { recursive: true });
  await writeFile(join(files, 'index.html'), html);
  await writeFile(join(files, 'sw.js'), routed ? ROUTED_WORKER : WORKER);
  const server = await serveFiles(0, (path) => join(files, path === '/' ? 'index.html' : path));
  const context = await launchProfile(profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url);
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    return server.url;
  } finally {
    await context.close();
    await server.close();
  }
}

/**
 * The board that a page shows as HTML and CSS in one file, with nothing of the app: a tap on a free
 * room inserts the sheet that the app would have drawn.
 *
 * @param page shows the board.
 */
export async function copyBoard(page: Page): Promise<string> {
  const tile = page.locator('button[data-condition="free"]').first();
  await tile.waitFor();
  const board = await page.evaluate(() => document.querySelector('#root')?.outerHTML ?? '');
  await tile.click();
  await page.locator('dialog[open]').waitFor();
  const { attributes, css, sheet } = await page.evaluate(() => {
    const dialog = document.querySelector('dialog');
    dialog?.removeAttribute('open');
    const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
    return {
      attributes: [...document.documentElement.attributes].map(
        ({ name, value }) => `${name}="${value}"`,
      ),
      css: rules.map(({ cssText }) => cssText).join('\n'),
      sheet: dialog?.outerHTML ?? '',
    };
  });
  return [
    `<!doctype html><html ${attributes.join(' ')}><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Board</title>',
    `<style>${css}</style>`,
    `<script>const sheet = ${JSON.stringify(sheet).replaceAll('</', String.raw`<\/`)};${OPEN_SHEET}</script>`,
    `</head><body>${board}</body></html>`,
  ].join('\n');
}

const OPEN_SHEET = `
addEventListener('click', ({ target }) => {
  if (!target.closest('button[data-condition="free"]')) return;
  document.body.insertAdjacentHTML('beforeend', sheet);
  const dialog = document.querySelector('dialog');
  dialog.showModal();
  dialog.querySelector('[data-autofocus]')?.focus();
});
`;
