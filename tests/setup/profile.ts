import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type BrowserContext, chromium } from '@playwright/test';

import { browserArgs, browserPath } from '#tests/setup/browser.ts';

export interface ProfileOptions {
  /** Directory of the profile, on a disk: what a tablet keeps between starts. */
  readonly dir: string;
  /** Chromium's newer IndexedDB backend. A profile must always be opened with the same one. */
  readonly sqlite?: boolean;
}

/** Starts Chromium on a profile that stays, as a tablet's does. Close it, or SIGKILL it. */
export async function launchProfile({ dir, sqlite }: ProfileOptions): Promise<BrowserContext> {
  const executablePath = browserPath();
  return chromium.launchPersistentContext(dir, {
    args: [...browserArgs, ...(sqlite ? ['--enable-features=IdbSqliteBackingStore'] : [])],
    ...(executablePath === undefined ? {} : { executablePath }),
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
}

/** Which IndexedDB backend wrote a profile, by its folders; null while nothing is stored. */
export function backendOf(dir: string): 'leveldb' | 'sqlite' | null {
  const folder = join(dir, 'Default/IndexedDB');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.some((name) => name.endsWith('.indexeddb.leveldb'))) return 'leveldb';
  return names.length > 0 ? 'sqlite' : null;
}
