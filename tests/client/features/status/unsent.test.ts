import { expect, it } from 'vitest';

import { groupUnsent } from '#client/features/status/unsent.ts';

const bytes = new Uint8Array();

it('counts what is unsent by document, what waits longest first', () => {
  expect(
    groupUnsent([
      { doc: 'store/s1', bytes, count: 1, at: 300 },
      { doc: 'journal/s1/2026-11-20', bytes, count: 2, at: 200 },
      { doc: 'journal/s1/2026-11-20', bytes, count: 3, at: 100 },
      { doc: 'strange/x', bytes, count: 1, at: 400 },
    ]),
  ).toEqual([
    { doc: 'journal/s1/2026-11-20', kind: 'journal', date: '2026-11-20', count: 5, oldestAt: 100 },
    { doc: 'store/s1', kind: 'store', date: '', count: 1, oldestAt: 300 },
    { doc: 'strange/x', kind: 'other', date: '', count: 1, oldestAt: 400 },
  ]);
});
