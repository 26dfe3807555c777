import { describe, expect, inject, it } from 'vitest';
import { journalDoc } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import type { ApiError, QuarantinedEntries, StoreFreshness } from '#domain/wire/api.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import {
  connect,
  getJson,
  getToken,
  joinStore,
  postJson,
  startChain,
  type TestDevice,
} from '#tests/setup/tablet.ts';

const url = inject('serverUrl');
const JOURNAL = 1;

const revoke = async (by: TestDevice, device: TestDevice, staff = 'owner1'): Promise<Response> =>
  postJson(
    `${url}/api/chains/${by.grant.chain}/devices/${device.grant.device}/revocation`,
    { staff },
    await getToken(by),
  );

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as ApiError).error.code;

async function openJournal(tablet: TestDevice) {
  const line = await connect(tablet);
  await line.sub(JOURNAL, journalDoc(tablet.grant.store, businessDate('2026-11-21')));
  const log = writeLog(tablet);
  line.send({ type: 'writer', channel: JOURNAL, client: log.client, epoch: 1 });
  return { line, log };
}

describe('a tablet that was shut out', () => {
  it('[ENROL-6] loses its connection and its tokens at once; what it had sent stays', async () => {
    const owner = await startChain(url);
    const stolen = await joinStore(owner);
    const { line, log } = await openJournal(stolen);
    const { line: mate } = await openJournal(owner);
    await line.push(JOURNAL, await log.facts(2));
    expect((await mate.update(JOURNAL)).seq).toBe(1);
    const token = await getToken(stolen);

    expect((await revoke(owner, stolen)).status).toBe(204);
    expect(await line.next('nack', 0)).toMatchObject({ code: 'revoked' });
    const journal = journalDoc(owner.grant.store, businessDate('2026-11-21'));
    line.send({ type: 'sub', channel: 5, doc: journal, epoch: '', since: 0 });
    expect(await line.next('nack', 5)).toMatchObject({ code: 'revoked' });
    await expect(connect(stolen, token)).rejects.toThrow('closed 4003');
    const { chain, device } = stolen.grant;
    const asked = await postJson(`${url}/api/challenges`, { chain, device });
    expect([asked.status, await codeOf(asked)]).toEqual([403, 'revoked']);
    const read = await fetch(`${url}/api/chains/${chain}/stores`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(read.status).toBe(401);
    const { stores } = await getJson<{ stores: StoreFreshness[] }>(
      owner,
      `/api/chains/${chain}/stores`,
    );
    const shown = stores[0]?.devices.find((one) => one.device === device);
    expect(shown?.revokedAt).toBeGreaterThan(0);
    // What it had sent before counts, and it is soon gone.
    await mate.sub(2, journal);
    expect((await mate.update(2)).seq).toBe(1);
    expect(await line.closed).toMatchObject({ code: 4003 });
  });

  it('[ENROL-6] has what comes after the cut kept aside, where people see it', async () => {
    const owner = await startChain(url);
    const stolen = await joinStore(owner);
    const { line, log } = await openJournal(stolen);
    await line.push(JOURNAL, await log.facts());
    const { line: mate } = await openJournal(owner);
    await mate.update(JOURNAL);
    await revoke(owner, stolen);
    await line.next('nack', 0);
    const late = await line.push(JOURNAL, await log.facts());
    expect(late).toMatchObject({ type: 'nack', code: 'revoked' });
    const { grant } = owner;
    const path = `/api/stores/${grant.store}/quarantine`;
    const { entries } = await getJson<{ entries: readonly QuarantinedEntries[] }>(owner, path);
    expect(entries).toMatchObject([
      { device: stolen.grant.device, reason: 'revoked', firstSeq: 2, entries: 2 },
    ]);
    expect(entries[0]?.facts[0]?.type).toBe('RoomCleaned');
    // The next that the other tablet hears is its own tablets': here nothing of the late one.
    await mate.sub(2, journalDoc(grant.store, businessDate('2026-11-21')));
    expect((await mate.update(2)).seq).toBe(1);
    expect(await mate.push(2, new Uint8Array([0, 0]))).toMatchObject({ type: 'ack', seq: 1 });
  });

  it('[ENROL-7] is shut out by somebody with the right, and never by itself', async () => {
    const owner = await startChain(url);
    const [other, stranger] = [await joinStore(owner), await startChain(url)];
    expect((await revoke(owner, other, 'nobody')).status).toBe(403);
    expect((await revoke(owner, owner)).status).toBe(403);
    expect((await revoke(owner, stranger)).status).toBe(404);
    const path = `/api/chains/${owner.grant.chain}/devices/${other.grant.device}/revocation`;
    const unasked = await postJson(url + path, { staff: 'owner1' });
    expect(unasked.status).toBe(401);
    await connect(other);
  });
});
