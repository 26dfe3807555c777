import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { mergedGroup, survivorOf } from '#domain/members/survivor.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => id<MemberId>(name));
const name = fc.constantFrom(...names);
const merges = fc.array(fc.tuple(name, name), { maxLength: 8 }).map((pairs) => new Map(pairs));

/** As it would be said by hand: everybody who is reached from somebody, whichever way. */
function together(known: ReadonlyMap<MemberId, MemberId>, start: MemberId): Set<MemberId> {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    ({ size } = found);
    for (const [from, into] of known) {
      if (found.has(from)) found.add(into);
      if (found.has(into)) found.add(from);
    }
  }
  return found;
}

describe('who members are after any merges', () => {
  it('[MEM-7] [OFF-4] is one for all who were merged together, whatever the order and the circles', () => {
    fc.assert(
      fc.property(merges, name, (known, start) => {
        const intoOf = (member: MemberId): MemberId | null => known.get(member) ?? null;
        const survivor = survivorOf(start, intoOf);
        const all = together(known, start);
        expect(all).toContain(survivor);
        for (const member of all) expect(survivorOf(member, intoOf)).toBe(survivor);
        const turned = new Map([...known].toReversed());
        expect(mergedGroup(start, turned)).toEqual(mergedGroup(start, known));
        expect(new Set(mergedGroup(start, known))).toEqual(all);
      }),
      propertyRuns(300),
    );
  });

  it('[MEM-7] is the older of two that stores merged into each other', () => {
    const [a, b] = names;
    if (!a || !b) throw new Error('two members');
    const circle = new Map([
      [a, b],
      [b, a],
    ]);
    expect(names.slice(0, 2).map((one) => mergedGroup(one, circle))).toEqual([
      [a, b],
      [a, b],
    ]);
  });
});
