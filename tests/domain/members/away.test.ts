import { describe, expect, it } from 'vitest';
import { emptyAccounts } from '#domain/accounts/state.ts';
import { membersOf } from '#domain/commands/members.ts';
import { id, type MemberId, type TabId } from '#domain/kernel/ids.ts';
import { openRoom, room } from '#tests/domain/support/evening.ts';
import { codeOf } from '#tests/domain/support/expect.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const at = clockTime('20:00');
const merged = id<MemberId>('m1');
const stays = id<MemberId>('m2');

const open = (member: MemberId | null) =>
  ({
    type: 'openRoom',
    room: room('r2'),
    party: 'Chen',
    heads: 4,
    member: member && { id: member, number: 'M0001' },
  }) as const;
const attach = (tab: TabId, member: MemberId) =>
  ({ type: 'attachMember', tab, member, memberNumber: 'M0001' }) as const;

/** A till that has heard that one member was merged into another, and a party without a member. */
function given() {
  const till = createTablet('t1', {
    money: { settled: emptyAccounts, survivor: (member) => (member === merged ? stays : member) },
  });
  return { till, tab: openRoom(till, 'r1', at) };
}

describe('a member who was merged into another', () => {
  it('[MEM-6] is attached to no tab; the one who stays is', () => {
    const { till, tab } = given();
    expect(codeOf(till.run(attach(tab, merged), at))).toBe('mergedAway');
    expect(till.books.tab(tab)?.member).toBeNull();
    expect(codeOf(till.run(attach(tab, stays), at))).toBe('accepted: MemberAttached');
  });

  it('[MEM-6] gets no room opened, and the room stays free; the one who stays does', () => {
    const { till } = given();
    expect(codeOf(till.run(open(merged), at))).toBe('mergedAway');
    expect(till.books.room(room('r2')).occupants).toEqual([]);
    expect(codeOf(till.run(open(stays), at))).toBe('accepted: RoomSessionOpened,MemberAttached');
  });

  it('[MEM-6] is one whose books are brought with those commands', () => {
    const { till, tab } = given();
    const books = till.books.viewOf(till.device);
    expect(membersOf(attach(tab, merged), books)).toEqual([merged]);
    expect(membersOf(open(merged), books)).toEqual([merged]);
    expect(membersOf(open(null), books)).toEqual([]);
  });
});
