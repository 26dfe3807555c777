import type { AccountSettings } from '#domain/accounts/terms.ts';
import { DEFAULT_ACCOUNT_SETTINGS } from '#domain/accounts/terms.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { MemberAccounts } from '#domain/accounts/state.ts';
import type { AllowanceId, DeviceId } from '#domain/kernel/ids.ts';
import { businessDateOf, type BusinessDate } from '#domain/kernel/business-date.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { HOUR_MS, instantFromIso, type Instant } from '#domain/kernel/instant.ts';
import { createDigest, type Digest } from '../kernel/digest.ts';
import { createRandom, type Random } from '../kernel/random.ts';
import { createScheduler, type Scheduler } from '../kernel/scheduler.ts';
import type { Weather } from './line.ts';
import type { MoneyParts } from './parts.ts';
import { createTally, type Tally } from './tally.ts';

/** A member's books as the bank sends them, with the allowances that it would like back. */
export interface Row {
  /** A greater one is newer. */
  readonly version: number;
  readonly books: MemberAccounts;
  readonly recalls: readonly AllowanceId[];
}

export type Known = Recorded<TillFact>;

/**
 * `ordinary`: members who come about once a week and pay one bill, and an outage of a store about once
 * in eight days. `usual`: members who come almost daily, and stores that are cut off a sixth of the
 * time, which the figures that must be met are of. `wild`: everything at once, far oftener than it
 * happens, so that rare things meet.
 */
export type Mood = 'ordinary' | 'usual' | 'wild';

/** What a seed makes of a chain, and what befalls it. */
export interface Shape {
  readonly mood: Mood;
  readonly stores: number;
  readonly tillsEach: number;
  readonly members: number;
  readonly days: number;
  readonly weather: Weather;
  readonly settings: AccountSettings;
  /** Whether one of the tablets is in a thief's hands. */
  readonly hasThief: boolean;
  /** Whose disks are put back to an older day: never both, since what two disks lose is lost. */
  readonly restores: 'tablets' | 'hubs' | 'none';
}

/** What all machines of one run share. */
export interface World {
  readonly seed: number;
  readonly shape: Shape;
  readonly parts: MoneyParts;
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly digest: Digest;
  readonly tally: Tally;
  /** Tablets that do as they like, or that came back from an older disk: no bound holds for them. */
  readonly outlaws: Set<DeviceId>;
  readonly traffic: { messages: number };
  readonly crashes: { count: number };
  /** Notes something that the digest is to tell apart. */
  readonly note: (what: string) => void;
  readonly dateOf: (at: Instant) => BusinessDate;
}

const START = instantFromIso('2026-11-20T12:00:00+08:00');
export const CLOCK = { timeZone: 'Asia/Shanghai', closeoutMinute: 480 };

/** @param mood instead of the one that the seed draws. */
export function createWorld(seed: number, parts: MoneyParts, mood?: Mood): World {
  const random = createRandom(seed);
  const scheduler = createScheduler(START);
  const digest = createDigest();
  const dates = new Map<number, BusinessDate>();
  return {
    seed,
    shape: shapeOf(random, mood),
    parts,
    scheduler,
    random,
    digest,
    tally: createTally(),
    outlaws: new Set(),
    traffic: { messages: 0 },
    crashes: { count: 0 },
    note: (what) => digest.add(`${scheduler.now()} ${what}`),
    dateOf(at) {
      // Days turn on a full hour here, and asking the calendar is what would cost most of a run.
      const hour = Math.floor(at / HOUR_MS);
      const known = dates.get(hour);
      if (known) return known;
      const date = businessDateOf(at, CLOCK);
      dates.set(hour, date);
      return date;
    },
  };
}

const FLOORS = [0, 100, 100, 400] as const;

const SIZES: Readonly<Record<Mood, (random: Random) => Pick<Shape, 'members' | 'days'>>> = {
  ordinary: (random) => ({ members: random.between(12, 20), days: 28 }),
  usual: (random) => ({ members: random.between(3, 7), days: random.between(5, 12) }),
  wild: (random) => ({ members: random.between(2, 4), days: random.between(2, 6) }),
};

function shapeOf(random: Random, asked?: Mood): Shape {
  const drawn = random.pick<Mood>(['usual', 'wild', 'wild']);
  const mood = asked ?? drawn;
  const isWild = mood === 'wild';
  // Figures are of the limits that an owner finds set.
  const floorYuan = isWild ? random.pick(FLOORS) : 100;
  return {
    mood,
    stores: random.between(2, 3),
    tillsEach: isWild ? random.between(2, 3) : random.between(1, 2),
    ...SIZES[mood](random),
    weather: isWild
      ? { loss: 0.05, repeat: 0.05, detour: 0.05 }
      : { loss: 0.005, repeat: 0.005, detour: 0.005 },
    settings: {
      ...DEFAULT_ACCOUNT_SETTINGS,
      debitOrder: random.pick(['paidFirst', 'bonusFirst', 'proportional']),
      floors: { memberFen: yuan(floorYuan), deviceFen: yuan(floorYuan * 2) },
    },
    hasThief: isWild && random.chance(0.6),
    restores: isWild ? random.pick(['tablets', 'hubs', 'hubs', 'none']) : 'none',
  };
}
