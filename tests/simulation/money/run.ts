import { boundOf } from '#domain/accounts/policy.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '#domain/kernel/instant.ts';
import { createWatch } from './always.ts';
import { createChain, type Chain } from './chain.ts';
import { startFaults } from './faults.ts';
import { noFigures, type Figures } from './figures.ts';
import { checkFinally } from './finally.ts';
import { startGuests } from './guests.ts';
import { openAccounts } from './opening.ts';
import { SOUND_PARTS, type MoneyParts } from './parts.ts';
import { startReleases } from './releases.ts';
import { startThief } from './thief.ts';
import { createWorld, type Mood } from './world.ts';

export interface Ran {
  readonly figures: Figures;
  readonly digest: string;
  readonly mood: Mood;
}

/** How long all machines have after the last fault until everything must be settled. */
const HEALING_MS = HOUR_MS + 10 * MINUTE_MS;
/** How long what the bank does by the clock alone, in the last of those moments, takes to reach all. */
const ROUND_MS = 10_000;
const MOST_ROUNDS = 60;

/**
 * One chain from one seed: days of trade while everything fails, then an hour without faults, then
 * everything is compared. The same seed and parts give the same run, step by step.
 *
 * @param mood instead of the one that the seed draws.
 * @throws BrokenInvariant
 */
export function runMoney(seed: number, parts: MoneyParts = SOUND_PARTS, mood?: Mood): Ran {
  const world = createWorld(seed, parts, mood);
  const { scheduler, shape } = world;
  const watch = createWatch(world);
  const chain = createChain(world, watch.changed);
  const figures = noFigures();
  let isOver = false;
  startReleases(chain, () => isOver);
  const guests = openAccounts(chain);
  scheduler.runUntil(instant(scheduler.now() + HOUR_MS));
  const faults = startFaults(chain);
  if (shape.hasThief) startThief(chain, () => isOver);
  const start = scheduler.now();
  startGuests({ chain, figures, cameApart: new Set() }, guests, () => isOver);
  scheduler.runUntil(instant(start + shape.days * DAY_MS));
  isOver = true;
  faults.heal();
  scheduler.runUntil(instant(scheduler.now() + HEALING_MS));
  untilBankRests(chain);
  checkFinally(chain, watch);
  count(chain, figures, Math.max(0, ...watch.worstOwed.values()), scheduler.now() - start);
  for (const [, { books }] of chain.bank.states) world.digest.add(JSON.stringify(books));
  return { figures, digest: world.digest.value(), mood: shape.mood };
}

/** The bank goes on taking back what is over; nothing is compared while that is on its way. */
function untilBankRests({ bank, world: { scheduler } }: Chain): void {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const known = bank.changes.length;
    scheduler.runUntil(instant(scheduler.now() + ROUND_MS));
    if (bank.changes.length === known) return;
  }
}

function count({ world, bank, tills }: Chain, figures: Figures, worst: number, ms: number): void {
  const { shape, scheduler, traffic, crashes, tally } = world;
  const all = [...bank.states.values()].flatMap(({ books }) => valuesOf(books.cases));
  const settled = bank.facts.filter((fact) => fact.type === 'Settled');
  const isLawful = (ref: string): boolean =>
    ![...world.outlaws].some((device) => ref.startsWith(`${device}.`));
  Object.assign(figures, {
    runs: 1,
    chainMs: ms,
    steps: scheduler.steps(),
    messages: traffic.messages,
    crashes: crashes.count,
    facts: tally.noted.size,
    overdrafts: settled.filter(({ outcome, ref }) => outcome.owed > 0 && isLawful(ref)).length,
    overdraftsInCase: all.filter(({ kind, by }) => kind === 'overdraft' && isLawful(by.ref)).length,
    worstDebtFen: worst,
    boundFen: boundOf(shape.settings.floors, tills.length).memberFen,
  });
}
