import { describe, expect, it } from 'vitest';
import { casesOf } from '#domain/cases/find.ts';
import { openRoom, openShift, order, room, settle } from '#tests/domain/support/evening.ts';
import { typesOf } from '#tests/domain/support/expect.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');
const two = (skewMs = 0) => [createTablet('a'), createTablet('b', { till: 'B', skewMs })] as const;

describe('tablets that were apart', () => {
  it('[CASE-1] [ROOM-2] open one room twice: both tabs stay, both are named', () => {
    const [a, b] = two();
    const first = openRoom(a, 'r1', at);
    const second = openRoom(b, 'r1', clockTime('20:01'));
    order(b, second, 'beer', 2, clockTime('20:02'));
    sync([a, b]);
    expect(casesOf(a.books)).toEqual(casesOf(b.books));
    expect(casesOf(a.books)).toMatchObject([
      {
        kind: 'roomOpenedTwice',
        room: 'r1',
        about: 'room:r1',
        occupants: [
          { tab: first, device: 'a', actor: 'boss', since: at },
          { tab: second, device: 'b' },
        ],
        inRoom: [first, second],
        resolved: null,
      },
    ]);
    expect(a.books.tab(second)?.orders).toHaveLength(1);
  });

  it('[CASE-1] moving one of the two resolves it', () => {
    const [a, b] = two();
    openRoom(a, 'r1', at);
    const second = openRoom(b, 'r1', at);
    sync([a, b]);
    const command = { type: 'transferRoom', tab: second, to: room('r2'), reason: 'twice' } as const;
    const entries = a.must(command, clockTime('20:05'));
    expect(typesOf(entries)).toEqual(['RoomTransferred', 'CaseResolved']);
    const [found] = casesOf(a.books);
    expect(found?.resolved).toMatchObject({ by: 'boss', note: 'twice' });
    expect(a.books.room(room('r1')).occupants).toHaveLength(1);
  });

  it('[ROOM-2] is a case by the fact they both knew, even if one party is gone by then', () => {
    const [a, b] = two(3 * 3_600_000);
    openShift(a, at);
    const first = openRoom(a, 'r1', at);
    settle(a, first, clockTime('20:08'), []);
    openRoom(b, 'r1', clockTime('21:00'));
    sync([a, b]);
    expect(casesOf(a.books)).toMatchObject([{ kind: 'roomOpenedTwice', resolved: null }]);
    expect(a.books.room(room('r1')).occupants).toHaveLength(1);
  });

  it('[ROOM-3] a party that left by a clock behind its coming is not in the room', () => {
    const ahead = createTablet('a', { skewMs: 3 * 3_600_000 });
    const behind = createTablet('b', { till: 'B' });
    openShift(behind, clockTime('12:00'));
    const tab = openRoom(ahead, 'r1', at);
    sync([ahead, behind], at);
    settle(behind, tab, clockTime('20:30'), []);
    sync([ahead, behind]);
    for (const { books } of [ahead, behind]) {
      expect(books.room(room('r1'))).toMatchObject({ occupants: [], leftEarly: [] });
      expect(books.tab(tab)?.settled).toMatchObject({ dueFen: 0 });
    }
  });

  it('[ROOM-4] a party moved to two rooms is closed in both when it settles', () => {
    const [a, b] = two();
    openShift(a, at);
    const tab = openRoom(a, 'r1', at);
    sync([a, b]);
    a.must({ type: 'transferRoom', tab, to: room('r2'), reason: '' }, clockTime('20:01'));
    b.must({ type: 'transferRoom', tab, to: room('r3'), reason: '' }, clockTime('20:02'));
    sync([a, b]);
    expect(a.books.room(room('r2')).occupants).toHaveLength(1);
    settle(a, tab, clockTime('20:03'), []);
    for (const name of ['r1', 'r2', 'r3']) {
      expect(a.books.room(room(name)).occupants).toEqual([]);
    }
  });

  it('[ROOM-4] a room still held by a settled party is freed by cleaning it', () => {
    const [a, b] = two();
    openShift(a, at);
    const tab = openRoom(a, 'r1', at);
    sync([a, b]);
    settle(a, tab, clockTime('20:01'), []);
    b.must({ type: 'transferRoom', tab, to: room('r2'), reason: '' }, clockTime('20:02'));
    sync([a, b]);
    expect(a.books.room(room('r2')).occupants).toHaveLength(1);
    const entries = a.must({ type: 'markRoomClean', room: room('r2') }, clockTime('20:10'));
    expect(typesOf(entries)).toEqual(['RoomSessionClosed', 'RoomCleaned']);
    expect(a.books.room(room('r2'))).toMatchObject({ occupants: [], dirtySince: null });
  });

  it('[ROOM-3] a party that settles a second time elsewhere does not soil a room cleaned since', () => {
    const [a, b] = two();
    openShift(a, at);
    openShift(b, at);
    const tab = openRoom(a, 'r1', at);
    sync([a, b]);
    settle(a, tab, clockTime('20:01'), []);
    a.must({ type: 'markRoomClean', room: room('r1') }, clockTime('20:05'));
    settle(b, tab, clockTime('20:08'), []);
    sync([a, b]);
    expect(a.books.room(room('r1'))).toMatchObject({ dirtySince: null, leftEarly: [] });
  });
});
