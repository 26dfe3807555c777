import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalDoc } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { readRecords } from '#domain/registers/record-map.ts';
import { startServer, type Server } from '#sync-server/standalone/serve.ts';
import { readLog, writeLog } from '#tests/setup/log-writer.ts';
import { connect, startChain, type TestDevice } from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

let server: Server;
let device: TestDevice;
let doc: string;

beforeEach(async () => {
  server = await startServer({ dataDir: await mkdtemp(join(tmpdir(), 'encore-recovery-')) });
  device = await startChain(server.url);
  doc = journalDoc(device.grant.store, businessDate('2026-11-21'));
});
afterEach(async () => {
  await server.kill();
  await rm(server.dataDir, { recursive: true, force: true });
});

async function restart(): Promise<void> {
  await server.kill();
  server = await startServer({ dataDir: server.dataDir, port: server.port });
}

describe('a server that is killed', () => {
  it('[HUB-6] has every acknowledged push, once, however the rest ended', async () => {
    const log = writeLog(device);
    const announce = { type: 'writer', channel: 1, client: log.client, epoch: 1 } as const;
    let sent = 0;
    for (const round of [1, 2, 3]) {
      const line = await connect(device);
      await line.sub(1, doc);
      line.send(announce);
      // What was in flight when the power went is pushed again, acknowledged or not.
      if (sent > 0) expect(await line.push(1, log.state(), 1_000)).toMatchObject({ type: 'ack' });
      expect(await line.push(1, await log.facts(), round)).toMatchObject({ type: 'ack' });
      sent += 1;
      for (let flying = 0; flying < 5; flying += 1, sent += 1) {
        line.send({ type: 'push', channel: 1, ref: 2_000 + sent, update: await log.facts() });
      }
      if (round === 2) await line.ping();
      await restart();
    }
    const line = await connect(device);
    const { head } = await line.sub(1, doc);
    line.send(announce);
    const updates: Uint8Array[] = [];
    while (updates.length < head) updates.push((await line.update(1)).bytes);
    const held = readLog(updates, device.grant.device);
    // A seal stands after each.
    expect(held.map(([seq]) => seq)).toEqual(held.map((_, index) => index * 2));
    // Through the last acknowledged one: 0, 6 and 12 were, with all before them.
    expect(held.length).toBeGreaterThanOrEqual(13);
    expect(held.length).toBeLessThanOrEqual(sent);
    expect(await line.push(1, log.state())).toMatchObject({ type: 'ack' });
    await line.sub(2, doc);
    const all: Uint8Array[] = [];
    while (readLog(all, device.grant.device).length < sent) all.push((await line.update(2)).bytes);
    expect(readLog(all, device.grant.device)).toEqual(readLog([log.state()], device.grant.device));
  });

  it('[HUB-4] begins a new epoch when a disk was lost, and gets everything back', async () => {
    const before = await connect(device);
    const old = await before.sub(1, doc);
    const yesterday = writeLog(device);
    const bytes = [await yesterday.facts(3)];
    const today = yesterday.turn();
    bytes.push(await today.facts(3));
    const days = ['2026-11-20', '2026-11-21'].map((date, day) => ({
      doc: journalDoc(device.grant.store, businessDate(date)),
      log: day === 0 ? yesterday : today,
      update: bytes[day] ?? new Uint8Array(),
    }));
    for (const [channel, { doc: name, log, update }] of days.entries()) {
      await before.sub(channel + 2, name);
      before.send({ type: 'writer', channel: channel + 2, client: log.client, epoch: 1 });
      const ack = await before.push(channel + 2, update);
      expect(ack).toMatchObject({ type: 'ack' });
    }
    await server.kill();
    await rm(join(server.dataDir, 'encore-store-hub'), { recursive: true });
    await restart();

    const after = await connect(device);
    const fresh = await after.sub(1, doc, old.epoch, 1);
    expect(fresh).toMatchObject({ full: true, head: 0 });
    expect(fresh.epoch).not.toBe(old.epoch);
    // [HUB-14] Newest first, as a tablet has them.
    for (const [channel, { doc: name, log }] of [...days.entries()].toReversed()) {
      await after.sub(channel + 2, name);
      after.send({ type: 'writer', channel: channel + 2, client: log.client, epoch: 1 });
      expect(await after.push(channel + 2, log.state())).toMatchObject({ type: 'ack', seq: 1 });
    }
    // The registers come back from the office.
    await after.sub(9, `chain/${device.grant.chain}`);
    const registers = new Y.Doc();
    Y.applyUpdate(registers, (await after.update(9)).bytes);
    expect([...readRecords(registers.getMap('staff')).keys()]).toEqual(['owner1']);
  });
});

describe('upkeep', () => {
  it('[HUB-20] compacts a long document by alarm, and [HUB-3] answers old cursors', async () => {
    const line = await connect(device);
    const { epoch } = await line.sub(1, doc);
    const log = writeLog(device);
    line.send({ type: 'writer', channel: 1, client: log.client, epoch: 1 });
    for (let ref = 1; ref <= 501; ref += 1) {
      line.send({ type: 'push', channel: 1, ref, update: await log.facts() });
    }
    let base = 0;
    while (base === 0) ({ base } = await line.sub(2, doc, epoch, 501));
    expect(base).toBe(501);
    expect(await line.push(1, await log.facts(), 1_001)).toMatchObject({ seq: 502 });
    // What went into the snapshot is still known as held.
    expect(await line.push(1, log.state(), 1_002)).toMatchObject({ type: 'ack', seq: 502 });

    const behind = await line.sub(3, doc, epoch, 10);
    expect(behind).toMatchObject({ full: false, base: 501, head: 502 });
    const [snapshot, rest] = [await line.update(3), await line.update(3)];
    expect([snapshot.seq, rest.seq]).toEqual([501, 502]);
    const tuples = readLog([snapshot.bytes, rest.bytes], device.grant.device);
    expect(tuples.map(([seq]) => seq)).toEqual(Array.from({ length: 502 }, (_, n) => n * 2));

    await restart();
    const again = await connect(device);
    expect(await again.sub(1, doc, epoch, 502)).toMatchObject({
      base: 501,
      head: 502,
      full: false,
    });
  });
});
