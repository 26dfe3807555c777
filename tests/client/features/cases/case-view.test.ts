import { expect, it } from 'vitest';

import { caseView, newlyKept } from '#client/features/cases/case-view.ts';
import { casesOfTab } from '#domain/cases/find.ts';
import { yuan, ZERO_FEN } from '#domain/kernel/fen.ts';
import { id } from '#domain/kernel/ids.ts';
import { DAY_MS, instant } from '#domain/kernel/instant.ts';
import type { Settlement, TabOrder } from '#domain/tabs/state.ts';
import { date, line, occupant, opened, tab, tender } from '#tests/client/features/records.ts';

const later = (minutes: number) => instant(opened + minutes * 60_000);

const settlement = (receipt: string, actor: string, minutes: number): Settlement => ({
  shift: id('shift'),
  receipt,
  endedAt: opened,
  timeLines: [],
  timeFen: ZERO_FEN,
  itemsFen: yuan(40),
  roundingFen: ZERO_FEN,
  dueFen: yuan(40),
  at: later(minutes),
  date,
  actor: id(actor),
  device: id('d'),
  entry: `d.0.${receipt}` as Settlement['entry'],
});

const order = (number: string, actor: string, minutes: number): TabOrder => ({
  order: id(number.replaceAll('-', '').toLowerCase()),
  number,
  at: later(minutes),
  actor: id(actor),
  lines: [line('beer', 2)],
});

it('[CASE-1] names both who opened a room', () => {
  const view = caseView(
    {
      kind: 'roomOpenedTwice',
      id: 'opened',
      about: 'room:v01',
      at: opened,
      resolved: null,
      room: id('v01'),
      occupants: [
        occupant('a', { party: 'Wang' }),
        occupant('b', { actor: id('bob'), since: later(3) }),
      ],
      inRoom: [id('a'), id('b')],
    },
    null,
    'V01',
  );
  expect(view.roomName).toBe('V01');
  expect(view.deeds.map(({ actor, label }) => [actor, label])).toEqual([
    ['amy', 'Wang'],
    ['bob', ''],
  ]);
});

it('[CASE-2] names both settlements: who, when, which receipt, how much', () => {
  const twice = tab('t', {
    orders: [order('A-1', 'amy', 1)],
    tenders: [tender(40)],
    settled: settlement('A-0001', 'amy', 60),
    settledAgain: [settlement('B-0001', 'bob', 65)],
  });
  const views = casesOfTab(twice).map((found) => caseView(found, twice, ''));
  expect(views).toHaveLength(1);
  expect(views[0]).toMatchObject({ kind: 'tabSettledTwice', roomName: 'V01', tab: 't' });
  expect(views[0]?.deeds).toEqual([
    expect.objectContaining({ actor: 'amy', label: 'A-0001', amountFen: 4000, at: later(60) }),
    expect.objectContaining({ actor: 'bob', label: 'B-0001', amountFen: 4000, at: later(65) }),
  ]);
});

it('[CASE-3] tells by how much a tab differs, and puts what came late after its end', () => {
  const differing = tab('t', {
    orders: [order('B-1', 'bob', 70), order('A-1', 'amy', 1)],
    tenders: [tender(40, { at: later(59) }), tender(5, { voidedFor: 'wrong' })],
    settled: settlement('A-0001', 'amy', 60),
  });
  const [found] = casesOfTab(differing);
  const view = found && caseView(found, differing, '');
  expect(view?.differs).toEqual({ paidFen: 0, itemsFen: 4000 });
  expect(view?.deeds.map(({ kind, actor }) => `${actor} ${kind}`)).toEqual([
    'amy ordered',
    'amy took',
    'amy settled',
    'bob ordered',
  ]);
});

it('[CASE-3] still tells the sums where the tab has left this tablet', () => {
  const gone = tab('t', { orders: [order('A-1', 'amy', 1)], settled: settlement('A-1', 'amy', 9) });
  const [found] = casesOfTab(gone);
  const view = found && caseView(found, null, '');
  expect(view).toMatchObject({ roomName: '', deeds: [], differs: { paidFen: -4000, itemsFen: 0 } });
});

it('[HUB-25] tells for a week of what the server kept outside of the journal', () => {
  const now = 100 * DAY_MS;
  const kept = [0, 6, 7, 30].map((days) => ({ id: days, at: now - days * DAY_MS }));
  // No more of it is looked at.
  const told = newlyKept(kept as never, now);
  expect(told).toEqual(kept.slice(0, 2));
});
