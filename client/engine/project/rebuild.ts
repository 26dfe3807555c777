import { roomKey } from '#domain/books/route.ts';
import { recallWaiting } from '../printing/recall.ts';
import { emptyBooks, type Core, type Memory } from '../core.ts';
import { recallOpen } from '../days/recall.ts';
import { readNew } from '../journal/documents.ts';

/** Folds the books anew: rooms and what is open from the closed dates, and every open day. */
export async function rebuildBooks(core: Core, memory: Memory): Promise<void> {
  const closing = await core.ports.database.closings.orderBy('date').last();
  const books = emptyBooks(memory.identity);
  for (const state of closing?.rooms ?? []) {
    books.restore({ key: roomKey(state.room), kind: 'room', state });
  }
  for (const day of memory.days.values()) {
    day.read.clear();
    books.add(readNew(day).entries);
  }
  await recallOpen(core.ports.database, books, memory.days);
  await recallWaiting(core, books);
  memory.books = books;
}
