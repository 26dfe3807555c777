import { describe, expect, it } from 'vitest';

import { hashPin, importPinKey, isPin } from '#client/engine/staff/pin.ts';
import { FREE_TRIES, lockMs } from '#client/engine/staff/tries.ts';
import { instant, MINUTE_MS } from '#domain/kernel/instant.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { manager, waiter } from '#tests/domain/support/store.ts';
import { createRandom } from '#tests/simulation/kernel/random.ts';
import { createPlate } from '#tests/simulation/support/torn.ts';

import { createDisk } from './support/disk.ts';
import { offlineTablet, PIN, type TestTablet } from './support/tablet.ts';

async function wrongTries(tablet: TestTablet, count: number): Promise<unknown> {
  let last: unknown = null;
  for (let tried = 0; tried < count; tried += 1) last = await tablet.engine.signIn(manager, '0000');
  return last;
}

describe('a PIN', () => {
  it('[STAFF-2] signs in without a network, and stays over a restart', async () => {
    const tablet = await offlineTablet({ staff: null });
    expect(await tablet.engine.signIn(manager, PIN)).toEqual({ ok: true, value: undefined });
    const again = await tablet.restart();
    expect((await again.engine.status()).staff).toBe(manager);
  });

  it('[ENG-8] has its owner on the disk when it is told: no power cut brings back who was there before', async () => {
    const plate = createPlate();
    const disk = createDisk();
    const open = (): ReturnType<typeof disk.open> => {
      const both = disk.open();
      void plate.watch(both.database);
      void plate.watch(both.relaxed);
      return both;
    };
    const tablet = await offlineTablet({ staff: waiter, disk: { ...disk, open } });
    expect(await tablet.engine.signIn(manager, PIN)).toEqual({ ok: true, value: undefined });
    tablet.engine.stop();
    plate.crash({ ...createRandom(1), between: (least) => least });
    const again = await offlineTablet({ disk });
    expect((await again.engine.status()).staff).toBe(manager);
  });

  it('[STAFF-2] is kept with its length, by which a pad knows that it is whole', async () => {
    const tablet = await offlineTablet({ staff: null });
    expect(await tablet.engine.hashPin('24680')).toMatchObject({ digits: 5 });
  });

  it('[ENG-22] is kept slowly hashed with a secret that is nowhere beside it', async () => {
    const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
    const key = await importPinKey(crypto.subtle, 'A'.repeat(43));
    const other = await importPinKey(crypto.subtle, `${'B'.repeat(42)}A`);
    const kept = await hashPin(crypto.subtle, random, '2580', key);
    expect(kept).toMatchObject({ keyed: true, digits: 4 });
    expect(kept.iterations).toBeGreaterThanOrEqual(600_000);
    expect(key?.extractable).toBe(false);
    expect(await isPin(crypto.subtle, '2580', kept, key)).toBe(true);
    expect(await isPin(crypto.subtle, '2581', kept, key)).toBe(false);
    // Whoever has the registers alone, or another chain's secret, tries in vain.
    expect(await isPin(crypto.subtle, '2580', kept, other)).toBe(false);
    expect(await isPin(crypto.subtle, '2580', kept, null)).toBe(false);
    const { keyed: _, ...bare } = kept;
    expect(await isPin(crypto.subtle, '2580', bare, null)).toBe(false);
  });

  it('[ENG-8] locks after five wrong tries, over a restart, even for the right one', async () => {
    const tablet = await offlineTablet({ staff: null });
    expect(await wrongTries(tablet, 1)).toMatchObject({ error: { triesLeft: FREE_TRIES - 1 } });
    expect(await wrongTries(tablet, 4)).toMatchObject({ error: { code: 'locked' } });
    const again = await tablet.restart();
    expect(await again.engine.signIn(manager, PIN)).toMatchObject({ error: { code: 'locked' } });
    again.setClock(instant(clockTime('17:10') + 2 * MINUTE_MS));
    expect(await again.engine.signIn(manager, PIN)).toMatchObject({ ok: true });
  });

  it('[ENG-8] tried a hundred times is looked at a few times only', () => {
    let [clock, looked] = [0, 0];
    for (let tried = 1; clock < 8 * 60 * MINUTE_MS; tried += 1) {
      looked += 1;
      clock += lockMs(tried);
    }
    expect(looked).toBeLessThan(25);
  });

  it('[STAFF-2] of an approver that is wrong refuses the command', async () => {
    const tablet = await offlineTablet();
    const ran = await tablet.engine.run(
      { type: 'openShift', float: {} },
      { staff: manager, pin: '0000' },
    );
    expect(ran).toMatchObject({ ok: false, error: { kind: 'approval' } });
    expect(await tablet.database.outbox.count()).toBe(0);
  });
});
