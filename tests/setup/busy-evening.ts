import * as Y from 'yjs';

import { openDay, readNew } from '#client/engine/journal/documents.ts';
import { createBooks } from '#domain/books/books.ts';
import { createDesk } from '#domain/demo/desk.ts';
import { composeOrder } from '#domain/demo/order.ts';
import { createRandom } from '#domain/demo/random.ts';
import { demoRegisters, registersOf } from '#domain/demo/registers.ts';
import { journalDoc } from '#domain/journal/entry.ts';
import { toTuple } from '#domain/journal/tuple.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDateOf, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { RoomId, StoreId } from '#domain/kernel/ids.ts';
import { instant, plusMinutes } from '#domain/kernel/instant.ts';

import { writeLog } from './log-writer.ts';
import { connect, type Connection, type TestDevice } from './tablet.ts';

const JOURNAL = 1;
const PARTIES =
  '王先生 李姐 公司团建 陈小姐 小雨生日 赵总 同学会 林女士 刘先生 何家聚会 孙经理 吴小姐 阿杰 黄太太'.split(
    ' ',
  );
/** Minutes since each party came in, and which room it took. */
const STAYS = [
  [68, 0],
  [64, 3],
  [57, 12],
  [49, 14],
  [41, 22],
  [33, 27],
  [22, 6],
  [9, 33],
  [61, 24],
  [52, 9],
  [38, 17],
  [27, 20],
  [16, 30],
  [6, 2],
] as const;

/**
 * Writes an evening under way into the demo's first store: parties that came earlier, with orders, to
 * rooms that nobody of the demo's own day is in.
 */
export async function pushBusyEvening(device: TestDevice): Promise<void> {
  const { chain, store, device: id } = device.grant;
  const demo = demoRegisters(chain, 'zh-CN');
  const registers = registersOf(demo, store);
  const { rooms } = present(demo.stores[0], 'the first store');
  const server = demo.staff.find(({ role }) => role === 'attendant');
  const hands = { till: 'A', actor: present(server, 'an attendant').record.id } as const;
  const random = createRandom('busy evening');
  const desk = createDesk(registers, [{ device: id, till: 'A' }], createBooks(store), random);
  const now = instant(Date.now());
  const date = businessDateOf(now, registers.store);
  desk.openDay(date);
  const connection = await connect(device);
  const taken = await takenRooms(connection, store, date);
  for (const [index, [minutes, place]] of STAYS.entries()) {
    const at = plusMinutes(now, -minutes);
    const party = present(PARTIES[index], 'a name');
    const heads = random.int(2, 10);
    const room = present(rooms[place], 'a room').id;
    if (taken.has(room)) continue;
    const [opened] = desk.run(hands, at, { type: 'openRoom', room, party, heads, member: null });
    if (opened?.fact.type !== 'RoomSessionOpened') continue;
    const { tab } = opened.fact;
    for (let round = 0; round * 20 < minutes; round += 1) {
      const sentAt = plusMinutes(at, 2 + round * 20);
      const lines = composeOrder(random, demo.items, heads, round, sentAt);
      desk.run(hands, sentAt, { type: 'sendOrder', tab, lines });
    }
  }
  const log = writeLog(device);
  connection.send({ type: 'writer', channel: JOURNAL, client: log.client, epoch: 1 });
  const pushed = await connection.push(
    JOURNAL,
    await log.sealed(...desk.dayEntries().map(toTuple)),
  );
  await connection.close();
  if (pushed.type === 'nack') throw new Error(`the hub refused the evening: ${pushed.message}`);
}

/** The rooms that somebody is in by the store's journal; leaves today's document open. */
async function takenRooms(
  connection: Connection,
  store: StoreId,
  date: BusinessDate,
): Promise<ReadonlySet<RoomId>> {
  const day = openDay(store, date);
  const { head } = await connection.sub(JOURNAL, journalDoc(store, date));
  for (let seq = 0; seq < head;) {
    const update = await connection.update(JOURNAL);
    Y.applyUpdate(day.doc, update.bytes);
    seq = update.seq;
  }
  const books = createBooks(store);
  books.add(readNew(day).entries);
  return new Set(
    books.rooms().flatMap(({ room, occupants }) => (occupants.length > 0 ? [room] : [])),
  );
}
