import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import { createCore, type Core } from '#client/engine/core.ts';
import { packDay } from '#client/engine/days/close.ts';
import { createExchange, type ExchangedDay } from '#client/engine/days/exchange.ts';
import { appendTo, lackingOf } from '#client/engine/days/give-back.ts';
import { createChannels } from '#client/engine/sync/channels.ts';
import { entryId, journalDoc, logName, type Entry } from '#domain/journal/entry.ts';
import { toTuple, type EntryTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDate, plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { id, type DeviceId, type TabId } from '#domain/kernel/ids.ts';
import type { Frame, NackCode, PushFrame } from '#domain/wire/frames.ts';
import { manager, store } from '#tests/domain/support/store.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDisk } from './support/disk.ts';
import { offlinePorts, seed } from './support/tablet.ts';

const device = id<DeviceId>('d1');
const log = { device, epoch: 0 };
const DATE = businessDate('2026-11-20');
const at = clockTime('20:00');

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
const docOf = (held: readonly Entry[]): Y.Doc => {
  const doc = new Y.Doc();
  doc.getArray(logName(log)).push(held.map(toTuple));
  return doc;
};
const lackingSeqs = (held: readonly Entry[], doc: Y.Doc): readonly (readonly number[])[] =>
  lackingOf(held, device, doc).flatMap(({ parts }) =>
    parts.map((part) => part.map(([seq]) => seq)),
  );

describe('what a document lacks of a tablet’s own log', () => {
  it('[ENG-27] is what comes after what is there, through the last seal', () => {
    expect(lackingSeqs(entries(0, 10), new Y.Doc())).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]);
    expect(lackingSeqs(entries(0, 10), docOf(entries(0, 4)))).toEqual([[4, 5, 6, 7]]);
    expect(lackingSeqs(entries(0, 8), docOf(entries(0, 8)))).toEqual([]);
    const others = entries(0, 8).map((entry) => ({ ...entry, device: id<DeviceId>('d2') }));
    expect(lackingSeqs(others, new Y.Doc())).toEqual([]);
  });

  it('[ENG-27] is nothing where the log was forked before: what stands there came first', () => {
    const other = entries(0, 4, 'another branch');
    expect(lackingSeqs(entries(0, 12), docOf(other))).toEqual([]);
    expect(lackingSeqs(entries(4, 8), docOf(entries(0, 4)))).toEqual([]);
  });

  it('[ENG-27] [HUB-8] goes in parts that end with a seal and are short enough', () => {
    const long = entries(0, 60, 'x'.repeat(20_000));
    const [lacking] = lackingOf(long, device, new Y.Doc());
    const parts = present(lacking, 'what is lacking').parts;
    expect(parts.length).toBeGreaterThan(2);
    const doc = new Y.Doc();
    for (const part of parts) {
      expect(part.at(-1)?.[5]).toBe('LogSealed');
      expect(appendTo(doc, log, part).byteLength).toBeLessThan(500_000);
    }
    expect(doc.getArray<EntryTuple>(logName(log)).toArray()).toEqual(long.map(toTuple));
  });
});

describe('a server that refuses what it is given back', () => {
  it('[ENG-27] is offered nothing more of that log, and not the same again', async () => {
    const { days, pushed } = await giveBackTo(() => 'quarantined');
    expect(pushed).toHaveLength(1);
    expect(days.map((day) => day?.row?.since)).toEqual([0, 0, 0]);
  });

  it('[ENG-27] is given the rest by a later connection where it can’t take it now', async () => {
    const { days, pushed } = await giveBackTo((count) => (count === 2 ? 'storage' : null));
    expect(pushed).toHaveLength(2);
    expect(days.map((day) => day?.row?.since)).toEqual([1, undefined, undefined]);
  });
});

/** Three closed days of a tablet, newest first, given back to a server that has nothing of them. */
async function giveBackTo(answer: (push: number) => NackCode | null): Promise<{
  readonly days: readonly (ExchangedDay | null)[];
  readonly pushed: readonly PushFrame[];
}> {
  const dates = [2, 1, 0].map((days) => plusDays(DATE, days));
  const core = await tabletWith(dates);
  const channels = createChannels();
  const pushed: PushFrame[] = [];
  const hear = (frame: Frame): void => {
    const channel = channels.byId(frame.channel);
    if (!channel) return;
    if (frame.type === 'sub') {
      const whole = { epoch: 'new', head: 0, base: 0, full: true };
      channel.subbed = { type: 'subbed', channel: channel.id, ...whole };
      exchange.answered(channel);
    }
    if (frame.type !== 'push') return;
    pushed.push(frame);
    const code = answer(pushed.length);
    if (code) exchange.refused(channel, code);
    else exchange.acked(channel, { type: 'ack', channel: channel.id, ref: frame.ref, seq: 1 });
  };
  const exchange = createExchange(core, channels, (frames) => {
    for (const frame of frames) queueMicrotask(() => hear(frame));
  });
  const missing = dates.map((date) => ({
    doc: journalDoc(store, date),
    head: 0,
    date,
    isHeld: true,
    isLess: true,
  }));
  const days = await Promise.all(missing.map(exchange.bring));
  return { days, pushed };
}

async function tabletWith(dates: readonly BusinessDate[]): Promise<Core> {
  const { database, relaxed } = createDisk().open();
  await seed(database, device, manager);
  const core = createCore({ ...offlinePorts(), database, relaxed, now: () => at });
  for (const [index, date] of dates.toReversed().entries()) {
    const { segment } = await packDay(date, entries(index * 4, 4, '', date));
    await database.segments.put(segment);
  }
  const identity = (await database.device.get('identity'))?.value;
  // The exchange looks at nothing else of what is in memory.
  core.memory = { identity } as Core['memory'];
  return core;
}
