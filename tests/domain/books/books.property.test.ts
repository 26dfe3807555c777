import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBooks, type Books } from '#domain/books/books.ts';
import { aggregatesOf, tabKey } from '#domain/books/route.ts';
import { casesOf, casesOfTab } from '#domain/cases/find.ts';
import { compareEntries, type AnyEntry } from '#domain/journal/entry.ts';
import { checkFact } from '#domain/journal/schema.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { sumFen } from '#domain/kernel/fen.ts';
import { sumTakings, takingsOfTab } from '#domain/reports/takings.ts';
import { isOver, paidTotal } from '#domain/tabs/amounts.ts';
import { entriesOf, play, scenario } from '#tests/domain/support/history.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { friday, store } from '#tests/domain/support/store.ts';
import { sync } from '#tests/domain/support/tablet.ts';

const saturday = businessDate('2026-11-21');

const byKey = <Key extends string, State extends Record<Key, string>>(
  states: readonly State[],
  key: Key,
) => Object.fromEntries(states.map((state) => [state[key], state]));

/** All that books say, in a form that doesn't depend on the order of hearing. */
const all = (books: Books) => ({
  rooms: byKey(books.rooms(), 'room'),
  tabs: byKey(books.tabs(), 'tab'),
  shifts: byKey(books.shifts(), 'shift'),
  cases: Object.fromEntries(casesOf(books).map((found) => [found.id, found])),
  takings: sumTakings(books.tabs().map(takingsOfTab)),
  unknown: books.unknown.map((entry) => entry.id).toSorted(),
});

/** How the same entries reach a device: shuffled, some twice, in batches. */
const arrival = fc.record({
  order: fc.infiniteStream(fc.nat()),
  batch: fc.integer({ min: 1, max: 9 }),
});

function arrive(
  books: Books,
  entries: readonly AnyEntry[],
  { order, batch }: { readonly order: fc.Stream<number>; readonly batch: number },
): void {
  const keys = [...order.take(entries.length)];
  const shuffled = entries
    .map((entry, index) => ({ entry, key: keys[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .flatMap(({ entry, key }) => (key % 3 === 0 ? [entry, entry] : [entry]));
  for (let from = 0; from < shuffled.length; from += batch) {
    books.add(shuffled.slice(from, from + batch));
    if (from % 2 === 0) all(books);
  }
}

describe('books', () => {
  it('[OFF-4] are the same whatever the order, the repeats and the batches', () => {
    fc.assert(
      fc.property(scenario, arrival, (history, arriving) => {
        const entries = entriesOf(play(history, true));
        const ordered = createBooks(store);
        for (const entry of entries.toSorted(compareEntries)) ordered.add([entry]);
        const mixed = createBooks(store);
        arrive(mixed, entries, arriving);
        expect(all(mixed)).toEqual(all(ordered));
      }),
      propertyRuns(120),
    );
  });

  it('[OFF-4] agree on all tablets once each has heard of everything', () => {
    fc.assert(
      fc.property(scenario, (history) => {
        const tablets = play(history, true);
        sync(tablets);
        const [first, ...others] = tablets.map(({ books }) => all(books));
        for (const other of others) expect(other).toEqual(first);
      }),
      propertyRuns(60),
    );
  });

  it('have no case while every tablet hears of everything at once', () => {
    fc.assert(
      fc.property(scenario, (history) => {
        const [tablet] = play(history, false);
        expect(tablet && casesOf(tablet.books)).toEqual([]);
      }),
      propertyRuns(60),
    );
  });

  it('[PAY-2] pay every settled tab without a case to the fen, by tab and by tender', () => {
    fc.assert(
      fc.property(scenario, (history) => {
        const tablets = play(history, true);
        sync(tablets);
        const tabs = tablets[0]?.books.tabs() ?? [];
        const clear = tabs.filter((tab) => tab.settled && casesOfTab(tab).length === 0);
        for (const tab of clear) expect(paidTotal(tab)).toBe(tab.settled?.dueFen);
        const takings = sumTakings(clear.map(takingsOfTab));
        const sum = sumFen(Object.values(takings.byTender).map((line) => line.fen));
        expect(sum).toBe(takings.dueFen);
        const items = sumFen(Object.values(takings.byItem).map((line) => line.fen));
        expect(items).toBe(takings.itemsFen);
      }),
      propertyRuns(60),
    );
  });

  it('[SHIFT-1] find in the shifts what stands on the tabs, save for money given back twice', () => {
    fc.assert(
      fc.property(scenario, (history) => {
        const tablets = play(history, true);
        sync(tablets);
        const books = tablets[0]?.books;
        if (!books) return;
        const given = entriesOf(tablets).flatMap(({ fact }) =>
          fact.type === 'TenderVoided' ? [fact] : [],
        );
        const once = new Map(given.map((fact) => [fact.tender, fact.amountFen]));
        const twice = sumFen(given.map((fact) => fact.amountFen)) - sumFen(once.values());
        const inShifts = books.shifts().flatMap((shift) => Object.values(shift.tenders));
        const onTabs = sumFen(books.tabs().map(paidTotal));
        expect(sumFen(inShifts.map((line) => line.fen))).toBe(onTabs - twice);
      }),
      propertyRuns(60),
    );
  });

  it('go on after a seal as if nothing had been dropped', () => {
    fc.assert(
      fc.property(scenario, fc.nat(90), (history, cut) => {
        const entries = entriesOf(play(history, false)).toSorted(compareEntries);
        const later = entries.slice(cut).map((entry) => ({ ...entry, date: saturday }));
        const whole = createBooks(store);
        whole.add([...entries.slice(0, cut), ...later]);
        const sealed = createBooks(store);
        sealed.add(entries.slice(0, cut));
        const rows = new Map(sealed.tabs().map((tab) => [tabKey(tab.tab), tab]));
        sealed.seal(friday);
        expect(sealed.tabs().filter(isOver)).toEqual([]);
        const dropped = later.flatMap(({ fact }) => aggregatesOf(fact));
        for (const key of new Set(dropped)) {
          const state = rows.get(key);
          if (state && isOver(state)) sealed.restore({ key, kind: 'tab', state });
        }
        sealed.add([...entries.slice(0, cut), ...later]);
        expect(sealed.rooms()).toEqual(whole.rooms());
        for (const tab of sealed.tabs()) expect(tab).toEqual(whole.tab(tab.tab));
        for (const tab of whole.tabs()) {
          if (!tab.settled && !tab.cancelled) expect(sealed.tab(tab.tab)).toEqual(tab);
        }
      }),
      propertyRuns(60),
    );
  });

  it('are made of facts that the edges let through', () => {
    fc.assert(
      fc.property(scenario, (history) => {
        for (const entry of entriesOf(play(history, true))) expect(checkFact(entry)).toBeNull();
      }),
      propertyRuns(40),
    );
  });
});
