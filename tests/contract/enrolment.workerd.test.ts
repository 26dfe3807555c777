import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { ApiError, DeviceGrant, EnrolmentCode } from '#domain/wire/api.ts';
import { startServer } from '#sync-server/standalone/serve.ts';
import {
  addStore,
  getToken,
  joinStore,
  makeKeys,
  postJson,
  publicKey,
  signNonce,
  startChain,
  type TestDevice,
} from '#tests/setup/tablet.ts';

const url = inject('serverUrl');

const makeCode = async (by: TestDevice, store: string = by.grant.store): Promise<EnrolmentCode> =>
  (await (
    await postJson(`${by.url}/api/codes`, { store }, await getToken(by))
  ).json()) as EnrolmentCode;

const enrol = async (at: string, code: string, keys?: CryptoKeyPair): Promise<Response> =>
  postJson(`${at}/api/devices`, {
    code,
    device: { name: 'New till', key: await publicKey(keys ?? (await makeKeys())) },
  });

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as ApiError).error.code;

describe('one-time codes', () => {
  it('[ENROL-1] lets one tablet in, as people type it, and no second', async () => {
    const first = await startChain(url);
    const { code, expiresAt } = await makeCode(first);
    expect(code).toMatch(/^[3-9A-HJ-NP-TW-Y]{8}$/u);
    expect(expiresAt - Date.now()).toBeGreaterThan(14 * 60_000);
    const typed = `${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase();
    const both = await Promise.all([enrol(url, typed), enrol(url, code)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 404]));
    const [late] = both.filter(({ status }) => status === 404);
    expect(late && (await codeOf(late))).toBe('codeUnknown');
    expect(await codeOf(await enrol(url, code))).toBe('codeUnknown');
  });

  it('[ENROL-1] gives a tablet whose answer was lost the same place again, no further one', async () => {
    const first = await startChain(url);
    const { code } = await makeCode(first);
    const keys = await makeKeys();
    const lost = (await (await enrol(url, code, keys)).json()) as DeviceGrant;
    const [grant, next] = await Promise.all(
      [enrol(url, code, keys), enrol(url, (await makeCode(first)).code)].map(
        async (asked) => (await (await asked).json()) as DeviceGrant,
      ),
    );
    expect(grant).toEqual(lost);
    expect([lost.till, next?.till]).toEqual(['B', 'C']);
    // Another code is another tablet, with what that code says.
    const forTrading = { store: first.grant.store, tillOnly: true };
    const made = await postJson(`${url}/api/codes`, forTrading, await getToken(first));
    const tillCode = ((await made.json()) as EnrolmentCode).code;
    expect(await (await enrol(url, tillCode, keys)).json()).toMatchObject({
      till: 'D',
      tillOnly: true,
    });
  });

  it('[ENROL-6] lets no tablet that was shut out back in by the code that it used', async () => {
    const first = await startChain(url);
    const { code } = await makeCode(first);
    const keys = await makeKeys();
    const lost = (await (await enrol(url, code, keys)).json()) as DeviceGrant;
    const path = `${url}/api/chains/${first.grant.chain}/devices/${lost.device}/revocation`;
    const token = await getToken(first);
    expect((await postJson(path, { staff: 'owner1' }, token)).status).toBe(204);
    expect(await codeOf(await enrol(url, code, keys))).toBe('codeUnknown');
    // Where somebody lets it in anew, it is another tablet.
    const again = await enrol(url, (await makeCode(first)).code, keys);
    expect(await again.json()).toMatchObject({ till: 'C' });
  });

  it('[ENROL-1] gives each tablet of a store the next letter, each store its own', async () => {
    const first = await startChain(url);
    const second = await joinStore(first);
    const elsewhere = await joinStore(first, await addStore(first, 'South'));
    expect([first, second, elsewhere].map(({ grant }) => grant.till)).toEqual(['A', 'B', 'A']);
    expect(elsewhere.grant).toMatchObject({ storeName: 'South', chain: first.grant.chain });
    expect(new Set([first, second, elsewhere].map(({ grant }) => grant.block)).size).toBe(3);
  });

  it('[ENROL-9] lets a tablet in for trading alone, which lets in only others of its kind', async () => {
    const first = await startChain(url);
    const till = await joinStore(first, first.grant.store, true);
    const another = await joinStore(till);
    const full = await joinStore(first);
    expect([first, till, another, full].map(({ grant }) => grant.tillOnly ?? false)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('[ENROL-10] is switched by one that may write everything, never by itself or by a till', async () => {
    const first = await startChain(url);
    const till = await joinStore(first, first.grant.store, true);
    const full = await joinStore(first);
    const switchTo = async (
      tillOnly: boolean,
      by: TestDevice,
      device: TestDevice,
      staff = 'owner1',
    ): Promise<number> => {
      const path = `${url}/api/chains/${by.grant.chain}/devices/${device.grant.device}/scope`;
      return (await postJson(path, { staff, tillOnly }, await getToken(by))).status;
    };
    const madeBy = async (by: TestDevice): Promise<boolean> =>
      (await joinStore(by)).grant.tillOnly ?? false;
    const old = await getToken(full);
    expect(await switchTo(true, first, full)).toBe(204);
    expect(await madeBy(full)).toBe(true);
    // An old token says what it was before; the office knows better.
    const path = `${url}/api/chains/${full.grant.chain}/devices/${first.grant.device}/scope`;
    expect((await postJson(path, { staff: 'owner1', tillOnly: true }, old)).status).toBe(403);
    expect(await switchTo(false, full, till)).toBe(403);
    expect(await switchTo(true, first, first)).toBe(403);
    expect(await switchTo(false, first, till, 'nobody')).toBe(403);
    expect(await switchTo(false, first, till)).toBe(204);
    expect(await madeBy(till)).toBe(false);
    const elsewhere = await startChain(url);
    expect(await switchTo(false, elsewhere, full)).toBe(404);
  });

  it('[ENROL-1] makes codes for stores of the own chain alone', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const token = await getToken(mine);
    const body = { store: other.grant.store };
    expect((await postJson(`${url}/api/codes`, body, token)).status).toBe(404);
    expect((await postJson(`${url}/api/codes`, body)).status).toBe(401);
  });

  it('[ENROL-3] stops who tries too many', async () => {
    const server = await startServer({ dataDir: await mkdtemp(join(tmpdir(), 'encore-tries-')) });
    try {
      const first = await startChain(server.url);
      const { code } = await makeCode(first);
      // All at once: each is counted before it is looked at.
      const tried = await Promise.all(
        Array.from({ length: 40 }, async () => codeOf(await enrol(server.url, 'AAAA3333'))),
      );
      expect(tried.filter((said) => said === 'codeUnknown')).toHaveLength(30);
      expect(tried.filter((said) => said === 'tooManyTries')).toHaveLength(10);
      expect(await codeOf(await enrol(server.url, code))).toBe('tooManyTries');
    } finally {
      await server.kill();
      await rm(server.dataDir, { recursive: true, force: true });
    }
  });
});

describe('tokens', () => {
  const challenge = async ({ grant }: TestDevice): Promise<string> => {
    const { chain, device } = grant;
    const response = await postJson(`${url}/api/challenges`, { chain, device });
    return ((await response.json()) as { nonce: string }).nonce;
  };
  const answer = ({ chain, device }: DeviceGrant, nonce: string, signature: string) =>
    postJson(`${url}/api/tokens`, { chain, device, nonce, signature });

  it('[ENROL-4] are given once for a challenge that the tablet signed itself', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const nonce = await challenge(mine);
    const byOther = await signNonce(other.keys, nonce);
    expect((await answer(mine.grant, nonce, byOther)).status).toBe(401);
    const fresh = await challenge(mine);
    const signature = await signNonce(mine.keys, fresh);
    expect((await answer(mine.grant, fresh, signature)).status).toBe(200);
    expect((await answer(mine.grant, fresh, signature)).status).toBe(401);
    const invented = 'bm90LWdpdmVu';
    const signed = await signNonce(mine.keys, invented);
    expect((await answer(mine.grant, invented, signed)).status).toBe(401);
  });

  it('[ENROL-4] are for tablets of the chain', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const body = { chain: mine.grant.chain, device: other.grant.device };
    expect((await postJson(`${url}/api/challenges`, body)).status).toBe(404);
    const nowhere = { chain: 'nowhere', device: mine.grant.device };
    expect((await postJson(`${url}/api/challenges`, nowhere)).status).toBe(404);
  });
});

describe('bad requests', () => {
  it('[ENROL-5] are refused with what is wrong, and nothing is made', async () => {
    const key = await publicKey(await makeKeys());
    const good = {
      chainName: 'Chain',
      store: { name: 'North', timeZone: 'Asia/Shanghai', closeoutMinute: 480 },
      owner: { id: 'o1', name: 'Owner', pin: { salt: 'AA', hash: 'BB', iterations: 1 } },
      device: { name: 'Till', key },
    };
    const bad: [unknown, string][] = [
      [{ ...good, chainName: ' ' }, 'chainName'],
      [{ ...good, store: { ...good.store, timeZone: 'Mars/Base' } }, 'store.timeZone'],
      [{ ...good, store: { ...good.store, closeoutMinute: 1_440 } }, 'store.closeoutMinute'],
      [{ ...good, device: { name: 'Till', key: { ...key, x: 'AAAA' } } }, 'device.key'],
      [{}, 'chainName'],
    ];
    for (const [body, field] of bad) {
      const response = await postJson(`${url}/api/chains`, body);
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as ApiError;
      expect(error.code).toBe('malformed');
      expect(error.message).toContain(field);
    }
    const text = await fetch(`${url}/api/chains`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"chainName":',
    });
    expect(text.status).toBe(400);
    expect(await codeOf(text)).toBe('malformed');
    const long = await postJson(`${url}/api/chains`, { ...good, padding: 'x'.repeat(70_000) });
    expect(long.status).toBe(400);
  });
});
