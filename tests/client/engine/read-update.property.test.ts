import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { applyJournalUpdate } from '#client/engine/journal/read-update.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

const LOG = 'log:d1:0';

/** Few words, so that many come again, of all lengths of UTF-8 and on both sides of every limit. */
const word = fc.oneof(
  fc.constantFrom('', 'tab', 'tab ', 'priceFen', '啤酒', '啤', 'é', '\uFEFFbom', '🍺', '__proto__'),
  fc.integer({ min: 45, max: 52 }).map((length) => 'x'.repeat(length)),
  fc.integer({ min: 14, max: 18 }).map((length) => '酒'.repeat(length)),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

const value = fc.letrec<{ readonly any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    fc.constantFrom(null, true, false, undefined),
    fc.array(tie('any'), { maxLength: 5 }),
    fc.dictionary(
      word.filter((key) => key !== '__proto__'),
      tie('any'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).any;

const updateOf = (facts: readonly unknown[]): Uint8Array => {
  const doc = new Y.Doc();
  doc.getArray(LOG).push(facts.map((fact) => [fact]));
  return Y.encodeStateAsUpdate(doc);
};

type Apply = (doc: Y.Doc, update: Uint8Array) => void;

/** What a document holds after an update, or what was thrown. */
function outcome(apply: Apply, update: Uint8Array): unknown {
  const doc = new Y.Doc();
  try {
    apply(doc, update);
    return doc.getArray(LOG).toArray();
  } catch (cause) {
    return cause instanceof Error ? cause.name : cause;
  }
}

describe('an update of the journal', () => {
  it('[ENG-11] is read as Yjs reads it', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (facts) => {
        const update = updateOf(facts);
        expect(outcome(applyJournalUpdate, update)).toEqual(outcome(Y.applyUpdate, update));
      }),
      propertyRuns(300),
    );
  });

  it('[ENG-11] whose bytes were changed or cut off is taken or refused as by Yjs', () => {
    const damage = fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }), cut: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 4 }),
        damage,
        (facts, { at, byte, cut }) => {
          const update = updateOf(facts);
          const place = at % update.length;
          const damaged = cut ? update.slice(0, place) : update.with(place, byte);
          expect(outcome(applyJournalUpdate, damaged)).toEqual(outcome(Y.applyUpdate, damaged));
        },
      ),
      propertyRuns(1_000),
    );
  });
});
