import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sumFen } from '#domain/kernel/fen.ts';
import { MONEY_TENDERS } from '#domain/payments/entries.ts';
import { openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');

it('[PAY-2] however a tab is split, what is kept is what is due, to the fen', () => {
  const parts = fc.array(
    fc.record({ type: fc.constantFrom(...MONEY_TENDERS), share: fc.integer({ min: 1, max: 999 }) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 30 }), fc.nat(100_000), (split, beers, more) => {
      const tablet = createTablet('t1');
      openShift(tablet, at);
      const tab = openRoom(tablet, 'r1', at);
      order(tablet, tab, 'beer', beers, at);
      let left = beers * 3_800;
      const tenders = split.flatMap(({ type, share }) => {
        const amount = Math.floor((left * share) / 1_000);
        left -= amount;
        return amount > 0 ? [pay(type, amount)] : [];
      });
      settle(tablet, tab, at, [...tenders, pay('cash', left + more)]);
      const state = tablet.books.tab(tab);
      const kept = state?.tenders.map((tender) => tender.amountFen) ?? [];
      expect(sumFen(kept)).toBe(state?.settled?.dueFen);
      const change = state?.tenders.map((tender) => tender.changeFen) ?? [];
      expect(sumFen(change)).toBe(more);
    }),
    propertyRuns(80),
  );
});
