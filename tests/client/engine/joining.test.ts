import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import type { Database } from '#client/engine/database.ts';
import { createEngine, type Engine } from '#client/engine/engine.ts';
import type { SocketEvents } from '#client/engine/ports.ts';
import { present } from '#domain/kernel/assert.ts';
import { id } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { decodeFrames, encodeFrames, type Frame, type SubFrame } from '#domain/wire/frames.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { manager } from '#tests/domain/support/store.ts';

import { offlinePorts, PIN, seed } from './support/tablet.ts';

/** A tablet that has just joined: it knows who it is and nothing else. The server is the test. */
interface Joining {
  readonly engine: Engine;
  readonly database: Database;
  /** The registers as the server has them, by document. */
  readonly states: ReadonlyMap<string, Uint8Array>;
  /** The channel of a register that was asked for. */
  readonly channelOf: (doc: string) => number;
  readonly say: (...frames: readonly Frame[]) => void;
}

async function joining(): Promise<Joining> {
  const disk = createDisk();
  const { database, relaxed } = disk.open();
  await seed(database, 'd1', null);
  const rows = await database.updates.toArray();
  const states = new Map(rows.map(({ doc, bytes }) => [doc, bytes]));
  await Promise.all([database.updates.clear(), database.registers.clear()]);
  const asked = new Map<string, SubFrame>();
  let socket: SocketEvents | null = null;
  const welcome: Frame = { type: 'welcome', channel: 0, version: 2, serverTime: 0, docs: [] };
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed,
    now: () => instant(clockTime('20:00')),
    fetch: () => Promise.resolve(Response.json({ nonce: 'n', token: 't', expiresAt: 9e15 })),
    openSocket(_, __, events) {
      socket = events;
      queueMicrotask(() => {
        events.onOpen();
        events.onMessage(encodeFrames([{ ...welcome, serverTime: clockTime('20:00') }]));
      });
      return {
        send(message) {
          if (typeof message === 'string') return;
          const frames = decodeFrames(message);
          for (const frame of frames.ok ? frames.value : []) {
            if (frame.type === 'sub') asked.set(frame.doc, frame);
          }
        },
        close: () => undefined,
      };
    },
  });
  await vi.waitFor(() =>
    expect([...asked.keys()]).toEqual(expect.arrayContaining([...states.keys()])),
  );
  return {
    engine,
    database,
    states,
    channelOf: (doc) => present(asked.get(doc), doc).channel,
    say: (...frames) => present(socket, 'a connection').onMessage(encodeFrames(frames)),
  };
}

const subbed = (channel: number, head: number): Frame => ({
  type: 'subbed',
  channel,
  epoch: 'e',
  head,
  base: 0,
  full: false,
});
const data = (channel: number, seq: number, bytes: Uint8Array): Frame => ({
  type: 'data',
  channel,
  seq,
  last: true,
  bytes,
});

it('[ENG-11] knows its store when chain and store register come in one message', async () => {
  const { engine, states, channelOf, say } = await joining();
  say(
    ...[...states].flatMap(([doc, bytes]) => [
      subbed(channelOf(doc), 1),
      data(channelOf(doc), 1, bytes),
    ]),
  );
  await vi.waitFor(async () => expect((await engine.status()).date).not.toBeNull());
  engine.stop();
});

it('[ENG-11] knows all of its chain when the rest of it comes in one message with its store', async () => {
  const { engine, database, states, channelOf, say } = await joining();
  const chain = present(
    [...states.keys()].find((doc) => doc.startsWith('chain/')),
    'a chain',
  );
  const whole = present(states.get(chain), 'its register');
  const others = [...states].filter(([doc]) => doc !== chain);
  const first = withoutTariffs(whole);
  say(subbed(channelOf(chain), 2), data(channelOf(chain), 1, first));
  await vi.waitFor(async () => expect(await database.registers.count()).toBeGreaterThan(0));
  say(
    data(channelOf(chain), 2, whole),
    ...others.flatMap(([doc, bytes]) => [
      subbed(channelOf(doc), 1),
      data(channelOf(doc), 1, bytes),
    ]),
  );
  await vi.waitFor(async () => expect((await engine.status()).date).not.toBeNull());
  expect(await engine.signIn(manager, PIN)).toMatchObject({ ok: true });
  const opened = { type: 'openRoom', room: id<never>('r1'), party: 'Li', heads: 4 } as const;
  expect(await engine.run({ ...opened, member: null })).toMatchObject({ ok: true });
  engine.stop();
});

/** A chain's register as it was before its tariffs and room types were written. */
function withoutTariffs(whole: Uint8Array): Uint8Array {
  const [now, before] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(now, whole);
  for (const name of now.share.keys()) {
    if (name === 'tariffs' || name === 'roomTypes') continue;
    for (const [key, value] of now.getMap(name).entries()) before.getMap(name).set(key, value);
  }
  return Y.encodeStateAsUpdate(before);
}
