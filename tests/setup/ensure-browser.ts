import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { browserPath } from '#tests/setup/browser.ts';

/**
 * Sees to it that there is a Chromium to test with: the system's, else Debian's package (as root),
 * else Playwright's own download. Throws with what to do when none can be had.
 */
export function ensureBrowser(): void {
  if (browserPath() !== undefined) return;
  console.log('No Chromium on this machine: getting one');
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-noto-cjk',
    ]);
    if (browserPath() !== undefined) return;
  }
  if (run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']))
    return;
  throw new Error(
    'There is no Chromium, and none could be installed. Install Chromium or Chrome ' +
      '(Debian, as root: apt-get install chromium), or set CHROMIUM_PATH to one.',
  );
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

if (import.meta.main) ensureBrowser();
