import { afterEach, describe, expect, it } from 'vitest';

import { firstTablet, newTablet, stopTablets } from './support/store.ts';

afterEach(stopTablets);

describe('a tablet that joins', () => {
  it('[ENROL-1] by a code whose answer was lost is let in by the same code', async () => {
    const first = await firstTablet();
    const { identity } = await first.engine.status();
    const code = await first.engine.makeCode(identity?.store as never, false);
    if (!code.ok) throw new Error(JSON.stringify(code.error));
    const tablet = newTablet();
    tablet.loseAnswer('/api/devices');
    expect(await tablet.engine.joinWithCode(code.value.code, 'Bar')).toEqual({
      ok: false,
      error: { kind: 'offline' },
    });
    // Started again meanwhile, it is the same tablet still.
    tablet.engine.stop();
    const again = newTablet(tablet.disk);
    expect(await again.engine.joinWithCode(code.value.code, 'Bar')).toMatchObject({
      ok: true,
      value: { till: 'B', store: identity?.store },
    });
  });
});
