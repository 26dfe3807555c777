import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

import { buildIfStale } from '#sync-server/standalone/build-if-stale.ts';
import { ensureBrowser } from '#tests/setup/ensure-browser.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

// `npm test`: a browser, a build, every runner, and one line of counts at the very end.
function runAll(): void {
  ensureBrowser();
  buildIfStale();
  rmSync('test-results', { recursive: true, force: true });
  const vitestOk = run('node_modules/vitest/vitest.mjs', ['run']);
  const playwrightOk = run('node_modules/@playwright/test/cli.js', ['test']);
  const vitest = vitestCounts();
  const playwright = playwrightCounts();
  const failed = vitest.failed + playwright.failed;
  // A runner can break without a failed test (a bad config, an error between tests): never green.
  const broken = failed === 0 && !(vitestOk && playwrightOk) ? 1 : 0;
  console.log(`\n${vitest.passed + playwright.passed} passed, ${failed + broken} failed`);
  process.exitCode = failed + broken > 0 ? 1 : 0;
}

function run(script: string, args: readonly string[]): boolean {
  const stdio = ['ignore', 'inherit', 'inherit'] as const;
  return spawnSync(process.execPath, [script, ...args], { stdio: [...stdio] }).status === 0;
}

function report<T>(path: string, empty: T): T {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : empty;
}

function vitestCounts(): Counts {
  const empty = { numPassedTests: 0, numFailedTests: 0, numFailedTestSuites: 0 };
  const totals = report('test-results/vitest.json', empty);
  return { passed: totals.numPassedTests, failed: totals.numFailedTests };
}

function playwrightCounts(): Counts {
  const empty = { stats: { expected: 0, unexpected: 0, flaky: 0 } };
  const { stats } = report('test-results/playwright.json', empty);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

runAll();
