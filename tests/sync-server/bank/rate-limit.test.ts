import { expect, it } from 'vitest';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { createRateLimit } from '#sync-server/bank/rate-limit.ts';

it('[BANK-12] lets a tablet ask 240 times a minute, whatever others ask', () => {
  const limit = createRateLimit();
  const [busy, other] = ['d1', 'd2'].map((text) => id<DeviceId>(text)) as [DeviceId, DeviceId];
  const start = 1_800_000_000_000;
  for (let n = 0; n < 240; n += 1) expect(limit.note(busy, instant(start + n))).toBe(true);
  expect(limit.note(busy, instant(start + 300))).toBe(false);
  expect(limit.note(other, instant(start + 300))).toBe(true);
  expect(limit.note(busy, instant(start + 60_001))).toBe(true);
});
