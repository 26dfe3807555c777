import { defineConfig, devices } from '@playwright/test';

import { browserArgs, browserPath } from '#tests/setup/browser.ts';

const executablePath = browserPath();

export default defineConfig({
  testDir: 'tests',
  testMatch: ['e2e/**/*.e2e.ts', 'browser/**/*.browser.ts'],
  outputDir: 'test-results/playwright',
  // A test owns its server and its data, so files run side by side; two cores bear two workers.
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 60_000,
  // Two browsers and two servers share two cores: a wait ends when it is so, not by the clock.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      args: [...browserArgs],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
