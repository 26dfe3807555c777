import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { type LaunchedChrome, launch } from 'chrome-launcher';

import { present } from '#domain/kernel/assert.ts';
import { browserArgs, browserPath } from '#tests/setup/browser.ts';
import type { ProfileOptions } from '#tests/setup/profile.ts';

const LOOK_MS = 100;
const LONGEST_START_MS = 60_000;
/** The browser's own bar takes 87 of the height, so that a page has 1280 × 800. */
const WINDOW = '1280,887';

/**
 * Starts Chromium on a profile and opens an address as a person would, then ends it. Nothing watches
 * the page but `source`: under Playwright, V8 looks for the place in the source of each error that is
 * made, and the first that React makes has it parse the whole app again, 75 ms which no till spends.
 *
 * @param source runs in the page before anything else and puts a time at `globalThis.readyAtMs`.
 * @returns that time.
 */
export async function timeBareStart(
  { dir, sqlite }: ProfileOptions,
  url: string,
  source: string,
): Promise<number> {
  const chrome = await launch({
    chromePath: present(browserPath(), 'a Chromium'),
    chromeFlags: [
      ...browserArgs,
      '--headless=new',
      `--window-size=${WINDOW}`,
      '--accept-lang=zh-CN',
      ...(sqlite ? ['--enable-features=IdbSqliteBackingStore'] : []),
    ],
    envVars: { ...process.env, TZ: 'Asia/Shanghai' },
    ignoreDefaultFlags: true,
    userDataDir: dir,
    logLevel: 'error',
  });
  try {
    const page = await attach(chrome);
    await page.send('Page.enable');
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source });
    await page.send('Page.navigate', { url });
    const readyAtMs = await untilReady(page);
    // Ended by itself it leaves nothing for the next start to mend.
    const ended = once(chrome.process, 'exit');
    void page.send('Browser.close');
    await ended;
    return readyAtMs;
  } finally {
    chrome.kill();
  }
}

interface BarePage {
  readonly send: (method: string, params?: object) => Promise<unknown>;
}

/** Speaks with the page over Chromium's DevTools protocol, of which no agent is switched on. */
async function attach({ port }: LaunchedChrome): Promise<BarePage> {
  const asked = await fetch(`http://127.0.0.1:${port}/json/list`);
  // As the protocol says.
  const targets = (await asked.json()) as readonly {
    readonly type: string;
    readonly webSocketDebuggerUrl: string;
  }[];
  const target = present(
    targets.find(({ type }) => type === 'page'),
    'a page',
  );
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await once(socket, 'open');
  const waiting = new Map<number, (result: unknown) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  let last = 0;
  return {
    send(method, params = {}) {
      last += 1;
      const { promise, resolve } = Promise.withResolvers<unknown>();
      waiting.set(last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
      return promise;
    },
  };
}

async function untilReady(page: BarePage): Promise<number> {
  const giveUpAt = Date.now() + LONGEST_START_MS;
  while (Date.now() < giveUpAt) {
    await pause(LOOK_MS);
    // As the protocol says; no value while there is none.
    const { result } = (await page.send('Runtime.evaluate', {
      expression: 'globalThis.readyAtMs',
    })) as { readonly result?: { readonly value?: number } };
    if (result?.value !== undefined) return result.value;
  }
  throw new Error(`the page was not ready after ${LONGEST_START_MS / 1000} s`);
}
