import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeld } from '#domain/books/held.ts';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';

const log = { device: id<DeviceId>('t1'), epoch: 1 };

it('remembers exactly what it was told, however it came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), (seqs) => {
      const held = createHeld();
      const model = new Set<number>();
      for (const seq of seqs) {
        expect(held.add(log, seq)).toBe(!model.has(seq));
        model.add(seq);
      }
      for (let seq = 0; seq <= 41; seq += 1) {
        expect(held.has(log, seq)).toBe(model.has(seq));
      }
      expect(held.has({ ...log, epoch: 2 }, seqs[0] ?? 0)).toBe(false);
    }),
    propertyRuns(300),
  );
});
