import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import { type LaunchedChrome, launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

import { present } from '#domain/kernel/assert.ts';
import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import { signIn, tryDemo } from '#tests/setup/at-the-till.ts';
import { browserArgs, browserPath } from '#tests/setup/browser.ts';
import { ensureBrowser } from '#tests/setup/ensure-browser.ts';

const CATEGORIES = ['accessibility', 'best-practices'] as const;
const LEAST_SCORE = 95;
const SIZES = [
  { name: '1280×800', formFactor: 'desktop', width: 1280, height: 800 },
  { name: '390×844', formFactor: 'mobile', width: 390, height: 844 },
] as const;

// `npm run lighthouse`: what Lighthouse says of the board, as a signed-in person sees it. Ends with
// an error when a score is below 95.
async function run(): Promise<void> {
  ensureBrowser();
  buildIfStale();
  const dir = await mkdtemp(join(tmpdir(), 'encore-lighthouse-'));
  const server = await startServer({ dataDir: join(dir, 'server') });
  const profile = join(dir, 'profile');
  await mkdir(profile);
  const chrome = await launch({
    chromePath: present(browserPath(), 'a Chromium'),
    chromeFlags: [...browserArgs, '--headless=new', '--accept-lang=zh-CN'],
    ignoreDefaultFlags: true,
    userDataDir: profile,
    logLevel: 'error',
  });
  try {
    await openBoard(chrome, server.url);
    for (const size of SIZES) await judge(chrome, server.url, size);
  } finally {
    chrome.kill();
    await server.kill();
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Leaves the profile with the demo joined and somebody signed in, and no tab of the app. */
async function openBoard(chrome: LaunchedChrome, url: string): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${chrome.port}`);
  const context = present(browser.contexts()[0], 'the default context');
  const page = await context.newPage();
  await tryDemo(page, url);
  await signIn(page, '沈总', '1111');
  await page.close();
  await browser.close();
}

async function judge(
  chrome: LaunchedChrome,
  url: string,
  { name, formFactor, width, height }: (typeof SIZES)[number],
): Promise<void> {
  const outcome = await lighthouse(url, {
    port: chrome.port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
    formFactor,
    screenEmulation: {
      mobile: formFactor === 'mobile',
      width,
      height,
      deviceScaleFactor: 1,
      disabled: false,
    },
  });
  const { lhr } = present(outcome, 'a result of Lighthouse');
  if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
  for (const category of CATEGORIES) {
    const { score, auditRefs } = present(lhr.categories[category], category);
    const points = Math.round((score ?? 0) * 100);
    console.log(`${name}  ${category}  ${points}`);
    for (const { id, weight } of auditRefs) {
      const audit = lhr.audits[id];
      if (weight > 0 && audit && (audit.score ?? 1) < 1) console.log(`  ${id}: ${audit.title}`);
    }
    if (points < LEAST_SCORE) process.exitCode = 1;
  }
}

await run();
