import { assert } from '../kernel/assert.ts';
import type { RandomBytes } from '../kernel/ids.ts';

/** Numbers that look random and are the same for the same seed on every machine. */
export interface Random {
  /** ≥ 0 and < 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with a probability of `share` (0–1). */
  chance(share: number): boolean;
  /** One of `choices`, each as likely as its weight says. */
  weighted<Choice>(choices: readonly Choice[], weightOf: (choice: Choice) => number): Choice;
  pick<Choice>(choices: readonly Choice[]): Choice;
  readonly bytes: RandomBytes;
}

/** xmur3: a text as a 32-bit seed (Bob Jenkins' mixing, public domain). */
function hash(text: string): number {
  let state = 1_779_033_703 ^ text.length;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 3_432_918_353);
    state = (state << 13) | (state >>> 19);
  }
  return (state ^ (state >>> 16)) >>> 0;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for a demo. */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    weighted(choices, weightOf) {
      let left = next() * choices.reduce((sum, choice) => sum + weightOf(choice), 0);
      for (const choice of choices) {
        left -= weightOf(choice);
        if (left < 0) return choice;
      }
      return last(choices);
    },
    pick: (choices) => choices[int(0, choices.length - 1)] ?? last(choices),
    bytes: (count) => Uint8Array.from({ length: count }, () => int(0, 255)),
  };
}

function last<Choice>(choices: readonly Choice[]): Choice {
  const choice = choices.at(-1);
  assert(choice !== undefined, 'a choice needs something to choose from');
  return choice;
}
