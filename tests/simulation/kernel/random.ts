import type { RandomBytes } from '#domain/kernel/ids.ts';

/** Draws that follow from a seed alone. */
export interface Random {
  /** In [0, 1). */
  readonly draw: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  /** From `from` to `to`, whole, both included. */
  readonly between: (from: number, to: number) => number;
  readonly chance: (odds: number) => boolean;
  readonly pick: <Value>(values: readonly [Value, ...Value[]]) => Value;
  /** One of the values, or undefined of none. */
  readonly any: <Value>(values: readonly Value[]) => Value | undefined;
  readonly bytes: RandomBytes;
}

/**
 * A small fast generator of 128 bits of state.
 *
 * Source: Chris Doty-Humphrey's sfc32 of PractRand, seeded by splitmix32.
 */
export function createRandom(seed: number): Random {
  let mix = seed >>> 0;
  const part = (): number => {
    mix = (mix + 0x9e37_79b9) >>> 0;
    let word = mix ^ (mix >>> 16);
    word = Math.imul(word, 0x21f0_aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a_2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
  let [a, b, c, count] = [part(), part(), part(), 1];
  const word = (): number => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  const draw = (): number => word() / 2 ** 32;
  const below = (limit: number): number => Math.floor(draw() * limit);
  return {
    draw,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (odds) => draw() < odds,
    pick: (values) => values[below(values.length)] ?? values[0],
    any: (values) => values[below(values.length)],
    bytes: (size) => Uint8Array.from({ length: size }, () => below(256)),
  };
}
