import { beforeAll, describe, expect, inject, it } from 'vitest';
import { journalDoc } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import type { StoreFreshness } from '#domain/wire/api.ts';
import { MAX_MESSAGE_BYTES, MAX_UPDATE_BYTES } from '#domain/wire/frames.ts';
import { cleaned, readLog, writeLog } from '#tests/setup/log-writer.ts';
import {
  connect,
  getJson,
  getToken,
  joinStore,
  postJson,
  startChain,
  type Connection,
  type TestDevice,
} from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

const url = inject('serverUrl');

/** A tablet with its journal of a day open on channel 1, and its log announced. */
async function openDay(device: TestDevice, day = '2026-11-21') {
  const doc = journalDoc(device.grant.store, businessDate(day));
  const line = await connect(device);
  const subbed = await line.sub(1, doc);
  const log = writeLog(device);
  line.send({ type: 'writer', channel: 1, client: log.client, epoch: 1 });
  return { doc, line, subbed, log, tablet: device, device: device.grant.device };
}

describe('a tablet that is for trading alone', () => {
  /** A tablet's connection with its chain's register open, and a change of it as an update. */
  const open = async (device: TestDevice, field: string, value: unknown) => {
    const line = await connect(device);
    await line.sub(1, `chain/${device.grant.chain}`);
    const content = new Y.Doc();
    content.getMap('items').set(field, value);
    return { line, update: Y.encodeStateAsUpdate(content) };
  };

  it('[HUB-32] writes nothing new into the chain’s register, but its own printers and members', async () => {
    const first = await startChain(url);
    const till = await joinStore(first, first.grant.store, true);
    const { line, update } = await open(till, 'beer/priceFen', 1);
    expect(await line.push(1, update)).toMatchObject({ type: 'nack', code: 'forbidden' });
    const written = (collection: string, key: string, value: unknown): Uint8Array => {
      const content = new Y.Doc();
      content.getMap(collection).set(key, value);
      return Y.encodeStateAsUpdate(content);
    };
    await line.sub(2, `store/${till.grant.store}`);
    const rooms = written('rooms', 'r1', { id: 'r1', name: '101' });
    expect(await line.push(2, rooms)).toMatchObject({ type: 'nack', code: 'forbidden' });
    const printer = { id: 'p1', device: till.grant.device };
    expect(await line.push(2, written('printers', 'p1', printer))).toMatchObject({ type: 'ack' });
    const others = written('printers', 'p2', { id: 'p2', device: first.grant.device });
    expect(await line.push(2, others)).toMatchObject({ type: 'nack', code: 'forbidden' });
    const profiles = new Y.Doc();
    profiles.getMap('members').set('m1/name', 'Ada');
    await line.sub(3, `members/${till.grant.chain}/00`);
    expect(await line.push(3, Y.encodeStateAsUpdate(profiles))).toMatchObject({ type: 'ack' });
  });

  it('[HUB-32] is so from the moment that it is switched, and no longer once it is switched back', async () => {
    const first = await startChain(url);
    const second = await joinStore(first);
    const before = await open(second, 'beer/priceFen', 1);
    expect(await before.line.push(1, before.update)).toMatchObject({ type: 'ack' });
    const old = await getToken(second);
    const { chain, device } = second.grant;
    const path = `${url}/api/chains/${chain}/devices/${device}/scope`;
    const switchTo = async (tillOnly: boolean): Promise<void> => {
      const body = { staff: 'owner1', tillOnly };
      expect((await postJson(path, body, await getToken(first))).status).toBe(204);
    };
    await switchTo(true);
    expect(await before.line.closed).toMatchObject({ code: 4004 });
    await expect(connect(second, old)).rejects.toThrow('closed 1008');
    const after = await open(second, 'beer/priceFen', 2);
    expect(await after.line.push(1, after.update)).toMatchObject({ code: 'forbidden' });
    await switchTo(false);
    expect(await after.line.closed).toMatchObject({ code: 4004 });
    const again = await open(second, 'beer/priceFen', 3);
    expect(await again.line.push(1, again.update)).toMatchObject({ type: 'ack' });
  });

  it('[HUB-32] may offer what the hub holds already; another tablet writes it', async () => {
    const first = await startChain(url);
    const owner = await open(first, 'beer/priceFen', 1);
    expect(await owner.line.push(1, owner.update)).toMatchObject({ type: 'ack' });
    const till = await joinStore(first, first.grant.store, true);
    const { line } = await open(till, 'beer/priceFen', 2);
    expect(await line.push(1, owner.update)).toMatchObject({ type: 'ack' });
  });
});

describe('cursors', () => {
  it('[HUB-1] gives a document one epoch, and another document another', async () => {
    const { line, doc, subbed } = await openDay(await startChain(url));
    const again = await line.sub(2, doc);
    const other = await line.sub(3, doc.replace('11-21', '11-22'));
    expect(again.epoch).toBe(subbed.epoch);
    expect(other.epoch).not.toBe(subbed.epoch);
    expect(again.head).toBe(0);
  });

  it('[HUB-2] sends exactly what came after the cursor, in order, until UNSUB', async () => {
    const first = await startChain(url);
    const { line, doc, subbed, log, device } = await openDay(first);
    for (let n = 0; n < 3; n += 1) await line.push(1, await log.facts());

    const other = await connect(await joinStore(first));
    const resumed = await other.sub(5, doc, subbed.epoch, 1);
    expect(resumed).toMatchObject({ head: 3, base: 0, full: false });
    const [second, third] = [await other.update(5), await other.update(5)];
    expect([second.seq, third.seq]).toEqual([2, 3]);

    other.send({ type: 'unsub', channel: 5 });
    await other.ping();
    await line.push(1, await log.facts());
    // Nothing came on 5: the answer to a new subscription is the first thing that does.
    await other.sub(5, doc, subbed.epoch, 3);
    const fourth = await other.update(5);
    expect(fourth.seq).toBe(4);
    expect(readLog([log.state()], device)).toHaveLength(4);
  });

  it('[HUB-4] sends all under another epoch or past the head, and says so', async () => {
    const { line, doc, subbed, log, device } = await openDay(await startChain(url));
    await line.push(1, await log.facts());
    for (const [channel, epoch, since] of [
      [2, 'another', 1],
      [3, subbed.epoch, 7],
    ] as const) {
      expect(await line.sub(channel, doc, epoch, since)).toMatchObject({ full: true, head: 1 });
      expect(readLog([(await line.update(channel)).bytes], device)).toHaveLength(1);
    }
    // A tablet that knew more than the hub: an older disk was put back, and all exchange anew.
    const after = await line.sub(4, doc, subbed.epoch, 1);
    expect(after.full).toBe(true);
    expect(after.epoch).not.toBe(subbed.epoch);
  });

  it('[HUB-17] welcomes with the journal documents, newest first', async () => {
    const first = await startChain(url);
    const { line, log, doc } = await openDay(first);
    await line.push(1, await log.facts());
    await line.sub(2, doc.replace('11-21', '11-20'));
    await line.sub(3, doc.replace('11-21', '11-22'));
    const { welcome } = await connect(await joinStore(first));
    expect(welcome.docs.map((one) => [one.doc.slice(-5), one.head])).toEqual([
      ['11-22', 0],
      ['11-21', 1],
      ['11-20', 0],
    ]);
    expect(Math.abs(welcome.serverTime - Date.now())).toBeLessThan(5_000);
  });
});

it('[HUB-23] tells a tablet that hasn’t a journal open that it grew', async () => {
  const first = await startChain(url);
  const { line, log, doc } = await openDay(first);
  const other = await connect(await joinStore(first));
  await other.ping();
  await line.push(1, await log.facts());
  const epoch = expect.stringMatching(/^[0-9a-f]{8}$/u) as string;
  expect((await other.next('welcome')).docs).toEqual([{ doc, head: 1, epoch, own: 0 }]);
});

it('[HUB-17] [HUB-14] says how much it holds of a tablet, whose days come in any order', async () => {
  const first = await startChain(url);
  const { line, log, doc } = await openDay(first);
  const days = ['11-19', '11-20', '11-21'].map((day) => doc.replace('11-21', day));
  const logs = [log];
  const states: Uint8Array[] = [];
  for (const [index] of days.entries()) {
    const own = logs[index] ?? log;
    await own.facts(index + 1);
    states.push(own.state());
    logs.push(own.turn());
  }
  for (const index of [1, 2, 0]) {
    await line.sub(5 + index, days[index] ?? '');
    const client = logs[index]?.client ?? 0;
    line.send({ type: 'writer', channel: 5 + index, client, epoch: 1 });
    const ack = await line.push(5 + index, states[index] ?? new Uint8Array(), 10 + index);
    expect(ack).toMatchObject({ type: 'ack', seq: 1 });
  }
  const again = await connect(first);
  // The facts of each day, and their seal.
  expect(again.welcome.docs.map((day) => [day.doc, day.own])).toEqual(
    days.map((day, index) => [day, index + 2]).toReversed(),
  );
});

describe('pushes', () => {
  let first: TestDevice;
  let here: Awaited<ReturnType<typeof openDay>>;
  let there: Connection;
  beforeAll(async () => {
    first = await startChain(url);
    here = await openDay(first);
    there = await connect(await joinStore(first));
    await there.sub(9, here.doc);
  });

  it('[HUB-5] acknowledges with the sequence and sends it to the other tablet', async () => {
    const ack = await here.line.push(1, await here.log.facts(2));
    expect(ack).toMatchObject({ type: 'ack', channel: 1, seq: 1 });
    const { seq, bytes } = await there.update(9);
    expect(seq).toBe(1);
    expect(readLog([bytes], here.device)).toEqual([cleaned(0), cleaned(1)]);
  });

  it('[HUB-7] acknowledges what it holds again, without storing or sending it', async () => {
    const update = await here.log.facts();
    expect(await here.line.push(1, update)).toMatchObject({ type: 'ack', seq: 2 });
    expect(await here.line.push(1, update)).toMatchObject({ type: 'ack', seq: 2 });
    expect(await here.line.push(1, here.log.state())).toMatchObject({ type: 'ack', seq: 2 });
    // A state that holds old and new together adds the new alone.
    await here.log.facts();
    expect(await here.line.push(1, here.log.state())).toMatchObject({ type: 'ack', seq: 3 });
    const [second, third] = [await there.update(9), await there.update(9)];
    expect([second.seq, third.seq]).toEqual([2, 3]);
    const sent = Y.decodeUpdate(third.bytes).structs;
    expect(sent.map(({ id, length }) => [id.clock, length])).toEqual([[5, 2]]);
  });

  it('[HUB-12] refuses a gap in the log, keeps nothing of it and goes on [HUB-9]', async () => {
    const ahead = here.log.fork();
    here.line.send({ type: 'writer', channel: 1, client: ahead.client, epoch: 1 });
    const gap = await here.line.push(1, ahead.append(cleaned(ahead.next() + 1)));
    expect(gap).toMatchObject({ type: 'nack', code: 'gap' });
    const ack = await here.line.push(1, await here.log.facts());
    expect(ack).toMatchObject({ type: 'ack', seq: 4 });
    expect((await there.update(9)).seq).toBe(4);
  });

  it('[HUB-12] counts on across days', async () => {
    await here.line.sub(2, here.doc.replace('11-21', '11-22'));
    const next = here.log.turn();
    here.line.send({ type: 'writer', channel: 2, client: next.client, epoch: 1 });
    const unannounced = await here.line.push(2, await here.log.turn().facts());
    expect(unannounced).toMatchObject({ code: 'unknownWriter' });
    expect(await here.line.push(2, await next.facts())).toMatchObject({ type: 'ack', seq: 1 });
  });

  it('[HUB-11] refuses a client that was not announced, and one announced by another', async () => {
    const stranger = writeLog(here.tablet);
    const refused = await here.line.push(1, await stranger.facts());
    expect(refused).toMatchObject({ type: 'nack', code: 'unknownWriter' });
    there.send({ type: 'writer', channel: 9, client: here.log.client, epoch: 1 });
    expect(await there.next('nack', 9)).toMatchObject({ code: 'forbidden' });
  });

  it("[HUB-13] refuses another tablet's entries, and leaves them out of a whole state", async () => {
    const forged = writeLog(here.tablet);
    there.send({ type: 'writer', channel: 9, client: forged.client, epoch: 1 });
    expect(await there.push(9, await forged.facts())).toMatchObject({ type: 'nack' });

    const own = await joinStore(first);
    const line = await connect(own);
    await line.sub(1, here.doc);
    const whole = writeLog(own);
    Y.applyUpdate(whole.doc, here.log.state());
    Y.applyUpdate(whole.doc, forged.state());
    line.send({ type: 'writer', channel: 1, client: whole.client, epoch: 1 });
    await whole.facts();
    expect(await line.push(1, whole.state())).toMatchObject({ type: 'ack' });
    const { bytes } = await there.update(9);
    expect(readLog([bytes], own.grant.device)).toEqual([cleaned(0)]);
    expect(readLog([bytes], here.device)).toEqual([]);
  });

  it('[HUB-8] refuses more than 1.9 MB and sends long updates in parts', async () => {
    const doc = `chain/${first.grant.chain}`;
    await here.line.sub(4, doc);
    await there.sub(4, doc);
    await there.update(4);
    const big = (bytes: number): Uint8Array => {
      const content = new Y.Doc();
      content.getMap('items').set('picture', 'x'.repeat(bytes));
      return Y.encodeStateAsUpdate(content);
    };
    const tooBig = await here.line.push(4, big(MAX_UPDATE_BYTES));
    expect(tooBig).toMatchObject({ type: 'nack', code: 'tooLarge' });
    const fits = big(MAX_UPDATE_BYTES - 200);
    expect(await here.line.push(4, fits)).toMatchObject({ type: 'ack' });
    const { bytes, parts } = await there.update(4);
    expect(parts).toBe(Math.ceil(fits.length / (MAX_MESSAGE_BYTES - 1_000)));
    expect(bytes).toEqual(fits);
  });
});

describe('connections', () => {
  it('[HUB-15] opens documents of the own store and chain alone', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const line = await connect(mine);
    const refusals: [string, string][] = [
      [`journal/${other.grant.store}/2026-11-21`, 'forbidden'],
      [`store/${other.grant.store}`, 'forbidden'],
      [`chain/${other.grant.chain}`, 'forbidden'],
      [`members/${other.grant.chain}/00`, 'forbidden'],
      [`journal/${mine.grant.store}/2026-02-30`, 'unknownDoc'],
      [`members/${mine.grant.chain}/zz`, 'unknownDoc'],
      ['secrets', 'unknownDoc'],
    ];
    for (const [doc, code] of refusals) {
      line.send({ type: 'sub', channel: 1, doc, epoch: '', since: 0 });
      expect(await line.next('nack', 1)).toMatchObject({ code });
    }
    const onNothing = await line.push(1, new Uint8Array([0, 0]));
    expect(onNothing).toMatchObject({ type: 'nack', code: 'unknownDoc' });
  });

  it.each([
    ['bytes that are no frame', new Uint8Array([200, 1, 2]), 1007],
    ['a frame cut short', new Uint8Array([3, 1, 1, 250]), 1007],
    ['text', 'hello', 1007],
    ['a frame that only a server sends', new Uint8Array([8, 1, 1, 1]), 1008],
  ])('[HUB-16] closes on %s, with the reason', async (_, data, code) => {
    const line = await connect(await startChain(url));
    line.sendRaw(data);
    const closed = await line.closed;
    expect(closed.code).toBe(code);
    expect(closed.reason.length).toBeGreaterThan(5);
  });

  it('[HUB-16] closes at once on a token that does not hold', async () => {
    const [mine, other] = await Promise.all([startChain(url), startChain(url)]);
    const elsewhere = { ...other, grant: { ...other.grant, store: mine.grant.store } };
    await expect(connect(elsewhere)).rejects.toThrow('closed 1008 token refused');
    await expect(connect(mine, 'not.a-token')).rejects.toThrow('closed 1008 token refused');
    // A store that nobody founded keeps nothing and lets nobody in.
    const nowhere = { ...mine, grant: { ...mine.grant, store: 'nowhere' as never } };
    await expect(connect(nowhere)).rejects.toThrow('closed 1008');
  });

  it('[HUB-19] lets a second connection of a tablet replace the first', async () => {
    const device = await startChain(url);
    const before = await connect(device);
    const after = await connect(device);
    expect((await before.closed).code).toBe(4000);
    await after.ping();
  });

  it('[HUB-18] goes on with the same socket after the hub has slept', async () => {
    const device = await startChain(url);
    const { line, log, doc } = await openDay(device);
    const mate = await connect(await joinStore(device));
    await mate.sub(3, doc);
    await line.push(1, await log.facts());
    await mate.update(3);
    const { awakeSince, wokeAgain } = await untilAsleep(device);
    expect(wokeAgain).toBeGreaterThan(awakeSince);
    expect(await line.push(1, await log.facts())).toMatchObject({ type: 'ack', seq: 2 });
    expect((await mate.update(3)).seq).toBe(2);
  }, 60_000);
});

/** Asks less and less often when the hub woke, until it has slept in between. */
async function untilAsleep(device: TestDevice) {
  const ask = async (): Promise<number> => {
    const { stores } = await getJson<{ stores: StoreFreshness[] }>(
      device,
      `/api/chains/${device.grant.chain}/stores`,
    );
    return stores[0]?.hubAwakeSince ?? 0;
  };
  const awakeSince = await ask();
  for (let quietMs = 11_000; ; quietMs += 3_000) {
    await quiet(quietMs);
    const wokeAgain = await ask();
    if (wokeAgain !== awakeSince) return { awakeSince, wokeAgain };
  }
}

/** The runtime puts an idle hub to sleep by the clock alone: here waiting is what is tested. */
const quiet = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
