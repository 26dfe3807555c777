import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { runInNewContext } from 'node:vm';

import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { classicEntry } from '#client/build/classic-entry.ts';

const dir = mkdtempSync(join(tmpdir(), 'encore-classic-'));

const SOURCES = {
  'index.html':
    '<!doctype html><title>T</title><script type="module" src="./main.js"></script><p></p>',
  'shared.js': 'export const shared = { n: 1 };',
  'main.js': `import { shared } from './shared.js';
    import * as lib from './lib.cjs';
    globalThis.ran = [shared.n + lib.default.two, new URL('x.js', import.meta.url).pathname];
    globalThis.load = () => import('./later.js');`,
  'later.js': "import { shared } from './shared.js'; shared.n += 10; export const now = shared.n;",
  'lib.cjs': 'exports.two = 2;',
};

beforeAll(async () => {
  for (const [name, text] of Object.entries(SOURCES)) writeFileSync(join(dir, name), text);
  await build({
    root: dir,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: 'out', modulePreload: { polyfill: false } },
    plugins: [classicEntry()],
  });
});

afterAll(() => rmSync(dir, { recursive: true }));

const assets = join(dir, 'out/assets');
const named = (start: string): string =>
  readdirSync(assets).find((name) => name.startsWith(start)) ?? '';

it('leaves the page one script, which is no module and runs by itself', () => {
  const page = readFileSync(join(dir, 'out/index.html'), 'utf8');
  expect(page.match(/<script[^>]*>/gu)).toEqual([
    `<script defer src="/assets/${named('start-')}">`,
  ]);
  expect(page).not.toContain('modulepreload');
  const script = readFileSync(join(assets, named('start-')), 'utf8');
  const src = 'https://till.example/assets/start.js';
  const global: { ran?: unknown } = runInNewContext(
    `const document = { currentScript: { src: '${src}' }, createElement: () => ({}) }; ${script}; globalThis`,
    { URL },
  ) as { ran?: unknown };
  expect(global.ran).toEqual([3, '/assets/x.js']);
});

it('hands on what lazy chunks import: the same objects, not copies', () => {
  const entry = readFileSync(join(assets, named('index-')), 'utf8');
  const names = [...entry.matchAll(/from\.(\w+)/gu)].map((match) => match[1] ?? '');
  expect(names).toHaveLength(1);
  // What the script would have left there, met by a lazy chunk.
  const program = `
    const shared = { n: 1 };
    globalThis.__encore = { ${names.join('')}: shared };
    const { now } = await import(${JSON.stringify(join(assets, named('later-')))});
    console.log(now, shared.n);`;
  const args = ['--input-type=module', '--eval', program];
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' }).trim()).toBe('11 11');
});
