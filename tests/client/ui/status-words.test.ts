import { describe, expect, it } from 'vitest';

import type { EngineStatus } from '#client/engine/api.ts';
import { clockWords, storageWords, usedPercent } from '#client/ui/status/status-words.ts';
import { syncWords } from '#client/ui/status/sync-words.ts';

const now = 1_800_000_000_000;
const calm: EngineStatus = {
  identity: null,
  date: null,
  staff: null,
  link: 'online',
  lastContactAt: now,
  offlineSince: 0,
  unsent: 0,
  oldestUnsentAt: 0,
  clockOffsetMs: 0,
  clockCorrectionMs: 0,
  pushRefused: null,
  distrusted: [],
  revokedAt: 0,
  storage: { persisted: true, usageBytes: 1, quotaBytes: 100 },
  storageError: null,
  unknownEntries: 0,
  quarantined: [],
  catchingUpDays: 0,
};

describe('the words for sending', () => {
  it('say safe only when nothing is unsent and the server is reached', () => {
    expect(syncWords(calm, now).key).toBe('safe');
    expect(syncWords({ ...calm, link: 'offline', offlineSince: now - 3_000 }, now).key).toBe(
      'offline',
    );
    expect(syncWords({ ...calm, link: 'offline', offlineSince: now - 1 }, now).key).toBe(
      'connecting',
    );
    expect(syncWords({ ...calm, unsent: 1, oldestUnsentAt: now }, now).key).toBe('unsent');
  });

  it('count what is unsent and how long the oldest waits', () => {
    const words = syncWords({ ...calm, unsent: 12, oldestUnsentAt: now - 180_000 }, now);
    expect(words).toEqual({ key: 'unsent', tone: 'warn', unsent: 12, ageMs: 180_000 });
  });

  it('are the gravest for unsent facts with no server', () => {
    const words = syncWords(
      { ...calm, link: 'offline', offlineSince: now - 7_200_000, unsent: 47, oldestUnsentAt: 1 },
      now,
    );
    expect(words).toEqual({ key: 'offlineUnsent', tone: 'bad', unsent: 47, ageMs: 7_200_000 });
  });

  it('call a connection that never comes offline', () => {
    const connecting = { ...calm, link: 'connecting' as const };
    expect(syncWords({ ...connecting, offlineSince: now - 2_000 }, now).key).toBe('connecting');
    expect(syncWords({ ...connecting, offlineSince: now - 20_000 }, now).key).toBe('offline');
  });

  it('give no negative age when the clock was set back', () => {
    expect(syncWords({ ...calm, unsent: 1, oldestUnsentAt: now + 5_000 }, now).ageMs).toBe(0);
  });
});

describe('the words for storage and clock', () => {
  it('tell the worst first', () => {
    const full = { persisted: true, usageBytes: 95, quotaBytes: 100 };
    expect(storageWords({ ...calm, storage: full, storageError: 'Quota' }).key).toBe('broken');
    expect(storageWords({ ...calm, storage: full }).key).toBe('low');
    expect(storageWords({ ...calm, storage: { ...calm.storage, persisted: false } }).key).toBe(
      'notKept',
    );
    expect(storageWords(calm).key).toBe('kept');
  });

  it('show a clock that is off by more than a minute, either way', () => {
    expect(clockWords(3 * 3_600_000).offMs).toBe(3 * 3_600_000);
    expect(clockWords(-61_000)).toEqual({ tone: 'bad', offMs: 61_000 });
    expect(clockWords(59_000).offMs).toBe(0);
    expect(clockWords(null).offMs).toBe(0);
  });

  it('take an unknown quota for nothing used', () => {
    expect(usedPercent({ persisted: true, usageBytes: 5, quotaBytes: 0 })).toBe(0);
    expect(usedPercent({ persisted: true, usageBytes: 5, quotaBytes: 1000 })).toBe(1);
  });
});
