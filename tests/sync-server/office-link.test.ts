import { describe, expect, it } from 'vitest';
import { id } from '#domain/kernel/ids.ts';
import type { HubBatch, PullAnswer } from '#sync-server/office/link.ts';
import { createOfficeLink } from '#sync-server/store-hub/office-link.ts';
import { storedParts, type HubParts } from '#sync-server/store-hub/parts.ts';
import { createOutgoing } from '#sync-server/store-hub/outgoing.ts';
import { readStructure } from '#sync-server/documents/structure.ts';
import { cleaned, writeLog } from '#tests/setup/log-writer.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';

const NOTHING: PullAnswer = {
  updates: [],
  cursors: {},
  directoryEpoch: 'e1',
  revoked: [],
  switched: [],
  directory: [],
  more: false,
};

/** A hub without sockets, and an office that fails as often as it is told to. */
function createHub() {
  const storage = createTestStorage();
  const parts: HubParts = {
    chain: id<never>('chain1'),
    store: id<never>('store1'),
    secret: '',
    instance: 'life1',
    ...storedParts(storage),
    sessions: { subscribers: () => [] } as never,
    outgoing: createOutgoing(),
  };
  const heard: HubBatch[] = [];
  const wakes: number[] = [];
  let failing = 0;
  let lacksAt = 0;
  const office = {
    accept: async (_: string, batch: HubBatch): Promise<boolean> => {
      if (failing > 0) {
        failing -= 1;
        throw new Error('the office is away');
      }
      heard.push(batch);
      return heard.length === lacksAt;
    },
    pull: async (): Promise<PullAnswer> => {
      if (failing > 0) {
        failing -= 1;
        throw new Error('the office is away');
      }
      return NOTHING;
    },
  };
  const env = { OFFICE: { idFromName: () => 'id', get: () => office } };
  const link = createOfficeLink(env as never, parts, (at) => wakes.push(at));
  return {
    parts,
    link,
    heard,
    wakes,
    fail: (times: number) => (failing = times),
    lackAt: (batch: number) => (lacksAt = batch),
  };
}

const say = (parts: HubParts, text: string): void =>
  parts.outbox.add(
    'entries',
    'journal/store1/2026-11-21',
    'log:a:1',
    new TextEncoder().encode(text),
  );

describe('a hub whose office is away', () => {
  it('[HUB-21] keeps what it must tell, tries again later and later, and tells it in order', async () => {
    const { parts, link, heard, wakes, fail } = createHub();
    fail(3);
    for (const text of ['one', 'two', 'three']) {
      say(parts, text);
      await link.tell();
    }
    expect(heard).toEqual([]);
    // Each try sets one before it begins, and one as it fails.
    expect(wakes).toHaveLength(6);
    const delays = wakes.filter((_, index) => index % 2 === 1).map((at) => at - Date.now());
    for (const [index, least] of [0, 1_000, 3_000].entries()) {
      expect(delays[index]).toBeGreaterThan(least);
    }
    await link.resume();
    expect(heard).toHaveLength(1);
    expect(heard[0]?.rows.map(({ body }) => new TextDecoder().decode(body))).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(parts.outbox.empty).toBe(true);
    // The next row has a new number, so that the office doesn't take it for one it has.
    say(parts, 'four');
    await link.tell();
    expect(heard[1]?.rows[0]?.id).toBe(4);
  });

  it('[HUB-33] has an alarm stand before it asks, and what the process left undone waits for the next', () => {
    for (const act of ['tell', 'pull'] as const) {
      const { parts, link, wakes } = createHub();
      if (act === 'tell') say(parts, 'one');
      expect(link.isWaiting()).toBe(act === 'tell');
      // Nothing of an answer has come when the process ends.
      void link[act]();
      expect(wakes).toHaveLength(1);
      const next = createOfficeLink({} as never, parts, () => undefined);
      expect(next.isWaiting()).toBe(true);
    }
  });

  it('[HUB-33] sets no alarm where nothing is to be told', async () => {
    const { link, wakes } = createHub();
    await link.resume();
    expect(wakes).toEqual([]);
  });

  it('[OFFICE-1] reports all entries again to an office that lost some', async () => {
    const { parts, link, heard, lackAt } = createHub();
    const log = writeLog({ grant: { device: 'a' }, keys: null });
    const update = log.append(cleaned(0), cleaned(1));
    const structure = readStructure(update);
    if (!structure.ok) throw new Error(structure.error);
    const doc = parts.docs.open('journal/store1/2026-11-21');
    parts.docs.append(doc.id, update, structure.value, 'a');
    say(parts, '[]');
    lackAt(1);
    await link.tell();
    expect(heard).toHaveLength(2);
    const [row] = heard[1]?.rows ?? [];
    expect(row).toMatchObject({ kind: 'entries', doc: doc.doc, log: 'log:a:1' });
    expect(JSON.parse(new TextDecoder().decode(row?.body))).toEqual([cleaned(0), cleaned(1)]);
    expect(parts.outbox.empty).toBe(true);
  });

  it('[HUB-21] fetches registers once it is back, without being told again', async () => {
    const { parts, link, fail } = createHub();
    fail(1);
    await link.pull();
    expect(parts.meta.get('stale')).toBe('yes');
    await link.resume();
    expect(parts.meta.get('stale')).toBe('');
    expect(parts.meta.get('directoryEpoch')).toBe('e1');
  });

  it('[OFFICE-4] says again how its tablets are, until the office has heard it', async () => {
    const { parts, link, heard, fail } = createHub();
    const device = id<never>('till1');
    parts.presence.connected(device, true, 1_000);
    expect(parts.presence.status(device, 3, 500, 1_001)).toBe(true);
    expect(parts.presence.status(device, 4, 500, 1_002)).toBe(false);
    fail(1);
    await link.tell();
    await link.tell();
    expect(heard[0]?.presence).toEqual([
      { device, connected: true, contactAt: 1_002, unsent: 4, oldestUnsentAt: 500 },
    ]);
    await link.tell();
    expect(heard).toHaveLength(1);
  });
});
