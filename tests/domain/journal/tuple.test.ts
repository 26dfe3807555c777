import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  compareEntries,
  entryId,
  isKnown,
  logName,
  parseLogName,
  type AnyEntry,
} from '#domain/journal/entry.ts';
import { CHAIN_START, linkChain } from '#domain/journal/seal.ts';
import { fromTuple, toTuple } from '#domain/journal/tuple.ts';
import { createBooks } from '#domain/books/books.ts';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import { friday, store } from '#tests/domain/support/store.ts';

const log = { device: id<DeviceId>('t1'), epoch: 2 };
const place = { store, date: friday, log };
const cleaned = [7, 1_000, 3, -5, 'boss', 'RoomCleaned', 1, { room: 'r1' }];

const read = (tuple: unknown): AnyEntry => {
  const result = fromTuple(tuple, place);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('a tuple', () => {
  it('gives the entry, with store, date and device from its place', () => {
    expect(read(cleaned)).toEqual({
      id: 't1.2.7',
      store: 's1',
      date: '2026-11-20',
      device: 't1',
      epoch: 2,
      seq: 7,
      clock: { ms: 1_000, count: 3 },
      at: 995,
      actor: 'boss',
      fact: { type: 'RoomCleaned', room: 'r1' },
    });
  });

  it.each([
    ['of a type that this program does not know', [...cleaned.slice(0, 5), 'MoonLanded', 1, 'x']],
    ['of a newer version', [...cleaned.slice(0, 6), 2, { chamber: 'r1' }]],
  ])('%s is kept unchanged and set aside by the books', (_, tuple) => {
    const entry = read(tuple);
    expect(isKnown(entry)).toBe(false);
    expect(toTuple(entry)).toEqual(tuple);
    const books = createBooks(store);
    expect(books.add([entry, entry])).toEqual(new Set());
    expect(books.unknown).toEqual([entry]);
  });

  it.each([
    [null],
    [[]],
    [[...cleaned, 1]],
    [[-1, ...cleaned.slice(1)]],
    [[1.5, ...cleaned.slice(1)]],
    [[7, 'now', ...cleaned.slice(2)]],
    [[...cleaned.slice(0, 4), 'No One!', ...cleaned.slice(5)]],
    [[...cleaned.slice(0, 5), '', 1, {}]],
    [[...cleaned.slice(0, 6), -1, {}]],
    [[...cleaned.slice(0, 7), null]],
  ])('%j is refused', (tuple) => {
    expect(fromTuple(tuple, place).ok).toBe(false);
  });
});

describe('journal order', () => {
  const entry = (ms: number, count: number, device: string, seq: number): AnyEntry => ({
    ...read(cleaned),
    id: entryId({ device: id<DeviceId>(device), epoch: 2 }, seq),
    device: id<DeviceId>(device),
    seq,
    clock: { ms: instant(ms), count },
  });

  it('goes by hybrid clock, then device, then seq', () => {
    const ordered = [
      entry(1, 0, 'b', 9),
      entry(1, 1, 'a', 1),
      entry(1, 1, 'b', 0),
      entry(1, 1, 'b', 1),
      entry(2, 0, 'a', 0),
    ];
    expect(ordered.toReversed().toSorted(compareEntries)).toEqual(ordered);
  });
});

describe('a log', () => {
  it('has a name that reads back', () => {
    expect(parseLogName(logName(log))).toEqual(log);
    for (const name of ['log:t1', 'log::1', 'log:t1:x', 'log:T 1:1', 'tab:t1:1']) {
      expect(parseLogName(name)).toBeNull();
    }
  });

  it('[AUDIT-1] has a chain that another word, order or cut makes different', async () => {
    const sha256 = async (text: string): Promise<string> =>
      createHash('sha256').update(text).digest('base64url');
    const head = await linkChain(CHAIN_START, [cleaned, [8]], sha256);
    expect(head).toBe(await linkChain(CHAIN_START, [cleaned, [8]], sha256));
    const others = [[[8], cleaned], [cleaned], [cleaned, [9]], [cleaned, [8], [8]]];
    for (const other of others) expect(await linkChain(CHAIN_START, other, sha256)).not.toBe(head);
    expect(await linkChain(head, [cleaned], sha256)).not.toBe(head);
  });
});
