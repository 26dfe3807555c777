import { defineConfig } from 'vitest/config';

const workerd = 'tests/**/*.workerd.test.ts';

export default defineConfig({
  test: {
    // `npm test` prints one summary for every runner, so each leaves its counts in a file.
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    projects: [
      {
        // Pure tests, property tests, simulations and golden files: plain Node, no server, no DOM.
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [workerd],
        },
      },
      {
        // Contract tests that talk to a real `workerd serve` from outside, as a tablet would.
        test: {
          name: 'workerd',
          environment: 'node',
          include: [workerd],
          globalSetup: ['tests/setup/workerd.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
