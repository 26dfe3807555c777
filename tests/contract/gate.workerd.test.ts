import { beforeAll, describe, expect, inject, it } from 'vitest';
import { journalDoc } from '#domain/journal/entry.ts';
import type { EntryTuple } from '#domain/journal/tuple.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import type { QuarantinedEntries } from '#domain/wire/api.ts';
import {
  cleaned,
  readLog,
  readTuples,
  sealTuple,
  writeLog,
  type LogWriter,
} from '#tests/setup/log-writer.ts';
import {
  connect,
  getJson,
  joinStore,
  makeKeys,
  startChain,
  type Connection,
  type TestDevice,
} from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

const url = inject('serverUrl');
const JOURNAL = 1;

/** A tablet that has written, another that listens, and a journal of theirs. */
interface Scene {
  readonly tablet: TestDevice;
  readonly other: TestDevice;
  readonly doc: string;
  readonly line: Connection;
  readonly mate: Connection;
  readonly log: LogWriter;
}

async function makeScene(): Promise<Scene> {
  const tablet = await startChain(url);
  const other = await joinStore(tablet);
  const doc = journalDoc(tablet.grant.store, businessDate('2026-11-21'));
  const [line, mate] = [await connect(tablet), await connect(other)];
  await line.sub(JOURNAL, doc);
  await mate.sub(JOURNAL, doc);
  const log = writeLog(tablet);
  announce(line, log);
  expect(await line.push(JOURNAL, await log.facts(3))).toMatchObject({ type: 'ack', seq: 1 });
  await mate.update(JOURNAL);
  return { tablet, other, doc, line, mate, log };
}

const announce = (line: Connection, { client }: LogWriter, epoch = 1): void =>
  line.send({ type: 'writer', channel: JOURNAL, client, epoch });

/** What a change of the tablet's own document makes, by the tablet's own Yjs client. */
function change({ log }: Scene, act: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, log.state());
  // Only now, since Yjs takes another id when it reads what its own has written.
  copy.clientID = log.client;
  const before = Y.encodeStateVector(copy);
  act(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

const logOf = (copy: Y.Doc, { tablet }: Scene) => copy.getArray(`log:${tablet.grant.device}:1`);

const fact = (scene: Scene, change: Readonly<Record<number, unknown>> = {}): EntryTuple =>
  Object.assign([...cleaned(scene.log.next())], change) as unknown as EntryTuple;

const LONG = 'x'.repeat(2_500_000);

/** Attacks that leave no trace: the update is refused, with its code, and nothing of it is kept. */
const REFUSED: readonly [string, string, (scene: Scene) => Uint8Array | Promise<Uint8Array>][] = [
  ['deletes an entry', 'notAppend', (s) => change(s, (c) => logOf(c, s).delete(0, 1))],
  ['deletes without adding', 'notAppend', (s) => change(s, (c) => logOf(c, s).delete(1, 2))],
  [
    'inserts before the end',
    'notAppend',
    (s) => change(s, (c) => logOf(c, s).insert(1, [fact(s)])),
  ],
  [
    'inserts at the beginning',
    'notAppend',
    (s) => change(s, (c) => logOf(c, s).insert(0, [fact(s)])),
  ],
  ['writes a map', 'notAppend', (s) => change(s, (c) => c.getMap('log').set('a', 1))],
  [
    'writes a map under the log’s own name',
    'notAppend',
    (s) => change(s, (c) => c.getMap(`log:${s.tablet.grant.device}:1`).set('a', 1)),
  ],
  [
    'appends to another’s log by its own client',
    'notAppend',
    (s) => change(s, (c) => c.getArray(`log:${s.other.grant.device}:1`).push([fact(s)])),
  ],
  ['begins an array of no log', 'notAppend', (s) => change(s, (c) => c.getArray('x').push([1]))],
  [
    'nests a shared type',
    'notAppend',
    (s) => change(s, (c) => logOf(c, s).push([new Y.Map([['a', 1]])])),
  ],
  ['nests a text', 'notAppend', (s) => change(s, (c) => logOf(c, s).push([new Y.Text('a')]))],
  ['appends bytes', 'notAppend', (s) => change(s, (c) => logOf(c, s).push([new Uint8Array(3)]))],
  ['nests a document', 'notAppend', (s) => change(s, (c) => logOf(c, s).push([new Y.Doc()]))],
  ['appends what is no entry', 'malformed', (s) => change(s, (c) => logOf(c, s).push([['x', 1]]))],
  [
    'writes an entry without an actor',
    'malformed',
    (s) => change(s, (c) => logOf(c, s).push([fact(s, { 4: '' })])),
  ],
  [
    'leaves a seq out',
    'gap',
    (s) => change(s, (c) => logOf(c, s).push([cleaned(s.log.next() + 1)])),
  ],
  [
    'writes by a client that nobody announced',
    'unknownWriter',
    async (s) => {
      const stranger = writeLog(s.tablet);
      return stranger.facts();
    },
  ],
  ['sends random bytes', 'malformed', () => crypto.getRandomValues(new Uint8Array(5_000))],
  ['sends nothing at all', 'malformed', () => new Uint8Array(0)],
  [
    'sends an update that was cut short',
    'malformed',
    (s) => change(s, (c) => logOf(c, s).push([fact(s)])).subarray(0, 40),
  ],
  ['sends 10 MB', 'tooLarge', () => new Uint8Array(10_000_000)],
  [
    'writes 2.5 MB into one text',
    'tooLarge',
    (s) => change(s, (c) => logOf(c, s).push([fact(s, { 7: { room: LONG } })])),
  ],
  ['skips structs', 'notAppend', (s) => withoutMiddle(s)],
  ['sends collected structs', 'notAppend', (s) => collected(s)],
];

/** Three appends of which the second is left out: Yjs writes a Skip in its stead. */
function withoutMiddle(scene: Scene): Uint8Array {
  const updates: Uint8Array[] = [];
  change(scene, (copy) => {
    copy.on('update', (update: Uint8Array) => updates.push(update));
    for (const n of [0, 1, 2]) logOf(copy, scene).push([cleaned(scene.log.next() + n)]);
  });
  return Y.mergeUpdates(updates.filter((_, index) => index !== 1));
}

/** What is left of entries that were deleted and collected: structs without content. */
function collected(scene: Scene): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, scene.log.state());
  copy.clientID = scene.log.client;
  const before = Y.encodeStateVector(copy);
  const nested = new Y.Array();
  logOf(copy, scene).push([nested]);
  nested.push([fact(scene)]);
  logOf(copy, scene).delete(logOf(copy, scene).length - 1, 1);
  return Y.encodeStateAsUpdate(copy, before);
}

describe('an update that is no honest append', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await makeScene();
  });

  it.each(REFUSED)('[HUB-10] is refused where it %s (%s)', async (_, code, attack) => {
    const update = await attack(scene);
    expect(await scene.line.push(JOURNAL, update)).toMatchObject({ type: 'nack', code });
  });

  it('[HUB-9] leaves nothing behind, and what is honest goes on entering', async () => {
    expect(await scene.line.push(JOURNAL, await scene.log.facts())).toMatchObject({ seq: 2 });
    const { seq, bytes } = await scene.mate.update(JOURNAL);
    expect(seq).toBe(2);
    expect(readTuples([scene.log.state()], scene.tablet.grant.device)).toHaveLength(6);
    expect(readLog([bytes], scene.tablet.grant.device)).toEqual([]);
    const { line, doc, tablet } = scene;
    await line.sub(2, doc);
    const all = [(await line.update(2)).bytes, (await line.update(2)).bytes];
    expect(readTuples(all, tablet.grant.device)).toEqual(
      readTuples([scene.log.state()], tablet.grant.device),
    );
  });

  it('[HUB-7] changes nothing where it is a replay', async () => {
    expect(await scene.line.push(JOURNAL, scene.log.state())).toMatchObject({
      type: 'ack',
      seq: 2,
    });
  });
});

const quarantined = async ({ tablet }: Scene): Promise<readonly QuarantinedEntries[]> => {
  const { grant } = tablet;
  const path = `/api/stores/${grant.store}/quarantine`;
  return (await getJson<{ entries: readonly QuarantinedEntries[] }>(tablet, path)).entries;
};

/** Attacks that pass for a log until it is asked who wrote it: kept for people to look at. */
const SUSPECT: readonly [string, string, (scene: Scene) => Promise<Uint8Array>][] = [
  [
    'seals another content than it has',
    'wrongHash',
    async ({ log }) => {
      const tuple = await log.seal();
      const seal = sealTuple(log.next() + 1, (tuple[7] as { head: string }).head, 'AAAA');
      return log.append(cleaned(log.next()), seal);
    },
  ],
  [
    'seals with another key',
    'wrongSignature',
    async ({ log }) => {
      const fact = log.append(cleaned(log.next()));
      const seal = log.append(await log.seal(await makeKeys()));
      return Y.mergeUpdates([fact, seal]);
    },
  ],
  [
    'puts a genuine seal in another place',
    'wrongSignature',
    async ({ log }) => {
      const fact = log.append(cleaned(log.next()));
      const [, , , , , , , body] = await log.seal();
      const { head, signature } = body as { head: string; signature: string };
      const forged = Object.assign([...sealTuple(log.next(), head, signature)], { 6: 1 });
      const seal = log.append(forged as unknown as EntryTuple);
      return Y.mergeUpdates([fact, seal]);
    },
  ],
];

describe('an update that its tablet did not seal as it is', () => {
  it.each(SUSPECT)('[HUB-25] is kept aside where it %s (%s)', async (_, reason, attack) => {
    const scene = await makeScene();
    const before = scene.log.next();
    const bad = await attack({ ...scene, log: scene.log });
    const answer = await scene.line.push(JOURNAL, bad);
    expect(answer).toMatchObject({ type: 'nack', code: 'quarantined' });
    expect(await quarantined(scene)).toMatchObject([
      { device: scene.tablet.grant.device, reason, firstSeq: before, entries: 2, doc: scene.doc },
    ]);
    // Offered again it is kept once.
    expect(await scene.line.push(JOURNAL, bad)).toMatchObject({ code: 'quarantined' });
    expect(await quarantined(scene)).toHaveLength(1);

    // The other tablet hears nothing of it, and its own log goes on.
    const own = writeLog(scene.other);
    announce(scene.mate, own);
    expect(await scene.mate.push(JOURNAL, await own.facts())).toMatchObject({ seq: 2 });
    const { bytes } = await scene.line.update(JOURNAL);
    expect(readLog([bytes], scene.other.grant.device)).toHaveLength(1);
  });

  it('[HUB-24] waits for its seal, acknowledged, and enters with it', async () => {
    const { line, mate, log, tablet } = await makeScene();
    const first = log.append(cleaned(log.next()));
    expect(await line.push(JOURNAL, first)).toMatchObject({ type: 'ack', seq: 1 });
    const second = log.append(cleaned(log.next()));
    expect(await line.push(JOURNAL, second)).toMatchObject({ type: 'ack', seq: 1 });
    const seal = log.append(await log.seal());
    expect(await line.push(JOURNAL, seal)).toMatchObject({ type: 'ack', seq: 4 });
    const updates = [await mate.update(JOURNAL), await mate.update(JOURNAL)];
    expect(updates.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await mate.update(JOURNAL)).seq).toBe(4);
    expect(readTuples([log.state()], tablet.grant.device)).toHaveLength(7);
  });

  it('[HUB-26] is a fork where it goes on from an earlier end, and both heads prove it', async () => {
    const scene = await makeScene();
    const { line, log, tablet } = scene;
    const thief = log.fork();
    expect(await line.push(JOURNAL, await log.facts())).toMatchObject({ seq: 2 });
    announce(line, thief);
    const forged = await thief.sealed(cleaned(thief.next(), 1_700_000_999_999));
    expect(await line.push(JOURNAL, forged)).toMatchObject({ code: 'quarantined' });
    const [found] = await quarantined(scene);
    expect(found).toMatchObject({ reason: 'forked', device: tablet.grant.device, entries: 2 });
    expect(found?.heads?.held.seq).toBe(found?.heads?.other.seq);
    expect(found?.heads?.held.head).not.toBe(found?.heads?.other.head);
    // The branch that came first stands and goes on.
    expect(await line.push(JOURNAL, await log.facts())).toMatchObject({ type: 'ack', seq: 3 });
  });
});

describe('what is unusual and honest', () => {
  it('[JRN-2] of a newer version, or malformed in its body, enters and is passed on', async () => {
    const scene = await makeScene();
    const { line, mate, log, tablet } = scene;
    const strange = [
      fact(scene, { 5: 'SongRequested', 6: 7, 7: { song: 1 } }),
      Object.assign([...cleaned(log.next() + 1)], { 7: { room: 'x'.repeat(9_000) } }),
    ] as unknown as readonly EntryTuple[];
    expect(await line.push(JOURNAL, await log.sealed(...strange))).toMatchObject({ seq: 2 });
    const { bytes } = await mate.update(JOURNAL);
    const doc = new Y.Doc();
    for (const update of [log.state(), bytes]) Y.applyUpdate(doc, update);
    expect(doc.getArray(`log:${tablet.grant.device}:1`).toArray().slice(4, 6)).toEqual(strange);
  });

  it('[JRN-2] of a clock in 2031 enters, with the time that its tablet had', async () => {
    const { line, mate, log } = await makeScene();
    const in2031 = Date.UTC(2031, 0, 1);
    const update = await log.sealed(cleaned(log.next(), in2031));
    expect(await line.push(JOURNAL, update)).toMatchObject({ type: 'ack', seq: 2 });
    expect((await mate.update(JOURNAL)).seq).toBe(2);
  });
});

describe('heads that tablets tell', () => {
  const tell = async ({ mate, tablet }: Scene, seal: EntryTuple): Promise<void> => {
    const [seq, , , , , , version, body] = seal;
    const { head, signature } = body as { readonly head: string; readonly signature: string };
    const place = { device: id<DeviceId>(tablet.grant.device), epoch: 1 };
    mate.send({ type: 'heads', channel: 0, heads: [{ ...place, seq, version, head, signature }] });
    // Answered after what came before it on the same connection was heard.
    await mate.push(JOURNAL, new Uint8Array([0, 0]));
  };

  it('[HUB-27] prove a fork that two replicas hold a branch of each', async () => {
    const scene = await makeScene();
    const { line, log, tablet } = scene;
    const branch = log.fork();
    await line.push(JOURNAL, await log.facts());
    await branch.sealed(cleaned(branch.next(), 1_700_000_999_999));
    const other = readTuples([branch.state()], tablet.grant.device).at(-1) as EntryTuple;
    await tell(scene, other);
    await tell(scene, other);
    const found = await quarantined(scene);
    expect(found).toMatchObject([{ reason: 'forked', device: tablet.grant.device, entries: 0 }]);
    expect(found[0]?.heads?.held.seq).toBe(found[0]?.heads?.other.seq);
  });

  it('[HUB-27] say nothing where they agree, are ahead, or nobody signed them', async () => {
    const scene = await makeScene();
    const { log, tablet } = scene;
    const own = readTuples([log.state()], tablet.grant.device).at(-1) as EntryTuple;
    await tell(scene, own);
    log.append(cleaned(log.next()));
    await tell(scene, await log.seal());
    await tell(scene, sealTuple(own[0], 'x'.repeat(43), 'y'.repeat(86)));
    expect(await quarantined(scene)).toEqual([]);
  });
});
