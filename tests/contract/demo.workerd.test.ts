import { describe, expect, inject, it } from 'vitest';
import { readRecords } from '#domain/registers/record-map.ts';
import { chainDoc } from '#domain/registers/registers.ts';
import type { ChainTakings, StoreFreshness } from '#domain/wire/api.ts';
import {
  connect,
  eventually,
  getJson,
  getToken,
  startChain,
  startDemo,
  type TestDevice,
} from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

const url = inject('serverUrl');

const remove = async (device: TestDevice): Promise<number> => {
  const response = await fetch(`${url}/api/chains/${device.grant.chain}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${await getToken(device)}` },
  });
  return response.status;
};

describe('the demo chain', () => {
  it('[OFFICE-6] has a past in every store, and goes without a trace', async () => {
    const device = await startDemo(url);
    expect(device.grant).toMatchObject({ demo: true, till: 'D' });
    const line = await connect(device);
    expect(line.welcome.docs.length).toBeGreaterThanOrEqual(30);
    await line.sub(1, chainDoc(device.grant.chain));
    const registers = new Y.Doc();
    Y.applyUpdate(registers, (await line.update(1)).bytes);
    expect(readRecords(registers.getMap('items')).size).toBeGreaterThan(100);

    const chain = `/api/chains/${device.grant.chain}`;
    const { days } = await eventually(
      () => getJson<ChainTakings>(device, `${chain}/takings?from=2020-01-01&to=2099-12-31`),
      (answer) => answer.days.length >= 90,
    );
    for (const { takings } of days) {
      const tendered = Object.values(takings.byTender).reduce((sum, { fen }) => sum + fen, 0);
      expect(tendered).toBe(takings.dueFen);
    }
    const { stores } = await getJson<{ stores: StoreFreshness[] }>(device, `${chain}/stores`);
    expect(stores).toHaveLength(3);

    expect(await remove(device)).toBe(204);
    expect((await line.closed).code).toBe(4001);
    await expect(getToken(device)).rejects.toThrow('404');
  }, 90_000);

  it('[OFFICE-6] is the only kind of chain that can be removed', async () => {
    expect(await remove(await startChain(url))).toBe(403);
  });
});
