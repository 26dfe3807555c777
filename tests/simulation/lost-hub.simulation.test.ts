import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import type { RollupRow } from '#client/engine/database.ts';
import { present } from '#domain/kernel/assert.ts';
import { HOUR_MS } from '#domain/kernel/instant.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createRandom } from './kernel/random.ts';
import type { Scheduler } from './kernel/scheduler.ts';
import { inVirtualTime } from './kernel/virtual.ts';
import { eventually } from './support/eventually.ts';
import {
  ACTS,
  createWorld,
  digestOf,
  expectOneTruth,
  meet,
  stepsOf,
  type Step,
  type Act,
  type World,
} from './support/store-world.ts';
import { createSimTablet, type SimTablet } from './support/tablet.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_122);
const RUNS = Number(process.env['RUNS'] ?? 6);
const STEPS = 120;
const DIGEST = /^[0-9a-f]{16}$/u;

const running: SimTablet[] = [];
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.engine().stop();
});

/** Puts the last backup of a hub's disk back. */
let putBack: (() => void) | null = null;

const FAULTS = {
  ...ACTS,
  hubLost: async ({ server }) => server.loseDisk(),
  async backUp({ server }) {
    putBack = server.backUp();
  },
  putBack: async () => putBack?.(),
  /** Long enough for a connection and what goes over it, or for some of that. */
  pause: (_world, _tablet, pick) =>
    new Promise((done) => {
      setTimeout(done, (pick % 50) * 100);
    }),
} satisfies Record<string, Act>;

const weights = [
  { weight: 5, value: 'open' },
  { weight: 6, value: 'order' },
  { weight: 6, value: 'settle' },
  { weight: 4, value: 'clean' },
  { weight: 2, value: 'cut' },
  { weight: 3, value: 'join' },
  { weight: 1, value: 'crash' },
  { weight: 1, value: 'crashInside' },
  { weight: 1, value: 'fullDisk' },
  { weight: 1, value: 'hubRestart' },
  { weight: 2, value: 'report' },
  { weight: 2, value: 'wait' },
  { weight: 14, value: 'pause' },
  // Each closes days on three tablets.
  { weight: 5, value: 'nextDay' },
  { weight: 2, value: 'hubLost' },
  { weight: 1, value: 'backUp' },
  { weight: 1, value: 'putBack' },
] as const;

const steps = stepsOf(weights, STEPS);

/** Notes each time that a tablet says that all is with the server, and it isn't. */
function watchForLies({ server, tablets }: World): () => void {
  const watched = new Set<unknown>();
  const lies: string[] = [];
  return () => {
    for (const { device, engine } of tablets) {
      const now = engine();
      if (watched.has(now)) continue;
      watched.add(now);
      void now.onStatus(({ link, unsent }) => {
        if (link === 'online' && unsent === 0 && !server.hasAllOf(device)) lies.push(device);
      });
    }
    expect(lies).toEqual([]);
  };
}

/** Once all are there, they have the same past, on whatever connections they have. */
async function expectAgreed({ tablets }: World): Promise<void> {
  for (const tablet of tablets) {
    tablet.disk.refuse('', 0);
    tablet.setNetwork(true);
  }
  await eventually(async () => {
    const pasts = await Promise.all(
      tablets.map(async (tablet) => {
        const isDone = { link: 'online', unsent: 0, catchingUpDays: 0 };
        expect(await tablet.engine().status()).toMatchObject(isDone);
        expect((await tablet.database().device.get('toFold'))?.value ?? []).toEqual([]);
        return pastOf(tablet);
      }),
    );
    for (const past of pasts) expect(past).toEqual(pasts[0]);
  }, HOUR_MS / 6);
}

/** What each closed date took. */
const pastOf = async (tablet: SimTablet): Promise<readonly RollupRow[]> => {
  const past = await tablet.database().rollups.orderBy('date').toArray();
  return past.filter(({ takings }) => takings.tabs > 0);
};

/**
 * The disk is lost once more, while all are there: they give everything back, at the same time, and one
 * that joins meanwhile has it as well, on the connection that it began with.
 */
async function expectAllBack(world: World): Promise<void> {
  const { server, tablets, now } = world;
  server.loseDisk();
  const newcomer = await createSimTablet('d4', server, now);
  running.push(newcomer);
  const [first] = tablets;
  const past = await pastOf(present(first, 'a tablet'));
  await eventually(async () => {
    for (const tablet of [...tablets, newcomer]) {
      const status = { link: 'online', unsent: 0, catchingUpDays: 0, pushRefused: null };
      expect(await tablet.engine().status()).toMatchObject(status);
      expect(server.hasAllOf(tablet.device)).toBe(true);
      expect(await pastOf(tablet)).toEqual(past);
    }
  }, HOUR_MS / 6);
}

/** One run of one store in virtual time. @returns its digest. */
const playStore = (all: readonly Step<keyof typeof FAULTS>[]): Promise<string> =>
  inVirtualTime(SEED, clockTime('17:10'), (scheduler) => play(all, scheduler));

async function play(
  all: readonly Step<keyof typeof FAULTS>[],
  scheduler: Scheduler,
): Promise<string> {
  putBack = null;
  const random = createRandom(SEED);
  const world = await createWorld(running, () => random.below(400));
  const look = watchForLies(world);
  for (const { device, act, pick } of all) {
    await FAULTS[act](world, world.tablets[device] ?? expect.fail(), pick);
    look();
  }
  await expectAgreed(world);
  await meet(world);
  await expectOneTruth(world);
  await expectAllBack(world);
  look();
  for (const tablet of running.splice(0)) tablet.engine().stop();
  return digestOf(world, scheduler);
}

describe('a hub whose disk is lost, or put back from a backup, again and again', () => {
  it(
    '[ENG-27] [HUB-14] has every closed day again, and nobody says so before',
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (all) => {
          expect(await playStore(all)).toMatch(DIGEST);
        }),
        { seed: SEED, numRuns: RUNS, endOnFailure: true },
      );
    },
    Math.max(60_000, RUNS * 30_000),
  );
});
