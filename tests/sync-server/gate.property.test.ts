import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logName, type LogRef } from '#domain/journal/entry.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id } from '#domain/kernel/ids.ts';
import { clientRuns } from '#sync-server/documents/structure.ts';
import {
  admit,
  rangeOf,
  type GateView,
  type LogRange,
  type Place,
} from '#sync-server/store-hub/gate.ts';
import { cleaned } from '#tests/setup/log-writer.ts';
import * as Y from 'yjs';

const DEVICE = id<never>('till1');
const LOG: LogRef = { device: DEVICE, epoch: 1 };
const SEED = Number(process.env['SEED'] ?? 20_261_121);
const RUNS = Number(process.env['RUNS'] ?? 200);

/** A hub's memory of one document, which takes in what the gate lets through. */
function createHub(clients: ReadonlySet<number>) {
  const clocks = new Map<number, number>();
  let tail: Place | null = null;
  const ranges: LogRange[] = [];
  const doc = new Y.Doc();
  const view: GateView = {
    store: id<never>('store1'),
    date: businessDate('2026-11-21'),
    device: DEVICE,
    writer: (client) => (clients.has(client) ? LOG : null),
    clock: (client) => clocks.get(client) ?? 0,
    tail: () => tail,
    ranges: () => ranges,
  };
  return {
    doc,
    push(update: Uint8Array) {
      const admitted = admit(update, view);
      if (!admitted.ok || !admitted.value.update) return admitted;
      for (const append of admitted.value.appends) {
        ({ tail } = append);
        ranges.push(rangeOf(append.tuples));
      }
      for (const [client, { to }] of clientRuns(admitted.value.structure)) clocks.set(client, to);
      Y.applyUpdate(doc, admitted.value.update);
      return admitted;
    },
    entries: () => doc.getArray<EntryTuple>(logName(LOG)).toArray(),
  };
}

/** A tablet that appends, is reloaded now and then (a new Yjs client), and pushes what it pleases. */
const stepArbitrary = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('append'), count: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload'), count: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pushAll'), count: fc.constant(0) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pushAgain'), count: fc.nat(20) }) },
);

describe('the gate of a journal', () => {
  it('[HUB-7] ends with every entry once, in order, however pushes repeat and overlap', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 40 }), (steps) => {
        const clients = new Set<number>();
        const hub = createHub(clients);
        let tablet = new Y.Doc();
        clients.add(tablet.clientID);
        const pushed: Uint8Array[] = [];
        let seq = 0;
        for (const { kind, count } of steps) {
          if (kind === 'append') {
            const before = Y.encodeStateVector(tablet);
            const tuples = Array.from({ length: count }, () => cleaned((seq += 1) - 1));
            tablet.getArray(logName(LOG)).push(tuples);
            const update = Y.encodeStateAsUpdate(tablet, before);
            pushed.push(update);
            expect(hub.push(update).ok).toBe(true);
          } else if (kind === 'reload') {
            const again = new Y.Doc();
            Y.applyUpdate(again, Y.encodeStateAsUpdate(tablet));
            tablet = again;
            clients.add(tablet.clientID);
          } else if (kind === 'pushAll') {
            expect(hub.push(Y.encodeStateAsUpdate(tablet)).ok).toBe(true);
          } else {
            const update = pushed[count % Math.max(pushed.length, 1)];
            if (update)
              expect(hub.push(update)).toMatchObject({ ok: true, value: { update: null } });
          }
        }
        expect(hub.entries()).toEqual(Array.from({ length: seq }, (_, n) => cleaned(n)));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('[HUB-12] takes whole states in any order only where no seq is missing', () => {
    const clients = new Set<number>();
    const hub = createHub(clients);
    const tablet = new Y.Doc();
    clients.add(tablet.clientID);
    const updates = [0, 1, 2].map((seq) => {
      const before = Y.encodeStateVector(tablet);
      tablet.getArray(logName(LOG)).push([cleaned(seq)]);
      return Y.encodeStateAsUpdate(tablet, before);
    });
    const [first, second, third] = updates;
    expect(hub.push(first ?? new Uint8Array()).ok).toBe(true);
    expect(hub.push(third ?? new Uint8Array())).toMatchObject({
      ok: false,
      error: { code: 'gap' },
    });
    expect(hub.push(second ?? new Uint8Array()).ok).toBe(true);
    expect(hub.push(third ?? new Uint8Array()).ok).toBe(true);
    expect(hub.entries()).toHaveLength(3);
  });

  it('[HUB-9] keeps nothing of bytes that are changed anywhere, or lets the same entries in', () => {
    const tablet = new Y.Doc();
    tablet.getArray(logName(LOG)).push([cleaned(0), cleaned(1), cleaned(2)]);
    const update = Y.encodeStateAsUpdate(tablet);
    fc.assert(
      fc.property(fc.nat(update.length - 1), fc.nat(255), (at, byte) => {
        const hub = createHub(new Set([tablet.clientID]));
        const bad = Uint8Array.from(update);
        bad[at] = byte;
        const admitted = hub.push(bad);
        if (!admitted.ok) expect(hub.entries()).toEqual([]);
        else expect(hub.entries().every((tuple, index) => tuple[0] === index)).toBe(true);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
