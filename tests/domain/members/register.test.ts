import { expect, it } from 'vitest';
import { id, type MemberId } from '#domain/kernel/ids.ts';
import { clockTime, createTablet } from '#tests/domain/support/tablet.ts';

const member = id<MemberId>('m1');

it('[MEM-1] registers a member with a number and this store as home', () => {
  const tablet = createTablet('t1');
  const at = clockTime('20:00');
  tablet.must({ type: 'registerMember', member, number: ' M-0001-7 ' }, at);
  expect(tablet.books.member(member)).toMatchObject({
    number: 'M-0001-7',
    home: 's1',
    by: 'boss',
    registeredAt: at,
  });
});

it('[MEM-1] the first registration of an id stands', () => {
  const tablet = createTablet('t1');
  tablet.must({ type: 'registerMember', member, number: 'M1' }, clockTime('20:00'));
  tablet.must({ type: 'registerMember', member, number: 'M2' }, clockTime('20:01'));
  expect(tablet.books.member(member)?.number).toBe('M1');
});
