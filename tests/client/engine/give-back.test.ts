import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { createCore, type Core } from '#client/engine/core.ts';
import { packDay } from '#client/engine/days/close.ts';
import { createExchange, type ExchangedDay } from '#client/engine/days/exchange.ts';
import { lackingOf } from '#client/engine/days/give-back.ts';
import { keepOwn } from '#client/engine/days/kept.ts';
import { comparePast } from '#client/engine/days/missing.ts';
import { createAtServer } from '#client/engine/sync/at-server.ts';
import { createChannels } from '#client/engine/sync/channels.ts';
import { ownCount } from '#client/engine/sync/writers.ts';
import { entryId, journalDoc, logName, type Entry } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { businessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type TabId } from '#domain/kernel/ids.ts';
import {
  epochMark,
  MAX_UPDATE_BYTES,
  type Frame,
  type JournalHeld,
  type NackCode,
  type PushFrame,
  type SubFrame,
} from '#domain/wire/frames.ts';
import { manager, store } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { offlinePorts, seed } from './support/tablet.ts';

const device = id<DeviceId>('d1');
const other = id<DeviceId>('d2');
const log = { device, epoch: 0 };
const DATE = businessDate('2026-11-14');
const at = clockTime('20:00');
const OLD_LIFE = 'old-life-of-the-disk';

/** Entries of one log, each fourth of them a seal. */
const entries = (from: number, count: number, note = '', date = DATE): readonly Entry[] =>
  Array.from({ length: count }, (_, index) => {
    const seq = from + index;
    const place = { store, date, ...log, seq, clock: { ms: at, count: seq }, at, actor: manager };
    const fact: Entry['fact'] =
      seq % 4 === 3
        ? { type: 'LogSealed', head: `head ${seq}`, signature: 'by the tablet' }
        : { type: 'TabNoted', tab: id<TabId>('t1'), note: `${seq} ${note}` };
    return { ...place, id: entryId(log, seq), fact };
  });

/** A document as a tablet wrote it that was started anew now and then. */
function written(...parts: readonly (readonly Entry[])[]): Y.Doc {
  const doc = new Y.Doc();
  for (const part of parts) {
    doc.clientID = new Y.Doc().clientID;
    doc.getArray(logName(log)).push(part.map(toTuple));
  }
  return doc;
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};

/** What a document holds once it is given what it lacks. */
function afterGiving(kept: Y.Doc, there: Y.Doc): Y.Doc {
  for (const piece of lackingOf(kept, there, device).pieces) {
    Y.applyUpdate(there, piece);
    // Each goes on where the one before ends: nothing waits for what is missing.
    expect(there.store.pendingStructs).toBeNull();
  }
  return there;
}

describe('what a server’s document lacks of a tablet’s own', () => {
  it('[ENG-27] is what comes after what is there, by the clients that wrote it', () => {
    const kept = written(entries(0, 4), entries(4, 4), entries(8, 4));
    const state = Y.encodeStateVector(kept);
    const partly = new Y.Doc();
    for (const piece of lackingOf(kept, new Y.Doc(), device).pieces.slice(0, 2)) {
      Y.applyUpdate(partly, piece);
    }
    expect(ownCount(partly, device)).toBe(8);
    for (const there of [new Y.Doc(), partly, copyOf(kept)]) {
      expect(Y.encodeStateVector(afterGiving(kept, there))).toEqual(state);
    }
    expect(lackingOf(kept, copyOf(kept), device).pieces).toEqual([]);
    expect(lackingOf(kept, new Y.Doc(), other).pieces).toEqual([]);
    expect(lackingOf(kept, new Y.Doc(), device).writers.size).toBe(3);
  });

  it('[ENG-27] [HUB-8] goes in pieces that one push holds', () => {
    const kept = written(entries(0, 60, 'x'.repeat(20_000)), entries(60, 8));
    const there = new Y.Doc();
    const { pieces } = lackingOf(kept, there, device);
    expect(pieces.length).toBeGreaterThan(4);
    for (const piece of pieces) expect(piece.byteLength).toBeLessThan(MAX_UPDATE_BYTES / 4);
    afterGiving(kept, there);
    expect(there.getArray(logName(log)).toArray()).toEqual(kept.getArray(logName(log)).toArray());
    // What was interrupted goes on from what came.
    const half = new Y.Doc();
    for (const piece of pieces.slice(0, 2)) Y.applyUpdate(half, piece);
    expect(lackingOf(kept, half, device).pieces.length).toBe(pieces.length - 2);
  });
});

describe('a server that lost its disk', () => {
  it('[ENG-27] is given what is kept of each closed date, and asked for nothing twice', async () => {
    const { days, pushed, left } = await giveBackTo(() => null);
    expect(pushed).toHaveLength(3);
    expect(days.map((day) => [day?.row.own, day?.packed, day?.isPutOff])).toEqual(
      Array.from({ length: 3 }, () => [4, null, false]),
    );
    expect(left).toEqual([]);
  });

  it('[ENG-27] which has another branch in its place is offered it no more in this life', async () => {
    const { days, left } = await giveBackTo(() => 'quarantined');
    expect(days.map((day) => [day?.row.own, day?.isPutOff])).toEqual(
      Array.from({ length: 3 }, () => [0, false]),
    );
    expect(left).toEqual([]);
  });

  it('[ENG-27] is still owed what it can’t take now', async () => {
    const { days, left } = await giveBackTo((count) => (count === 2 ? 'storage' : null));
    expect(days.filter((day) => day?.isPutOff).map((day) => day?.row.own)).toEqual([4]);
    expect(left).toHaveLength(1);
  });

  it('[ENG-27] [HUB-4] begins a new epoch where an older disk was put back', async () => {
    const { subs } = await giveBackTo(
      () => null,
      (doc) => ({
        doc,
        head: 7,
        epoch: epochMark(OLD_LIFE),
        own: 0,
      }),
    );
    for (const { epoch, since } of subs) {
      expect(epoch).toBe(OLD_LIFE);
      expect(since).toBeGreaterThan(1e9);
    }
  });
});

/** Three closed days of a tablet, given back to a server that has nothing of what it wrote. */
async function giveBackTo(
  answer: (push: number) => NackCode | null,
  told: ((doc: string) => JournalHeld) | null = null,
): Promise<{
  readonly days: readonly (ExchangedDay | null)[];
  readonly pushed: readonly PushFrame[];
  readonly subs: readonly SubFrame[];
  /** The documents that are to be exchanged after that. */
  readonly left: readonly string[];
}> {
  const dates = [2, 1, 0].map((days) => plusDays(DATE, days));
  const core = await tabletWith(dates);
  const { memory } = core;
  if (!memory) throw new Error('no memory');
  const atServer = createAtServer(told ? dates.map((date) => told(journalDoc(store, date))) : []);
  const channels = createChannels();
  const pushed: PushFrame[] = [];
  const subs: SubFrame[] = [];
  const hear = (frame: Frame): void => {
    const channel = channels.byId(frame.channel);
    if (!channel) return;
    if (frame.type === 'sub') {
      subs.push(frame);
      const subbed = { epoch: 'new-life', head: 0, base: 0, full: true };
      channel.subbed = { type: 'subbed', channel: channel.id, ...subbed };
      atServer.began(channel.doc, channel.subbed);
      exchange.answered(channel);
    }
    if (frame.type !== 'push') return;
    pushed.push(frame);
    const code = answer(pushed.length);
    const { ref } = frame;
    if (code) {
      exchange.refused(channel, { type: 'nack', channel: channel.id, ref, code, message: '' });
      return;
    }
    atServer.grew(channel.doc, 1);
    exchange.acked(channel, { type: 'ack', channel: channel.id, ref, seq: 1 });
  };
  const exchange = createExchange(
    core,
    channels,
    (frames) => {
      for (const frame of frames) queueMicrotask(() => hear(frame));
    },
    atServer,
  );
  const lost = await comparePast(core, memory, atServer);
  expect(lost.map(({ date, isLost }) => [date, isLost])).toEqual(dates.map((date) => [date, true]));
  expect([...core.lost.values()]).toEqual([4, 4, 4]);
  const days = await Promise.all(lost.map(exchange.bring));
  const rows = days.flatMap((day) => day?.row ?? []);
  await core.ports.database.docs.bulkPut(rows);
  const left = await comparePast(core, memory, atServer);
  return { days, pushed, subs, left: left.map(({ doc }) => doc) };
}

/** A tablet that closed these dates, four entries of its own on each. */
async function tabletWith(dates: readonly BusinessDate[]): Promise<Core> {
  const { database, relaxed } = createDisk().open();
  await seed(database, device, manager);
  const core = createCore({ ...offlinePorts(), database, relaxed, now: () => at });
  for (const [index, date] of dates.toReversed().entries()) {
    const doc = journalDoc(store, date);
    const own = entries(index * 4, 4, '', date);
    const kept = await keepOwn(doc, written(own), device);
    expect(ownCount(written(own), device)).toBe(4);
    await database.updates.bulkPut([...(kept.updates ?? [])]);
    await database.segments.put((await packDay(date, own)).segment);
    await database.docs.put({ doc, epoch: OLD_LIFE, since: 7, own: 4 });
  }
  const identity = (await database.device.get('identity'))?.value;
  // Nothing else of what is in memory is looked at; today is two days after the last date.
  const registers = { store: { timeZone: 'Asia/Shanghai', closeoutMinute: 360 } };
  core.memory = { identity, registers, days: new Map() } as unknown as Core['memory'];
  return core;
}
