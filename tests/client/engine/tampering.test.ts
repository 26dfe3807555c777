import { describe, expect, it, vi } from 'vitest';

import type { TestTablet } from './support/tablet.ts';
import { offlineTablet } from './support/tablet.ts';
import { openFirstRoom } from './support/trade.ts';

const journal = (tablet: TestTablet) =>
  tablet.database.updates.where('doc').startsWith('journal/').toArray();

/** A tablet that sealed what it did, without a network. */
async function sealedTablet(): Promise<TestTablet> {
  const tablet = await offlineTablet();
  await openFirstRoom(tablet, 'Zhang Wei');
  tablet.runTimers(5_000);
  await vi.waitFor(async () => expect(await tablet.database.outbox.count()).toBe(2));
  return tablet;
}

/** Changes text inside the stored bytes, as somebody with the browser's files could. */
async function tamper(tablet: TestTablet, from: string, to: string): Promise<void> {
  const rows = await journal(tablet);
  let changed = 0;
  for (const row of rows) {
    const text = Buffer.from(row.bytes).toString('latin1');
    if (!text.includes(from)) continue;
    const bytes = Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
    await tablet.database.updates.put({ ...row, bytes });
    changed += 1;
  }
  expect(changed).toBe(1);
}

describe('a journal whose stored bytes were changed', () => {
  it('[ENG-6] loads as it was when nobody changed it', async () => {
    const tablet = await sealedTablet();
    const again = await tablet.restart();
    expect((await again.engine.status()).quarantined).toEqual([]);
    expect(await again.database.device.get('log')).toMatchObject({ value: { epoch: 0, next: 2 } });
  });

  it('[ENG-6] is set aside, kept, and told; a new epoch begins', async () => {
    const tablet = await sealedTablet();
    await tamper(tablet, 'Zhang Wei', 'Wang Wei ');
    const again = await tablet.restart();
    const { quarantined, storageError } = await again.engine.status();
    expect(quarantined).toEqual(['journal/s1/2026-11-20']);
    expect(storageError).toBeNull();
    expect(await again.database.updates.where('doc').startsWith('quarantine/').count()).toBe(2);
    expect(await again.database.device.get('log')).toMatchObject({ value: { epoch: 1, next: 0 } });
  });

  it('[ENG-6] is told for a lost row too', async () => {
    const tablet = await sealedTablet();
    const [first] = await journal(tablet);
    await tablet.database.updates.delete(first?.id ?? 0);
    const again = await tablet.restart();
    expect((await again.engine.status()).quarantined).toHaveLength(1);
  });

  it('[ENG-6] gives the unsent facts back from the outbox', async () => {
    const tablet = await sealedTablet();
    await tamper(tablet, 'Zhang Wei', 'Wang Wei ');
    const again = await tablet.restart();
    expect((await journal(again)).length).toBe(2);
    const third = await again.restart();
    const taken = await third.engine.run({
      type: 'openRoom',
      room: (await third.database.rooms.toArray())[0]?.id as never,
      party: 'Li',
      heads: 2,
      member: null,
    });
    expect(taken).toMatchObject({ error: { refusal: { code: 'roomTaken' } } });
  });
});
