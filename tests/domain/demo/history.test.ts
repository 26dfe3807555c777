import { describe, expect, it } from 'vitest';
import { isTillFact } from '#domain/accounts/held.ts';
import { emptyBank, settle, type BankState } from '#domain/accounts/settle.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { createBooks } from '#domain/books/books.ts';
import { casesOf } from '#domain/cases/find.ts';
import { demoDates, demoHistory } from '#domain/demo/history.ts';
import { demoRegisters } from '#domain/demo/registers.ts';
import { fromTuple, toTuple } from '#domain/journal/tuple.ts';
import { checkFact } from '#domain/journal/schema.ts';
import {
  businessDate,
  businessDateOf,
  instantAt,
  parseClock,
} from '#domain/kernel/business-date.ts';
import { sumFen } from '#domain/kernel/fen.ts';
import { id, type ChainId, type MemberId } from '#domain/kernel/ids.ts';
import { present } from '#domain/kernel/assert.ts';
import { sumTakings, takingsOfTab } from '#domain/reports/takings.ts';

const demo = demoRegisters(id<ChainId>('demo1'), 'zh-CN');
// Eight days: every weekday, and rooms that go on from one day to the next.
const DATES = demoDates(businessDate('2026-11-21'), 8);

describe.each(demo.stores.map((store) => [store.settings.name, store] as const))(
  'the past of %s',
  (_, { settings, devices }) => {
    const days = [...demoHistory(demo, settings.id, DATES)];
    const all = days.flatMap(({ entries }) => entries);
    const books = createBooks(settings.id);
    books.add(all);

    it('[DEMO-1] is the same each time', () => {
      const again = demoHistory(demo, settings.id, DATES).next();
      expect(again.value).toEqual(days[0]);
    });

    it('[DEMO-2] leaves no tab open, no room taken or to clean, no shift uncounted, no case', () => {
      expect(books.tabs().filter(({ settled, cancelled }) => !settled && !cancelled)).toEqual([]);
      const inUse = books
        .rooms()
        .filter((room) => room.occupants.length > 0 || room.dirtySince || room.outOfOrder);
      expect(inUse).toEqual([]);
      expect(books.shifts().filter(({ closed }) => !closed)).toEqual([]);
      expect(casesOf(books)).toEqual([]);
    });

    it('[PAY-2] takes in tenders what is due, to the fen, on every day', () => {
      for (const { date, entries } of days) {
        const own = createBooks(settings.id);
        own.add(entries);
        const takings = sumTakings(own.tabs().map(takingsOfTab));
        const tenders = sumFen(
          entries.map(({ fact }) => (fact.type === 'TenderTaken' ? fact.amountFen : sumFen([]))),
        );
        expect({ date, tenders }).toEqual({ date, tenders: takings.dueFen });
        expect(takings.dueFen).toBeGreaterThan(500_000);
      }
    });

    it('[DAY-1] [DAY-2] stamps each entry with the business date of its instant', () => {
      const wrong = all.filter(({ at, date }) => businessDateOf(at, settings) !== date);
      expect(wrong).toEqual([]);
    });

    it('[AUDIT-1] is one unbroken log a device, whose clock grows', () => {
      for (const { device } of devices) {
        const log = all.filter((entry) => entry.device === device);
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
        expect(log.length).toBeGreaterThan(100);
      }
      const clocks = all.map(({ clock }) => clock.ms * 1_000 + clock.count);
      expect(clocks.toSorted((a, b) => a - b)).toEqual(clocks);
    });

    it('has facts that the journal’s edges take, and tuples that come back the same', () => {
      expect(all.map(checkFact).filter((refusal) => refusal !== null)).toEqual([]);
      const entry = present(all.at(-1), 'an entry');
      const { store, date, device, epoch } = entry;
      const place = { store, date, log: { device, epoch } };
      expect(fromTuple(JSON.parse(JSON.stringify(toTuple(entry))), place)).toEqual({
        ok: true,
        value: entry,
      });
    });

    it('has 30 to 70 parties a day in at most 900 entries, busiest in the evening', () => {
      const opened = days.map(
        ({ entries }) => entries.filter(({ fact }) => fact.type === 'RoomSessionOpened').length,
      );
      expect(Math.min(...opened)).toBeGreaterThanOrEqual(30);
      expect(Math.max(...opened)).toBeLessThanOrEqual(70);
      expect(Math.max(...days.map(({ entries }) => entries.length))).toBeLessThanOrEqual(900);
    });

    it('has what a day brings: voids, moves, splits, cancellations, members', () => {
      const types = new Set(all.map(({ fact }) => fact.type));
      for (const type of [
        'LineVoided',
        'RoomTransferred',
        'RoomSessionCancelled',
        'MemberAttached',
        'MemberRegistered',
        'TabNoted',
      ] as const) {
        expect(types).toContain(type);
      }
      const kinds = new Set(
        all.flatMap(({ fact }) => (fact.type === 'TenderTaken' ? [fact.tenderType] : [])),
      );
      expect([...kinds].toSorted()).toEqual([
        'alipay',
        'cash',
        'otherCard',
        'storedValue',
        'unionPay',
        'wechatPay',
      ]);
    });
  },
);

it('[DEMO-6] the bank settles the money of its members, whatever store it hears first', () => {
  const banks = new Map<MemberId, BankState>();
  const spends: string[] = [];
  for (const { settings } of demo.stores.toReversed()) {
    for (const { entries } of demoHistory(demo, settings.id, DATES)) {
      for (const entry of entries) {
        const { fact } = entry;
        if (!isTillFact(fact)) continue;
        const before = banks.get(fact.member) ?? emptyBank(fact.member);
        const after = settle(before, { ...entry, fact }).state;
        banks.set(fact.member, after);
        if (fact.type !== 'AccountSpent') continue;
        spends.push(after.books.settled[entry.id]?.what ?? 'waiting');
      }
    }
  }
  expect(spends.length).toBeGreaterThan(20);
  expect(new Set(spends)).toEqual(new Set(['covered']));
  const all = [...banks.values()];
  expect(all.flatMap(({ books }) => valuesOf(books.cases))).toEqual([]);
  expect(all.flatMap(({ waiting }) => waiting)).toEqual([]);
});

it('[DEMO-2] stopped in the middle of an evening leaves rooms in use, and no case', () => {
  const { settings } = present(demo.stores[0], 'a store');
  const today = businessDate('2026-11-21');
  const now = instantAt(today, parseClock('21:30'), settings.timeZone);
  const entries = [...demoHistory(demo, settings.id, [...DATES, today], now)].flatMap(
    (day) => day.entries,
  );
  const books = createBooks(settings.id);
  books.add(entries);
  expect(books.rooms().filter(({ occupants }) => occupants.length === 1).length).toBeGreaterThan(5);
  expect(entries.filter(({ at }) => at > now)).toEqual([]);
  expect(books.shifts().filter(({ closed }) => !closed)).toHaveLength(2);
  expect(casesOf(books)).toEqual([]);
});
