import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { startServer } from '#sync-server/standalone/serve.ts';
import { joinWithCode, openShift, signIn } from '#tests/setup/at-the-till.ts';
import { launchProfile, type ProfileOptions } from '#tests/setup/profile.ts';
import { stockStore } from '#tests/setup/stocked-store.ts';

import { timeBareStart } from '../bare-browser.ts';
import { onOrigin, workDir } from '../bench-page.ts';
import { type Backend, BACKENDS, type Figure, ratioFigures } from '../figures.ts';
import { median } from '../statistics.ts';
import { BLANK_PAGE, copyBoard, keepPage } from './kept-page.ts';

const DAYS = 365;
const MEMBERS = 20_000;
const SAMPLES = 12;

/**
 * A tablet that starts with no server: from navigation to a board whose tile has answered a tap,
 * with a year of closed days and 20,000 members stored. The floor is the first paint of a blank page
 * by a service worker. Beside them stands what any app needs that shows this board: the same board
 * and sheet as a page of HTML and CSS. Each sample is a browser started anew.
 */
export async function measureOfflineStart(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const { app, copy, blank } = await startOffline(backend);
    const pairs = { figure: app, floor: blank };
    figures.push(...ratioFigures('an offline start to a board that answers', backend, pairs, 2.2), {
      measure: 'the same board as HTML and CSS, with nothing of the app, p50',
      backend,
      unit: 'ms',
      figure: median(copy),
      floor: median(blank),
      goal: null,
      samples: copy.length,
    });
  }
  return figures;
}

interface Starts {
  readonly app: readonly number[];
  readonly copy: readonly number[];
  readonly blank: readonly number[];
}

async function startOffline(backend: Backend): Promise<Starts> {
  const dir = join(workDir, `offline-${backend}`);
  await rm(dir, { recursive: true, force: true });
  const profile = { dir: join(dir, 'profile'), sqlite: backend === 'sqlite' };
  const { url, html } = await fillProfile(profile, dir);
  const copyUrl = await keepPage(profile, join(dir, 'copy'), html, { routed: true });
  const blankUrl = await keepPage(profile, join(dir, 'blank'), BLANK_PAGE);
  const [app, copy, blank]: readonly [number[], number[], number[]] = [[], [], []];
  const board = `(${watchBoard.toString()})()`;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    blank.push(await timeBareStart(profile, `${blankUrl}/`, `(${watchPaint.toString()})()`));
    app.push(await timeBareStart(profile, `${url}/`, board));
    copy.push(await timeBareStart(profile, `${copyUrl}/`, board));
  }
  return { app, copy, blank };
}

/** @returns the address of the app, whose server has ended, and its board as a page of its own. */
async function fillProfile(
  profile: ProfileOptions,
  dir: string,
): Promise<{ readonly url: string; readonly html: string }> {
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
    await page.goto(server.url);
    return { url: server.url, html: await copyBoard(page) };
  } finally {
    await context.close();
    await server.kill();
  }
}

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
