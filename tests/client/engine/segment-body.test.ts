import { expect, it } from 'vitest';

import { fromBody, toBody } from '#client/engine/days/segment-body.ts';
import { packSegment, unpackSegment } from '#client/engine/days/segments.ts';
import { mentionsOf } from '#client/engine/days/spans.ts';
import { compareEntries, entryId, isKnown, type AnyEntry } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { instant } from '#domain/kernel/instant.ts';
import { clockTime, createTablet, sync } from '#tests/domain/support/tablet.ts';
import { openRoom, openShift, order, pay, settle } from '#tests/domain/support/evening.ts';
import { store } from '#tests/domain/support/store.ts';

const DATE = businessDate('2026-11-20');

/** An evening on two tablets, one of which is behind, and two facts that no fold here understands. */
function evening(): readonly AnyEntry[] {
  const counter = createTablet('counter', { till: 'A' });
  const hall = createTablet('hall', { till: 'B', skewMs: -90_000 });
  openShift(counter, clockTime('17:00'));
  const tab = openRoom(counter, 'r1', clockTime('17:10'));
  sync([counter, hall]);
  order(hall, tab, 'beer', 6, clockTime('17:20'));
  sync([counter, hall]);
  settle(counter, tab, clockTime('18:30'), [pay('cash', 100_000)]);
  const known = [...counter.log, ...hall.log];
  const last = counter.log.at(-1) ?? expect.fail();
  const { fact: _fact, ...envelope } = last;
  const aside = (seq: number, unknownType: string, body: unknown): AnyEntry => ({
    ...envelope,
    seq,
    id: entryId(last, seq),
    clock: { ms: instant(last.clock.ms + seq), count: 0 },
    unknownType,
    body,
  });
  const malformed = aside(last.seq + 2, 'TabNoted@1', { tab: 'no id!', note: 7 });
  return [...known, aside(last.seq + 1, 'SongPlayed@3', { song: ['晚安'] }), malformed];
}

it('[ENG-9] [ENG-12] gives back every entry of a closed date, in journal order', async () => {
  const entries = evening();
  const row = await packSegment(DATE, entries.toReversed(), mentionsOf(entries));
  expect(await unpackSegment(store, row)).toEqual(entries.toSorted(compareEntries));
  expect(row.entries).toBe(entries.length);
});

it('[ENG-9] sets aside what a newer version wrote, when that version was taken back', () => {
  const entries = evening();
  const body = toBody(entries);
  const newer = { ...body, versions: { ...body.versions, OrderSent: 99 } };
  const read = fromBody(newer, store, DATE);
  const aside = read.flatMap((entry) => (isKnown(entry) ? [] : [entry.unknownType]));
  expect(new Set(aside)).toEqual(new Set(['OrderSent@99', 'SongPlayed@3', 'TabNoted@1']));
  expect(read).toHaveLength(entries.length);
});
