import { expect, it, vi } from 'vitest';

import { createEngine } from '#client/engine/engine.ts';
import type { SocketEvents } from '#client/engine/ports.ts';
import { instant } from '#domain/kernel/instant.ts';
import { decodeFrames, encodeFrames, type Frame, type SubFrame } from '#domain/wire/frames.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { offlinePorts, seed } from './support/tablet.ts';

it('[ENG-11] knows its store when chain and store register come in one message', async () => {
  const disk = createDisk();
  const { database, relaxed } = disk.open();
  await seed(database, 'd1', null);
  const rows = await database.updates.toArray();
  const states = new Map(rows.map(({ doc, bytes }) => [doc, bytes]));
  // A tablet that has just joined: it knows who it is and nothing else.
  await Promise.all([database.updates.clear(), database.registers.clear()]);
  const asked: SubFrame[] = [];
  const answer = (events: SocketEvents, frames: readonly Frame[]): void => {
    for (const frame of frames) {
      if (frame.type === 'sub' && states.has(frame.doc)) asked.push(frame);
    }
    if (asked.length < states.size) return;
    const answers = asked.splice(0).flatMap(({ channel, doc }): readonly Frame[] => [
      { type: 'subbed', channel, epoch: 'e', head: 1, base: 0, full: false },
      { type: 'data', channel, seq: 1, last: true, bytes: states.get(doc) ?? new Uint8Array() },
    ]);
    events.onMessage(encodeFrames(answers));
  };
  const welcome: Frame = { type: 'welcome', channel: 0, version: 2, serverTime: 0, docs: [] };
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed,
    now: () => instant(clockTime('20:00')),
    fetch: () => Promise.resolve(Response.json({ nonce: 'n', token: 't', expiresAt: 9e15 })),
    openSocket(_, __, events) {
      queueMicrotask(() => {
        events.onOpen();
        events.onMessage(encodeFrames([{ ...welcome, serverTime: clockTime('20:00') }]));
      });
      return {
        send(message) {
          if (typeof message === 'string') return;
          const frames = decodeFrames(message);
          if (frames.ok) setImmediate(() => answer(events, frames.value));
        },
        close: () => undefined,
      };
    },
  });
  await vi.waitFor(async () => expect((await engine.status()).date).not.toBeNull());
  engine.stop();
});
