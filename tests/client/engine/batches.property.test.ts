import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { batchesOf } from '#client/engine/sync/batches.ts';
import type { QueuedRow } from '#client/engine/sync/pushes.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

const LOG = 'log:d1:0';
const friday = 'journal/s1/2026-11-20';
const seal = (seq: number) => [seq, 1, 0, 0, 'd1', 'LogSealed', 2, { head: 'h', signature: 's' }];
const fact = (seq: number, body: unknown) => [seq, 1, 0, 0, 'boss', 'TabNoted', 1, body];

/** Rows as the engine makes them: each the update of what one command appended. */
function rowsOf(doc: Y.Doc, commands: readonly (readonly unknown[])[]): readonly QueuedRow[] {
  const rows: QueuedRow[] = [];
  doc.on('update', (bytes) =>
    rows.push({ id: rows.length + 1, doc: friday, bytes, count: 1, at: 1 }),
  );
  for (const tuples of commands) doc.getArray(LOG).push([...tuples]);
  return rows;
}

/** Some commands of one to three facts each, some of them followed by a seal. */
const commands = fc.array(
  fc.record({
    facts: fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }),
    isSealed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 150 },
);

function tuplesOf(
  evening: readonly { readonly facts: readonly unknown[]; readonly isSealed: boolean }[],
) {
  let seq = 0;
  return evening.flatMap(({ facts, isSealed }) => [
    facts.map((body) => fact(seq++, body)),
    ...(isSealed ? [[seal(seq++)]] : []),
  ]);
}

describe('rows that are sent as one', () => {
  it('[ENG-10] say what they said apart, in order, and a seal ends a batch', () => {
    fc.assert(
      fc.property(commands, fc.integer({ min: 0, max: 9 }), (evening, before) => {
        const doc = new Y.Doc();
        // A log that has entries already begins no array.
        if (before > 0) doc.getArray(LOG).push([fact(0, 'before')]);
        const received = new Y.Doc();
        Y.applyUpdate(received, Y.encodeStateAsUpdate(doc));
        const written = tuplesOf(evening);
        const rows = rowsOf(doc, written);
        const batches = batchesOf(rows);
        expect(batches.flatMap(({ rows: ids }) => ids)).toEqual(rows.map(({ id }) => id));
        for (const { update, ref, rows: ids } of batches) {
          expect(ref).toBe(ids.at(-1));
          Y.applyUpdate(received, update);
          const last = received.getArray<readonly unknown[]>(LOG).toArray().at(-1);
          // What ends without a seal is the end of all, or as long as a batch may be.
          if (last?.[5] !== 'LogSealed')
            expect(ids.length === 64 || ref === rows.length).toBe(true);
        }
        expect(received.getArray(LOG).toJSON()).toEqual(doc.getArray(LOG).toJSON());
        expect(Y.encodeStateVector(received)).toEqual(Y.encodeStateVector(doc));
        const seals = written.filter(([tuple]) => tuple?.[5] === 'LogSealed').length;
        expect(batches.length).toBeLessThanOrEqual(seals + Math.ceil(rows.length / 64) + 1);
      }),
      propertyRuns(60),
    );
  });

  it('[ENG-10] leaves apart what another Yjs client goes on with, as after a restart', () => {
    const before = new Y.Doc();
    const rows = rowsOf(before, [[fact(0, 'a')]]);
    const after = new Y.Doc();
    Y.applyUpdate(after, Y.encodeStateAsUpdate(before));
    const on = rowsOf(after, [[seal(1)]]).map((row) => ({ ...row, id: 2 }));
    expect(batchesOf([...rows, ...on]).map(({ update }) => update)).toEqual(
      [...rows, ...on].map(({ bytes }) => bytes),
    );
  });

  it('[ENG-10] leaves apart what is of another document, another client, or no update', () => {
    const [first] = rowsOf(new Y.Doc(), [[fact(0, 'a')]]);
    const [second] = rowsOf(new Y.Doc(), [[fact(1, 'b')]]);
    if (!first || !second) throw new Error('no rows');
    const rows = [
      first,
      { ...second, id: 2 },
      { ...first, id: 3, doc: 'store/s1' },
      { ...first, id: 4, bytes: new Uint8Array([7]) },
    ];
    expect(batchesOf(rows).map(({ rows: ids, update }) => [ids, update])).toEqual(
      rows.map(({ id, bytes }) => [[id], bytes]),
    );
  });
});
