import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { readSourceFiles, repo, rooms, type SourceFile, walk } from '#tests/setup/source-files.ts';

// The third fence around the rooms, after the tsconfigs and oxlint: this one reads every file, and
// fails if it read too few.
const files = readSourceFiles();
const byPath = new Map(files.map((file) => [file.path, file]));
const leastFilesVisited = 400;
const mostLines = 400;

const mayImport: Readonly<Record<string, RegExp>> = {
  domain: /^domain\//,
  printers: /^(domain|printers)\//,
  client: /^(domain|printers|client)\//,
  'sync-server': /^(domain\/|sync-server\/|printers\/(document\.ts|forms\/|render\/))/,
  tests: /./,
};

const packagesOf: Readonly<Record<string, RegExp>> = {
  domain: /^(temporal-polyfill|lib0)$/,
  'sync-server': /^(?!react|@mantine|dexie|echarts)/,
};

const topLevel = [
  ...rooms,
  'public',
  'docs',
  '.ci',
  '.editorconfig',
  '.gitignore',
  '.node-version',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'README.zh-CN.md',
  'knip.jsonc',
  'package-lock.json',
  'package.json',
  'playwright.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
  'vite.config.ts',
  'vitest.config.ts',
  'wrangler.toml',
];

const roomOf = (path: string): string => path.split('/')[0] ?? '';
const featureOf = (path: string): string | undefined =>
  /^client\/features\/([^/]+)/.exec(path)?.[1];

function broken(breaks: (from: SourceFile, to: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    file.files.filter((to) => breaks(file, to)).map((to) => `${file.path} → ${to}`),
  );
}

describe('architecture', () => {
  it('read enough files to mean anything', () => {
    expect(files.length).toBeGreaterThanOrEqual(leastFilesVisited);
    expect(files.flatMap((file) => file.files).length).toBeGreaterThanOrEqual(leastFilesVisited);
    for (const room of ['domain', 'client', 'sync-server', 'tests']) {
      expect(files.some((file) => roomOf(file.path) === room)).toBe(true);
    }
  });

  it('imports go one way: domain ← printers ← client, sync-server', () => {
    expect(broken((from, to) => mayImport[roomOf(from.path)]?.test(to) !== true)).toEqual([]);
  });

  it('every import names a file that exists', () => {
    expect(broken((_, to) => !existsSync(join(repo, to)))).toEqual([]);
  });

  it('rooms use only the packages that they may', () => {
    const strangers = files.flatMap((file) =>
      file.packages
        .filter((name) => packagesOf[roomOf(file.path)]?.test(name) === false)
        .map((name) => `${file.path} → ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  it('the worker never reaches into the standalone server, which is Node', () => {
    const standalone = /^sync-server\/standalone\//;
    expect(
      broken(
        (from, to) =>
          roomOf(from.path) === 'sync-server' &&
          standalone.test(from.path) !== standalone.test(to) &&
          standalone.test(to),
      ),
    ).toEqual([]);
  });

  it('features never import each other, nor the app that wires them', () => {
    expect(
      broken((from, to) => {
        const feature = featureOf(from.path);
        if (feature === undefined) return false;
        const other = featureOf(to);
        return (other !== undefined && other !== feature) || to.startsWith('client/app/');
      }),
    ).toEqual([]);
  });

  it('nothing below the features imports one', () => {
    const below = /^client\/(engine|ui|i18n|devices)\//;
    expect(
      broken((from, to) => below.test(from.path) && /^client\/(features|app)\//.test(to)),
    ).toEqual([]);
  });

  it('has no import cycle between modules (types alone may refer to each other)', () => {
    expect(findCycle()).toBeUndefined();
  });

  it('has no barrels', () => {
    expect(files.filter((file) => /\/index\.tsx?$/.test(file.path))).toEqual([]);
  });

  it(`has no file longer than ${mostLines} lines`, () => {
    const long = files.filter((file) => file.lineCount > mostLines);
    expect(long.map((file) => `${file.path}: ${file.lineCount}`)).toEqual([]);
  });

  it('every room says what it is for', () => {
    const silent = [...rooms, 'public'].filter(
      (room) => !existsSync(join(repo, room, 'README.md')),
    );
    expect(silent).toEqual([]);
  });

  it('keeps the top level as agreed', () => {
    const tracked = execFileSync('git', ['ls-files'], { cwd: repo, encoding: 'utf8' });
    const entries = new Set(tracked.split('\n').filter(Boolean).map(roomOf));
    expect([...entries].filter((entry) => !topLevel.includes(entry))).toEqual([]);
  });

  it('names tests by where they run', () => {
    const suffixes = /\.((property|simulation|golden|workerd)\.)?test\.tsx?$/;
    const homes: Readonly<Record<string, RegExp>> = {
      '.e2e.ts': /^tests\/e2e\//,
      '.browser.ts': /^tests\/browser\//,
      '.bench.ts': /^tests\/bench\//,
    };
    const misnamed = rooms.flatMap(walk).filter((path) => {
      const home = Object.entries(homes).find(([suffix]) => path.endsWith(suffix));
      if (home) return !home[1].test(path);
      if (/\.(test|spec)\./.test(path)) return !suffixes.test(path) || roomOf(path) !== 'tests';
      return false;
    });
    expect(misnamed).toEqual([]);
  });
});

/** The first ring of imports found, as a path that ends where it began. */
function findCycle(): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    const seenAt = trail.indexOf(path);
    if (seenAt !== -1) return [...trail.slice(seenAt), path];
    if (done.has(path)) return undefined;
    for (const next of byPath.get(path)?.runtimeFiles ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const file of files) {
    const cycle = visit(file.path, []);
    if (cycle) return cycle;
  }
  return undefined;
}
