import { describe, expect, it } from 'vitest';

import { retryMs } from '#client/engine/sync/link.ts';

describe('the pause before a new connection', () => {
  it('grows from half a second to ten, and differs between tablets by up to half', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((attempt) => retryMs(attempt, 255))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    expect(retryMs(5, 0)).toBe(5_000);
  });
});
