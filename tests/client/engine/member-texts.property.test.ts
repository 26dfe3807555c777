import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { MemberTextRow } from '#client/engine/database.ts';
import { queryText, searchText } from '#client/engine/members/search.ts';
import { findHits, textIndex, withParts } from '#client/engine/members/text-index.ts';
import { partsOf, type TextLine } from '#client/engine/members/texts.ts';

const letters = fc.constantFrom(...'01aB王小é '.split(''));
const word = fc.array(letters, { maxLength: 4 }).map((chars) => chars.join(''));
const change = fc.record({
  id: fc.constantFrom('m1', 'm2', 'm3', 'm11'),
  number: word,
  name: word,
  phone: word,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const lineOf = ({ id, number, name, phone }: Change): TextLine => ({
  id,
  ...searchText(number, name, phone, null),
  shown: '',
});

/** The same by asking each member's own words, one by one. */
function expected(changes: readonly Change[], wanted: string): readonly string[] {
  const last = new Map(changes.map((each) => [each.id, each]));
  const words = ({ number, name, phone }: Change): readonly string[] => [
    ...[number, phone].map(queryText).filter((text) => /^[\0-\u{ff}]*$/u.test(text)),
    queryText(name),
  ];
  const ids = [...last.values()]
    .filter((each) => words(each).some((text) => text !== '' && text.includes(wanted)))
    .map(({ id }) => id);
  return ids.toSorted();
}

const idsIn = (...asked: Parameters<typeof findHits>): readonly string[] =>
  findHits(...asked).map(({ id }) => id);

describe('texts of members', () => {
  it('[ENG-15] find who has the words now, however the changes came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
        fc.nat(5),
        word.map(queryText).filter((wanted) => wanted !== ''),
        (batches, read, wanted) => {
          const parts = batches.map((batch) => {
            const unique = new Map(batch.map((each) => [each.id, each]));
            return partsOf([...unique.values()].map(lineOf));
          });
          // Some were there when the texts were read, the others came after.
          const before: MemberTextRow[] = parts.slice(0, read).flat();
          const index = parts.slice(read).reduce(withParts, textIndex(before));
          const found = idsIn(index, wanted, 10);
          expect(found.toSorted()).toEqual(expected(batches.flat(), wanted));
        },
      ),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it('[ENG-15] give those first of whom a part begins with the query, and no more than asked', () => {
    const lines = ['5138', '1380', '9138', '1381'].map((phone, index) => ({
      id: `m${index}`,
      ...searchText('', '', phone, null),
      shown: '',
    }));
    const index = textIndex(partsOf(lines));
    expect(idsIn(index, '138', 10)).toEqual(['m1', 'm3', 'm0', 'm2']);
    expect(idsIn(index, '138', 3)).toEqual(['m1', 'm3', 'm0']);
    expect(idsIn(index, '', 2)).toEqual(['m0', 'm1']);
  });
});
