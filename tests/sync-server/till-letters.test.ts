import { expect, it } from 'vitest';
import { nextTill } from '#sync-server/office/registry.ts';

it('[ENROL-1] gives the first free till letter, and two letters after Z', () => {
  const taken = new Set<string>();
  const given = Array.from({ length: 29 }, () => {
    const till = nextTill(taken);
    taken.add(till);
    return till;
  });
  expect(given.slice(0, 3)).toEqual(['A', 'B', 'C']);
  expect(given.slice(25)).toEqual(['Z', 'AA', 'AB', 'AC']);
  taken.delete('B');
  expect(nextTill(taken)).toBe('B');
});
