import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const repo = resolve(import.meta.dirname, '../..');
const inputs = [
  'client',
  'domain',
  'printers',
  'public',
  'sync-server',
  'package-lock.json',
  'package.json',
  'vite.config.ts',
  'wrangler.toml',
];

/** Builds dist/ unless it is newer than everything that it is made from. Throws if the build fails. */
export function buildIfStale(): void {
  const builtMs = modifiedMs(join(repo, 'dist/client/service-worker.js'));
  if (builtMs > Math.max(...inputs.map((input) => newestMs(join(repo, input))))) return;
  const vite = join(repo, 'node_modules/vite/bin/vite.js');
  const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: repo,
    // A test runner's NODE_ENV would bring the development build of React: larger and slower.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (build.status !== 0) throw new Error('the build failed');
}

function newestMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  const children = readdirSync(path).map((name) => newestMs(join(path, name)));
  return Math.max(stat.mtimeMs, ...children);
}

function modifiedMs(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
