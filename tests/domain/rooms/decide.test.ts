import { describe, expect, it } from 'vitest';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import {
  openRoom,
  openShift,
  order,
  only,
  pay,
  room,
  settle,
} from '#tests/domain/support/evening.ts';
import { codeOf, typesOf, valuesOf } from '#tests/domain/support/expect.ts';
import { registersOf } from '#tests/domain/support/store.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const at = clockTime('17:10');
const open = (name: string, heads = 4) =>
  ({ type: 'openRoom', room: room(name), party: ' Chen ', heads, member: null }) as const;

describe('openRoom', () => {
  it('opens a free room with its tab and the terms of the day', () => {
    const tablet = createTablet('t1');
    const opened = only(tablet.must(open('r1'), at), 'RoomSessionOpened');
    expect(opened).toMatchObject({
      room: { id: 'r1', name: 'R1', type: 'box', typeName: 'Box' },
      party: 'Chen',
      heads: 4,
      previous: null,
      terms: { date: '2026-11-20', dayKind: 'weekend', timeZone: 'Asia/Shanghai' },
    });
    expect(opened.terms.tariff.id).toBe('hourly');
    expect(tablet.books.room(room('r1')).occupants).toMatchObject([{ tab: opened.tab }]);
    expect(tablet.books.tab(opened.tab)).toMatchObject({ heads: 4, openedAt: at });
  });

  it('[DAY-3] opens at 01:30 of Sunday on Saturday’s tariff, as at 01:30 of Monday on Sunday’s', () => {
    const tablet = createTablet('t1');
    const onSunday = tablet.must(open('r1'), clockTime('25:30', '2026-11-21'));
    expect(only(onSunday, 'RoomSessionOpened').terms).toMatchObject({ dayKind: 'weekend' });
    const onMonday = tablet.must(open('r2'), clockTime('25:30', '2026-11-22'));
    expect(only(onMonday, 'RoomSessionOpened').terms).toMatchObject({
      date: '2026-11-22',
      dayKind: 'weekday',
      tariff: { id: 'weekday' },
    });
  });

  it('attaches the member in the same step', () => {
    const tablet = createTablet('t1');
    const member = { id: id<MemberId>('m1'), number: 'M0001' };
    const entries = tablet.must({ ...open('r1'), member }, at);
    expect(typesOf(entries)).toEqual(['RoomSessionOpened', 'MemberAttached']);
    const { tab } = only(entries, 'RoomSessionOpened');
    expect(tablet.books.tab(tab)?.member).toEqual(member);
  });

  it('names the last fact of the room that the tablet knew', () => {
    const tablet = createTablet('t1');
    const command = { type: 'takeRoomOutOfOrder', room: room('r1'), reason: 'wet' } as const;
    tablet.must(command, at);
    const [restored] = tablet.must({ type: 'restoreRoom', room: room('r1') }, at);
    const opened = only(tablet.must(open('r1'), at), 'RoomSessionOpened');
    expect(opened.previous).toBe(restored?.id);
  });

  it('refuses a taken room, saying by whom', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    const values = valuesOf(tablet.run(open('r1'), at), 'roomTaken');
    expect(values).toMatchObject({ room: 'R1', tab, party: 'Chen', actor: 'boss', since: at });
  });

  it.each([
    ['an unknown room', open('nowhere'), 'roomUnknown'],
    ['a retired room', open('gone'), 'roomUnknown'],
    ['a type without a tariff', open('new'), 'noTariff'],
    ['nobody', open('r1', 0), 'headsInvalid'],
    ['half a guest', open('r1', 2.5), 'headsInvalid'],
    ['more guests than a house holds', open('r1', 1000), 'headsInvalid'],
    ['a party’s name of a page', { ...open('r1'), party: 'x'.repeat(61) }, 'textTooLong'],
  ] as const)('refuses %s', (_, command, code) => {
    const tablet = createTablet('t1');
    expect(codeOf(tablet.run(command, at))).toBe(code);
    expect(tablet.log).toEqual([]);
  });

  it('refuses a room out of order and one to clean, until the store’s minutes are over', () => {
    const base = registersOf();
    const registers = { ...base, store: { ...base.store, autoCleanMinutes: 20 } };
    const tablet = createTablet('t1', { registers });
    tablet.must({ type: 'takeRoomOutOfOrder', room: room('r2'), reason: 'speaker' }, at);
    expect(valuesOf(tablet.run(open('r2'), at), 'roomOutOfOrder')).toMatchObject({
      reason: 'speaker',
    });
    openShift(tablet, at);
    const tab = openRoom(tablet, 'r1', at);
    settle(tablet, tab, at, []);
    expect(codeOf(tablet.run(open('r1'), clockTime('17:29')))).toBe('roomToClean');
    expect(tablet.run(open('r1'), clockTime('17:30')).ok).toBe(true);
  });
});

describe('cancelSession', () => {
  const cancel = (tab: ReturnType<typeof openRoom>) =>
    ({ type: 'cancelSession', tab, reason: 'wrong room' }) as const;

  it('[TAR-7] undoes an opening within the free minutes: nothing to pay, the room is free', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    tablet.must(cancel(tab), clockTime('17:20'));
    expect(tablet.books.tab(tab)?.cancelled).toMatchObject({ reason: 'wrong room' });
    expect(tablet.books.room(room('r1'))).toMatchObject({ occupants: [], dirtySince: null });
    expect(tablet.run(open('r1'), clockTime('17:20')).ok).toBe(true);
  });

  it('[TAR-7] refuses after them, and once something was ordered or paid', () => {
    const tablet = createTablet('t1');
    openShift(tablet, at);
    const late = openRoom(tablet, 'r1', at);
    expect(valuesOf(tablet.run(cancel(late), clockTime('17:21')), 'freeMinutesOver')).toEqual({
      minutes: 10,
    });
    const ordered = openRoom(tablet, 'r2', at);
    const line = order(tablet, ordered, 'nuts', 1, at);
    expect(codeOf(tablet.run(cancel(ordered), at))).toBe('tabHasOrders');
    const tender = pay('cash', 100);
    tablet.must({ type: 'takeTender', tab: ordered, endedAt: at, tender }, at);
    const reason = 'sold out';
    tablet.must({ type: 'voidLine', tab: ordered, line, quantity: 1, reason }, at);
    expect(codeOf(tablet.run(cancel(ordered), at))).toBe('tabHasTenders');
  });
});

describe('transferRoom', () => {
  it('[MOVE-1] moves the party with its tab and leaves the old room to be cleaned', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    const later = clockTime('18:00');
    tablet.must({ type: 'transferRoom', tab, to: room('r2'), reason: 'bigger' }, later);
    expect(tablet.books.room(room('r1'))).toMatchObject({ occupants: [], dirtySince: later });
    expect(tablet.books.room(room('r2')).occupants).toMatchObject([{ tab }]);
    expect(tablet.books.tab(tab)?.stays.map((stay) => stay.room.name)).toEqual(['R1', 'R2']);
  });

  it('[DAY-3] keeps the business date of the opening for the new terms', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', clockTime('31:00', '2026-11-22'));
    const moved = tablet.must(
      { type: 'transferRoom', tab, to: room('r2'), reason: '' },
      clockTime('33:00', '2026-11-22'),
    );
    expect(only(moved, 'RoomTransferred').terms).toMatchObject({
      date: '2026-11-22',
      dayKind: 'weekday',
    });
  });

  it('refuses the same room, a taken one and a tab that is over', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    openRoom(tablet, 'r2', at);
    const to = (name: string) =>
      ({ type: 'transferRoom', tab, to: room(name), reason: '' }) as const;
    expect(codeOf(tablet.run(to('r1'), at))).toBe('sameRoom');
    expect(codeOf(tablet.run(to('r2'), at))).toBe('roomTaken');
    tablet.must({ type: 'cancelSession', tab, reason: '' }, at);
    expect(codeOf(tablet.run(to('r3'), at))).toBe('tabCancelled');
  });
});

describe('rooms between parties', () => {
  it('are cleaned, taken out of order and restored', () => {
    const tablet = createTablet('t1');
    const r1 = room('r1');
    openShift(tablet, at);
    expect(codeOf(tablet.run({ type: 'markRoomClean', room: r1 }, at))).toBe('roomNotToClean');
    settle(tablet, openRoom(tablet, 'r1', at), at, []);
    tablet.must({ type: 'markRoomClean', room: r1 }, at);
    expect(tablet.books.room(r1).dirtySince).toBeNull();
    const broken = { type: 'takeRoomOutOfOrder', room: r1, reason: 'speaker' } as const;
    expect(codeOf(tablet.run({ ...broken, reason: ' ' }, at))).toBe('reasonMissing');
    expect(codeOf(tablet.run({ type: 'restoreRoom', room: r1 }, at))).toBe('roomNotOutOfOrder');
    tablet.must(broken, at);
    expect(codeOf(tablet.run(broken, at))).toBe('roomOutOfOrder');
    tablet.must({ type: 'restoreRoom', room: r1 }, at);
    openRoom(tablet, 'r1', at);
    expect(codeOf(tablet.run(broken, at))).toBe('roomInUse');
    expect(codeOf(tablet.run({ type: 'markRoomClean', room: r1 }, at))).toBe('roomInUse');
  });

  it('change the number of heads of a tab', () => {
    const tablet = createTablet('t1');
    const tab = openRoom(tablet, 'r1', at);
    tablet.must({ type: 'changeHeads', tab, heads: 7 }, at);
    expect(tablet.books.tab(tab)?.heads).toBe(7);
    expect(codeOf(tablet.run({ type: 'changeHeads', tab, heads: -1 }, at))).toBe('headsInvalid');
  });
});
