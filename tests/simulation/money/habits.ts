import type { Random } from '../kernel/random.ts';
import type { Mood } from './world.ts';

/** What guests do of themselves, by mood: how often they come, what for, what they spend. */

interface Visits {
  /** Mean time between two visits of one member. */
  readonly betweenHours: number;
  /** Odds that the card is at two places at once: it is lent, or a family sings at two places. */
  readonly twice: number;
  /** Odds that something is done at another till of the store than the one that the guest came to. */
  readonly elsewhere: number;
  /** Odds that somebody whose balance is short of the bill puts money on it first. */
  readonly topUpIfShort: number;
  /** Minutes until each thing that is done at the till, from the one before it. */
  readonly acts: (random: Random) => readonly number[];
}

const manyActs = (random: Random): readonly number[] =>
  Array.from({ length: random.between(1, 4) }, () => random.between(5, 70));

/** One bill when they go, after two to four hours; now and then something that is paid before. */
const oneBill = (random: Random): readonly number[] => {
  const minutes = random.between(120, 240);
  const first = random.between(15, 90);
  return random.chance(0.25) ? [first, minutes - first] : [minutes];
};

export const VISITS: Readonly<Record<Mood, Visits>> = {
  ordinary: { betweenHours: 168, twice: 0.03, elsewhere: 0, topUpIfShort: 0.6, acts: oneBill },
  usual: { betweenHours: 20, twice: 0.1, elsewhere: 0, topUpIfShort: 0, acts: manyActs },
  wild: { betweenHours: 5, twice: 0.6, elsewhere: 0.4, topUpIfShort: 0, acts: manyActs },
};

/** Often little, sometimes a whole evening's bill. */
function someBill(random: Random): number {
  const yuan = random.chance(0.7) ? random.between(18, 120) : random.between(120, 420);
  return inFen(random, yuan);
}

/** Drinks on their own; a room for two or three hours; an evening with a minimum spend or a package. */
function wholeEvening(random: Random): number {
  const { from, to } = random.pick([
    { from: 40, to: 160 },
    { from: 160, to: 420 },
    { from: 160, to: 420 },
    { from: 398, to: 932 },
  ]);
  return inFen(random, random.between(from, to));
}

const inFen = (random: Random, yuan: number): number =>
  yuan * 100 + (random.chance(0.2) ? random.below(100) : 0);

/** What a party pays at a time with stored value, fen. */
export const BILLS: Readonly<Record<Mood, (random: Random) => number>> = {
  ordinary: wholeEvening,
  usual: someBill,
  wild: someBill,
};

const anyTopUp = (random: Random): number => random.between(1, 5) * 100;

/** What a party puts on its stored value, yuan: packages, or any round sum. */
export const TOP_UPS: Readonly<Record<Mood, (random: Random) => number>> = {
  ordinary: (random) => random.pick([500, 500, 1_000, 2_000]),
  usual: anyTopUp,
  wild: anyTopUp,
};

export type DeedName = 'pay' | 'topUp' | 'refund' | 'takeBack' | 'stopCard' | 'clearCase' | 'merge';

/** What guests do at the till, with how often of a hundred. */
export const DEEDS: Readonly<Record<Mood, readonly (readonly [number, DeedName])[]>> = {
  ordinary: [
    [80, 'pay'],
    [17, 'topUp'],
    [1, 'takeBack'],
    [1, 'stopCard'],
    [1, 'clearCase'],
  ],
  usual: [
    [76, 'pay'],
    [12, 'topUp'],
    [3, 'refund'],
    [3, 'takeBack'],
    [2, 'stopCard'],
    [4, 'clearCase'],
  ],
  wild: [
    [53, 'pay'],
    [3, 'merge'],
    [8, 'topUp'],
    [6, 'refund'],
    [12, 'takeBack'],
    [14, 'stopCard'],
    [4, 'clearCase'],
  ],
};
