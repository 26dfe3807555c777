import { expect, it } from 'vitest';

import { PLACES, placesFor } from '#client/app/places.ts';
import { RIGHTS } from '#domain/staff/records.ts';

it('has room on the rail for every place that anybody may see', () => {
  expect(PLACES.length).toBeLessThanOrEqual(6);
  expect(placesFor(new Set(RIGHTS))).toHaveLength(PLACES.length);
});

it('shows only what the person has a right to', () => {
  expect(placesFor(new Set()).map((place) => place.name)).toEqual(['rooms', 'more']);
  expect(placesFor(new Set(['shift.own'] as const)).map((place) => place.name)).toEqual([
    'rooms',
    'shift',
    'more',
  ]);
});
