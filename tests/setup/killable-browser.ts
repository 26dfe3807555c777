import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { type BrowserContext, chromium } from '@playwright/test';

import { present } from '#domain/kernel/assert.ts';
import { browserArgs, browserPath } from '#tests/setup/browser.ts';

/** A Chromium of our own on a profile that stays, so that all of its processes can be SIGKILLed. */
export interface KillableBrowser {
  readonly context: BrowserContext;
  /** SIGKILLs the whole process group, as a power cut would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
}

/** @param dir the profile, on a disk. Start it again only after it was killed. */
export async function launchKillable(dir: string): Promise<KillableBrowser> {
  // What a killed Chromium leaves behind says that the profile is in use.
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    await rm(join(dir, name), { force: true });
  }
  const child = spawn(
    present(browserPath(), 'a Chromium'),
    [
      ...browserArgs,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${dir}`,
      '--window-size=1280,800',
      '--accept-lang=zh-CN',
      '--hide-crash-restore-bubble',
      '--disable-crash-reporter',
      'about:blank',
    ],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((gone) => {
    child.once('exit', () => gone());
  });
  const kill = async (): Promise<void> => {
    killGroup(child);
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggerUrl(child.stderr));
    return { context: present(browser.contexts()[0], 'the default context'), kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

async function debuggerUrl(output: Readable): Promise<string> {
  let text = '';
  for await (const chunk of output.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    const url = /DevTools listening on (ws:\/\/\S+)/u.exec(text)?.[1];
    if (url === undefined) continue;
    // Whatever else it says is not kept, but must be read.
    output.resume();
    return url;
  }
  throw new Error(`Chromium did not start:\n${text}`);
}
