import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { startServer } from '#sync-server/standalone/serve.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { launchProfile } from '#tests/setup/profile.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

import { timeBareStart } from '../bare-browser.ts';
import { onOrigin, serveFiles, workDir } from '../bench-page.ts';
import { type Backend, BACKENDS, type Figure, ratioFigures } from '../figures.ts';
import type { Pairs } from '../statistics.ts';

const DAYS = 365;
const MEMBERS = 20_000;
const SAMPLES = 12;

/**
 * A tablet that starts with no server: from navigation to a board whose tile has answered a tap,
 * with a year of closed days and 20,000 members stored. The floor is the first paint of a blank page
 * by a service worker. Each sample is a browser started anew.
 */
export async function measureOfflineStart(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const pairs = await startOffline(backend);
    figures.push(...ratioFigures('an offline start to a board that answers', backend, pairs, 2.2));
  }
  return figures;
}

async function startOffline(backend: Backend): Promise<Pairs> {
  const dir = join(workDir, `offline-${backend}`);
  await rm(dir, { recursive: true, force: true });
  const profile = { dir: join(dir, 'profile'), sqlite: backend === 'sqlite' };
  const app = await fillProfile(profile, dir);
  const blank = await visitBlank(profile, dir);
  const figure: number[] = [];
  const floor: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    floor.push(await timeBareStart(profile, `${blank}/`, `(${watchPaint.toString()})()`));
    figure.push(await timeBareStart(profile, `${app}/`, `(${watchBoard.toString()})()`));
  }
  return { figure, floor };
}

/** @returns the address of the app, whose server has ended. */
async function fillProfile(
  profile: { readonly dir: string; readonly sqlite: boolean },
  dir: string,
): Promise<string> {
  const server = await startServer({ dataDir: join(dir, 'server') });
  const context = await launchProfile(profile);
  try {
    const store = await stockStore(server.url);
    const page = context.pages()[0] ?? (await context.newPage());
    await joinWithCode(page, server.url, await store.makeCode());
    await signIn(page, '周敏', '2222');
    await openShift(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // The bench's page on the app's own origin, where the app's tables are.
    await page.goto(await onOrigin(page, server.url));
    await page.waitForFunction(() => 'bench' in window);
    await page.evaluate(([days, members]) => window.bench.fillTablet(days, members), [
      DAYS,
      MEMBERS,
    ] as const);
    return server.url;
  } finally {
    await context.close();
    await server.kill();
  }
}

/** @returns the address of a page that its service worker serves, and nothing else. */
async function visitBlank(
  profile: { readonly dir: string; readonly sqlite: boolean },
  dir: string,
): Promise<string> {
  const files = join(dir, 'blank');
  await mkdir(files, { recursive: true });
  await writeFile(join(files, 'index.html'), BLANK_PAGE);
  await writeFile(join(files, 'sw.js'), BLANK_WORKER);
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

const BLANK_PAGE = '<!doctype html><title>Blank</title><p>Blank</p>';
const BLANK_WORKER = `
addEventListener('install', (event) =>
  event.waitUntil(caches.open('blank').then((cache) => cache.add('/'))));
addEventListener('fetch', (event) =>
  event.respondWith(caches.match(event.request).then((hit) => hit ?? Response.error())));
`;

/** Runs in the page: notes when the first content was painted, ms since navigation began. */
function watchPaint(): void {
  new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (paint) Object.assign(window, { readyAtMs: paint.startTime });
  }).observe({ type: 'paint', buffered: true });
}

/** Runs in the page: taps the first free room when it stands there, notes when its sheet is drawn. */
function watchBoard(): void {
  let isTapped = false;
  const look = (): void => {
    const tile = document.querySelector<HTMLElement>('button[data-condition="free"]');
    if (tile && !isTapped) {
      isTapped = true;
      // As soon as a person could see it.
      requestAnimationFrame(() => tile.click());
    }
    if (!isTapped || !document.querySelector('dialog[open], [role="dialog"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => Object.assign(window, { readyAtMs: performance.now() }));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, attributes: true });
}
