import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isKnown, type Entry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { checkedEntry, checkFact, FACT_SHAPES, factShapes } from '#domain/journal/schema.ts';
import { fromTuple, toTuple } from '#domain/journal/tuple.ts';
import { openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');

const evening = (): readonly Entry[] => {
  const tablet = createTablet('t1');
  openShift(tablet, at);
  const tab = openRoom(tablet, 'r1', at);
  order(tablet, tab, 'beer', 2, at);
  settle(tablet, tab, clockTime('21:00'), [pay('cash', 20_000)]);
  return tablet.log;
};

/** The evening's entry of a type, with some of its fields replaced. */
function broken(type: Fact['type'], change: Readonly<Record<string, unknown>>): Entry {
  const entry = evening().find(({ fact }) => fact.type === type);
  if (!entry) throw new Error(`no ${type} that evening`);

  return { ...entry, fact: { ...entry.fact, ...change } };
}

describe('checkFact', () => {
  it('lets through what decide makes, before and after the wire', () => {
    for (const entry of evening()) {
      expect(checkFact(entry)).toBeNull();
      const { store, date, device, epoch } = entry;
      const place = { store, date, log: { device, epoch } };
      expect(fromTuple(JSON.parse(JSON.stringify(toTuple(entry))), place)).toEqual({
        ok: true,
        value: entry,
      });
    }
  });

  it.each([
    ['RoomSessionOpened', { tab: '' }, 'tab'],
    ['RoomSessionOpened', { heads: '4' }, 'heads'],
    ['RoomSessionOpened', { previous: 'x' }, 'previous'],
    ['RoomSessionOpened', { terms: null }, 'terms'],
    ['RoomSessionOpened', { room: { id: 'r1' } }, 'room.name'],
    ['OrderSent', { lines: [{}] }, 'lines.0.line'],
    ['OrderSent', { lines: 'beer' }, 'lines'],
    ['TenderTaken', { amountFen: 0.5 }, 'amountFen'],
    ['TenderTaken', { amountFen: -1, changeFen: 20_001 }, 'amountFen'],
    ['TenderTaken', { amountFen: 1 }, 'amountFen'],
    ['TenderTaken', { tenderType: 'shells' }, 'tenderType'],
    ['TabSettled', { dueFen: 1 }, 'dueFen'],
    ['TabSettled', { timeFen: Number.MAX_SAFE_INTEGER }, 'timeFen'],
    ['ShiftOpened', { float: { ten: 1 } }, 'float'],
    ['ShiftOpened', { type: 'NoSuchFact' }, 'no such fact'],
  ] as const)('names what is wrong with %s %j', (type, change, where) => {
    expect(checkFact(broken(type, change))).toMatch(new RegExp(`: ${where}$`));
  });

  it('refuses a time zone that the platform does not know, which would break every charge', () => {
    const entry = broken('RoomSessionOpened', {});
    const { fact } = entry;
    if (fact.type !== 'RoomSessionOpened') throw new Error('it is an opening');
    const terms = { ...fact.terms, timeZone: 'Moon/Crater' };
    expect(checkFact({ ...entry, fact: { ...fact, terms } })).toMatch(/terms\.timeZone$/u);
  });

  it('sets a malformed entry aside unchanged, and lets a field of a later version be', () => {
    const entry = broken('OrderSent', { lines: 'beer' });
    const aside = checkedEntry(entry);
    expect(isKnown(aside)).toBe(false);
    expect(toTuple(aside)).toEqual(toTuple(entry));
    const later = broken('OrderSent', { table: 7 });
    expect(checkedEntry(later)).toBe(later);
  });
});

describe('a fact read from a tuple', () => {
  it('has the type of its tuple, whatever its body says', () => {
    const [entry] = evening();
    if (!entry) throw new Error('a shift was opened');
    const tuple = [...toTuple(entry)];
    tuple[7] = { ...(tuple[7] as object), type: 'LogSealed' };
    const { store, date, device, epoch } = entry;
    const read = fromTuple(tuple, { store, date, log: { device, epoch } });
    expect(read.ok && isKnown(read.value) && read.value.fact.type).toBe('ShiftOpened');
  });
});

describe('the shapes of facts', () => {
  it('have not changed silently', () => {
    // A change that an older program would misread needs a new version in journal/facts.ts; then,
    // or for one that it can live with, write the new digest here.
    const digest = createHash('sha256').update(JSON.stringify(factShapes())).digest('hex');
    expect(Object.keys(FACT_SHAPES)).toHaveLength(40);
    expect(digest.slice(0, 16)).toBe('33e957de5acaadb6');
  });
});
