import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { createEngine } from '#client/engine/engine.ts';
import type { SocketEvents } from '#client/engine/ports.ts';
import { entryId, journalDoc, logName } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type TabId } from '#domain/kernel/ids.ts';
import { decodeFrames, encodeFrames, type Frame } from '#domain/wire/frames.ts';
import { manager, store } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { offlinePorts, seed } from './support/tablet.ts';

const DATE = businessDate('2026-11-14');
const doc = journalDoc(store, DATE);
const at = clockTime('20:00');

/** What two tablets wrote on a date that is long past, an update each. */
const updates = ['d2', 'd3'].map((device) => {
  const log = { device: id<DeviceId>(device), epoch: 0 };
  const place = { store, date: DATE, ...log, seq: 0, clock: { ms: at, count: 0 }, at };
  const fact = { type: 'TabNoted', tab: id<TabId>('t1'), note: device } as const;
  const written = new Y.Doc();
  written
    .getArray(logName(log))
    .push([toTuple({ ...place, actor: manager, id: entryId(log, 0), fact })]);
  return Y.encodeStateAsUpdate(written);
});

it('[ENG-12] has what came to a past date’s channel while it was being left', async () => {
  const { database, relaxed } = createDisk().open();
  await seed(database, 'd1', null);
  const asked: number[] = [];
  let head = 1;
  const data = (channel: number, seq: number): Frame => ({
    type: 'data',
    channel,
    seq,
    last: true,
    bytes: updates[seq - 1] ?? new Uint8Array(),
  });
  const answer = (events: SocketEvents, frame: Frame): void => {
    if (frame.type === 'sub' && frame.doc === doc) {
      asked.push(frame.channel);
      const seqs = Array.from({ length: head }, (_, index) => index + 1);
      const subbed = { type: 'subbed', epoch: 'e', head, base: 0, full: true } as const;
      events.onMessage(
        encodeFrames([
          { ...subbed, channel: frame.channel },
          ...seqs.map((seq) => data(frame.channel, seq)),
        ]),
      );
    } else if (frame.type === 'sub') {
      const subbed = { type: 'subbed', epoch: 'e', head: 0, base: 0, full: false } as const;
      events.onMessage(encodeFrames([{ ...subbed, channel: frame.channel }]));
    } else if (frame.type === 'unsub' && head === 1) {
      // Sent before the server heard that the channel was left: it tells nothing more of it.
      head = 2;
      events.onMessage(encodeFrames([data(frame.channel, 2)]));
    }
  };
  const engine = createEngine({
    ...offlinePorts(),
    database,
    relaxed,
    now: () => at,
    fetch: () => Promise.resolve(Response.json({ nonce: 'n', token: 't', expiresAt: 9e15 })),
    openSocket(_, __, events) {
      queueMicrotask(() => {
        events.onOpen();
        const docs = [{ doc, head: 1, epoch: 'e', own: 0 }];
        events.onMessage(
          encodeFrames([{ type: 'welcome', channel: 0, version: 3, serverTime: at, docs }]),
        );
      });
      return {
        send(message) {
          const frames = typeof message === 'string' ? null : decodeFrames(message);
          if (!frames?.ok) return;
          for (const frame of frames.value) setImmediate(() => answer(events, frame));
        },
        close: () => undefined,
      };
    },
  });
  await vi.waitFor(async () => {
    expect(asked).toHaveLength(2);
    expect((await database.segments.get([DATE, 0]))?.entries).toBe(2);
    expect((await database.docs.get(doc))?.since).toBe(2);
    expect(await engine.status()).toMatchObject({ link: 'online', catchingUpDays: 0 });
  });
  engine.stop();
});
