import { expect, it } from 'vitest';

import { freeRooms } from '#client/ui/free-rooms.ts';
import { id } from '#domain/kernel/ids.ts';
import { occupant, opened, room, roomState } from '#tests/client/features/records.ts';

it('proposes free rooms of the same type first, then of the same area', () => {
  const large = { type: id<never>('large') };
  const rooms = [
    room('v01'),
    room('v02', { ...large, area: '2F' }),
    room('v03', large),
    room('v04', { area: '2F' }),
    room('v05', { sort: 9 }),
    room('v06'),
    room('v07'),
    room('v08', { retired: true }),
    room('v09'),
  ];
  const states = new Map([
    [id<never>('v06'), roomState('v06', { occupants: [occupant('t')] })],
    [id<never>('v07'), roomState('v07', { dirtySince: opened })],
    [id<never>('v09'), roomState('v09', { outOfOrder: { reason: 'leak', since: opened } })],
  ]);
  const found = freeRooms(id('v01'), { rooms, states, autoCleanMinutes: null, now: opened });
  expect(found.map(({ name }) => name)).toEqual(['v05', 'v04', 'v03', 'v02']);
});
