import { createBooks, type Books } from '../books/books.ts';
import type { Entry } from '../journal/entry.ts';
import { present } from '../kernel/assert.ts';
import { plusDays, type BusinessDate } from '../kernel/business-date.ts';
import type { StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { tradeDay } from './day.ts';
import { createDesk } from './desk.ts';
import { createRandom } from './random.ts';
import { registersOf, type DemoRegisters } from './registers.ts';

/** Days of trade that the demo looks back on. */
const DEMO_DAYS = 30;

/** Members who join in a store on each day. */
const JOINING = 2;

/** One past business day of one store: its entries in the order in which they were recorded. */
export interface DemoDay {
  readonly store: StoreId;
  readonly date: BusinessDate;
  readonly entries: readonly Entry[];
}

/** The business dates before `today`, oldest first. */
export const demoDates = (today: BusinessDate, days: number = DEMO_DAYS): readonly BusinessDate[] =>
  Array.from({ length: days }, (_, index) => plusDays(today, index - days));

/**
 * The past of one store of the demo, day by day, made by the domain's own decisions. The same
 * registers, store and dates give the same entries on every machine.
 *
 * Logs go on from day to day, so the days must be taken from the first; to go on after a stop, run
 * it again and skip (a day takes a few milliseconds).
 *
 * @param dates in order, as {@link demoDates} gives them.
 * @param until where the trade stops: with today as the last date, rooms are in use as they would be
 * at this instant. Null where the last date is over.
 */
export function* demoHistory(
  demo: DemoRegisters,
  store: StoreId,
  dates: readonly BusinessDate[],
  until: Instant | null = null,
): Generator<DemoDay, void, void> {
  const place = demo.stores.findIndex(({ settings }) => settings.id === store);
  const { devices } = present(demo.stores[place], `store ${store} of the demo`);
  const random = createRandom(`${store} trade`);
  const books: Books = createBooks(store);
  const desk = createDesk(registersOf(demo, store), devices, books, random);
  const own = demo.members.filter(({ home }) => home === store);
  const size = 1 - place / 10;
  for (const [index, date] of dates.entries()) {
    const joining = own.slice(index * JOINING, (index + 1) * JOINING);
    tradeDay(desk, date, demo, random, size, joining, until);
    yield { store, date, entries: desk.dayEntries() };
    books.seal(date);
  }
}
