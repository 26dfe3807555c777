import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { clockTime } from '#tests/domain/support/tablet.ts';

import type { Scheduler } from './kernel/scheduler.ts';
import { inVirtualTime } from './kernel/virtual.ts';
import {
  ACTS,
  createWorld,
  digestOf,
  expectOneTruth,
  meet,
  stepsOf,
  type Step,
} from './support/store-world.ts';
import type { SimTablet } from './support/tablet.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = Number(process.env['RUNS'] ?? 8);
const STEPS = 80;
const DIGEST = /^[0-9a-f]{16}$/u;

const running: SimTablet[] = [];
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.engine().stop();
});

const weights = [
  { weight: 6, value: 'open' },
  { weight: 8, value: 'order' },
  { weight: 3, value: 'part' },
  { weight: 6, value: 'settle' },
  { weight: 2, value: 'transfer' },
  { weight: 4, value: 'clean' },
  { weight: 2, value: 'cut' },
  { weight: 3, value: 'join' },
  { weight: 1, value: 'crash' },
  { weight: 1, value: 'crashInside' },
  { weight: 1, value: 'fullDisk' },
  { weight: 1, value: 'hubRestart' },
  { weight: 2, value: 'report' },
  { weight: 2, value: 'wait' },
  // Dates turn, and each closes days on three tablets.
  { weight: 1, value: 'nextDay' },
] as const;

const steps = stepsOf(weights, STEPS);

/** One run of one store in virtual time. @returns its digest. */
const playStore = (all: readonly Step<keyof typeof ACTS>[]): Promise<string> =>
  inVirtualTime(SEED, clockTime('17:10'), (scheduler) => play(all, scheduler));

async function play(
  all: readonly Step<keyof typeof ACTS>[],
  scheduler: Scheduler,
): Promise<string> {
  const world = await createWorld(running);
  for (const { device, act, pick } of all) {
    await ACTS[act](world, world.tablets[device] ?? expect.fail(), pick);
  }
  await meet(world);
  await expectOneTruth(world);
  for (const tablet of running.splice(0)) tablet.engine().stop();
  return digestOf(world, scheduler);
}

describe('three tablets, a hub and an office', () => {
  it(
    '[OFF-1] [OFF-4] lose no sale, count none twice, and agree, whatever fails on the way',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          expect(await playStore(all)).toMatch(DIGEST);
        }),
        {
          seed: SEED,
          numRuns: RUNS,
          endOnFailure: true,
        },
      );
    },
    Math.max(60_000, RUNS * 20_000),
  );

  it('has the same run twice, step by step', async () => {
    const [all] = fc.sample(steps, { seed: SEED, numRuns: 1 });
    const first = await playStore(all ?? []);
    expect(await playStore(all ?? [])).toBe(first);
  }, 60_000);

  // A shift's sums, a tab's row and a day's takings lacked what a later date said of them.
  it.each([
    { seed: 20_261_122, path: '7' },
    { seed: 1, path: '13' },
    { seed: 2, path: '6' },
  ])(
    '[OFF-4] agree about what was over when a later date spoke of it ($seed, $path)',
    async (replay) => {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          expect(await playStore(all)).toMatch(DIGEST);
        }),
        { ...replay, numRuns: 1 },
      );
    },
    60_000,
  );
});
