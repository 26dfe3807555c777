import { expect, it } from 'vitest';
import {
  id,
  ID_RANDOM_BYTES,
  isId,
  newId,
  type RandomBytes,
  type TabId,
} from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';

const all =
  (byte: number): RandomBytes =>
  (count) =>
    new Uint8Array(count).fill(byte);

it('sorts ids by the time at which they were made, whatever their random part', () => {
  const times = [0, 1, 31, 32, 1_000, 1_795_000_000_000, 1_795_000_000_001, 2 ** 45 - 1];
  const made = times.map((ms, index) => newId<'tab'>(instant(ms), all(index % 2 ? 0 : 255)));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made.map(({ length }) => length))).toEqual(new Set([9 + ID_RANDOM_BYTES]));
});

it('makes ids that are ids', () => {
  for (let byte = 0; byte < 256; byte += 1) {
    expect(isId(newId(instant(1_795_000_000_000), all(byte)))).toBe(true);
  }
});

it('uses every random byte', () => {
  const base = newId(instant(5), all(0));
  for (let index = 0; index < ID_RANDOM_BYTES; index += 1) {
    const other = newId(instant(5), (count) => new Uint8Array(count).with(index, 1));
    expect(other).not.toBe(base);
  }
});

it.each(['', 'A1', 'a/b', 'log:a', ' a', 'a'.repeat(41), '_a', '桌'])(
  'takes %j for no id',
  (text) => {
    expect(isId(text)).toBe(false);
    expect(() => id<TabId>(text)).toThrow('not an id');
  },
);
