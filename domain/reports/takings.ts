import { dayMinuteOf, type BusinessDate } from '../kernel/business-date.ts';
import { fen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import { minutesBetween } from '../kernel/instant.ts';
import { lineAmount, liveQuantity } from '../tabs/amounts.ts';
import type { Settlement, Stay, TabState } from '../tabs/state.ts';
import {
  addRoomHours,
  addRoomMinutes,
  finishRoomHours,
  type MutableRoomHours,
  type RoomHoursTable,
} from './room-hours.ts';
import { addLine, addTable, finish, type MutableTable } from './table.ts';

/** A count and an amount under one heading. */
export interface TakingsLine {
  readonly name: string;
  readonly count: number;
  readonly fen: Fen;
}

export type TakingsTable = Readonly<Record<string, TakingsLine>>;

/**
 * What settled tabs brought: a sum that can be added to another (a monoid), so that a day is the
 * sum of its tabs, a year of its days and a chain of its stores, in any order.
 */
export interface Takings {
  readonly tabs: number;
  readonly heads: number;
  readonly dueFen: Fen;
  readonly timeFen: Fen;
  readonly itemsFen: Fen;
  readonly roundingFen: Fen;
  /** Minutes that rooms were in use. */
  readonly minutes: number;
  /** Key: hour of the business day (0–47) in which a tab was settled; count: tabs. */
  readonly byHour: TakingsTable;
  /** Key: room id; count: sessions. */
  readonly byRoom: TakingsTable;
  /** Key: item id; count: quantity. */
  readonly byItem: TakingsTable;
  /** Key: category id; count: quantity. */
  readonly byCategory: TakingsTable;
  /** Key: tender type; count: tenders. Sums to dueFen, save for cases. */
  readonly byTender: TakingsTable;
  /** Key: who settled; count: tabs. */
  readonly byStaff: TakingsTable;
  /** For the heat map. */
  readonly roomHours: RoomHoursTable;
}

export const NO_TAKINGS: Takings = {
  tabs: 0,
  heads: 0,
  dueFen: ZERO_FEN,
  timeFen: ZERO_FEN,
  itemsFen: ZERO_FEN,
  roundingFen: ZERO_FEN,
  minutes: 0,
  byHour: {},
  byRoom: {},
  byItem: {},
  byCategory: {},
  byTender: {},
  byStaff: {},
  roomHours: {},
};

const COUNTS = ['tabs', 'heads', 'minutes'] as const;
const AMOUNTS = ['dueFen', 'timeFen', 'itemsFen', 'roundingFen'] as const;
const TABLES = ['byHour', 'byRoom', 'byItem', 'byCategory', 'byTender', 'byStaff'] as const;

/** The sum of two; associative and commutative, with {@link NO_TAKINGS} as its zero. */
export const addTakings = (a: Takings, b: Takings): Takings => sumTakings([a, b]);

/**
 * The sum of many, in one pass: a year of days with a hundred items each takes milliseconds.
 *
 * Where a thing was renamed its lines add up under its id; of the names the greatest as text is
 * shown, so that the order of adding doesn't matter.
 */
export function sumTakings(all: Iterable<Takings>): Takings {
  const sum = createTakingsSum();
  for (const takings of all) sum.add(takings);
  return sum.total();
}

/** What the tabs settled on a business date brought. */
export function takingsOn(tabs: Iterable<TabState>, date: BusinessDate): Takings {
  const sum = createTakingsSum();
  for (const tab of tabs) if (tab.settled?.date === date) sum.addTab(tab);
  return sum.total();
}

/** A sum that goes on, in place. */
export interface TakingsSum {
  add(takings: Takings): void;
  /** As adding {@link takingsOfTab} of it, without making that first. */
  addTab(tab: TabState): void;
  total(): Takings;
}

export function createTakingsSum(): TakingsSum {
  const counts = { tabs: 0, heads: 0, minutes: 0 };
  const amounts = { dueFen: 0, timeFen: 0, itemsFen: 0, roundingFen: 0 };
  const tables = createTables();
  const roomHours: MutableRoomHours = new Map();
  return {
    add(takings) {
      for (const key of COUNTS) counts[key] += takings[key];
      for (const key of AMOUNTS) amounts[key] += takings[key];
      for (const key of TABLES) addTable(tables[key], takings[key]);
      addRoomHours(roomHours, takings.roomHours);
    },
    addTab(tab) {
      const { settled } = tab;
      if (!settled) return;
      const { dueFen } = settled;
      counts.tabs += 1;
      counts.heads += tab.heads;
      for (const key of AMOUNTS) amounts[key] += settled[key];
      const timeZone = tab.stays[0]?.terms.timeZone ?? 'UTC';
      const hour = String(hourOf(dayMinuteOf(settled.at, settled.date, timeZone)));
      const room = tab.stays.at(-1)?.room;
      addLine(tables.byHour, hour, hour, 1, dueFen);
      if (room) addLine(tables.byRoom, room.id, room.name, 1, dueFen);
      addLine(tables.byStaff, settled.actor, settled.actor, 1, dueFen);
      addItems(tables, tab);
      addTenders(tables, tab);
      counts.minutes += addStays(roomHours, tab.stays, settled);
    },
    total: () => ({
      ...counts,
      dueFen: fen(amounts.dueFen),
      timeFen: fen(amounts.timeFen),
      itemsFen: fen(amounts.itemsFen),
      roundingFen: fen(amounts.roundingFen),
      byHour: finish(tables.byHour),
      byRoom: finish(tables.byRoom),
      byItem: finish(tables.byItem),
      byCategory: finish(tables.byCategory),
      byTender: finish(tables.byTender),
      byStaff: finish(tables.byStaff),
      roomHours: finishRoomHours(roomHours),
    }),
  };
}

type Tables = Record<(typeof TABLES)[number], MutableTable>;

const createTables = (): Tables => ({
  byHour: new Map(),
  byRoom: new Map(),
  byItem: new Map(),
  byCategory: new Map(),
  byTender: new Map(),
  byStaff: new Map(),
});

/** The last hour of the business day's clock that a table has a line for. */
const LAST_HOUR = 47;

/**
 * What one tab brought: nothing until it is settled, then all under the business date of its
 * settlement (DAY-3). A party that changed rooms counts, with its money, where it settled; its
 * minutes count where they were spent.
 *
 * A tab whose opening has not arrived has no time zone: its hour is told by UTC until then.
 */
export function takingsOfTab(tab: TabState): Takings {
  const sum = createTakingsSum();
  sum.addTab(tab);
  return sum.total();
}

const hourOf = (minute: number): number =>
  Math.min(LAST_HOUR, Math.max(0, Math.floor(minute / 60)));

function addItems(tables: Pick<Tables, 'byItem' | 'byCategory'>, tab: TabState): void {
  for (const order of tab.orders) {
    for (const line of order.lines) {
      const quantity = liveQuantity(line);
      if (quantity === 0) continue;
      const amount = lineAmount(line);
      addLine(tables.byItem, line.item, line.name, quantity, amount);
      addLine(tables.byCategory, line.category, line.categoryName, quantity, amount);
    }
  }
}

function addTenders({ byTender }: Pick<Tables, 'byTender'>, tab: TabState): void {
  for (const { voidedFor, tenderType, amountFen } of tab.tenders) {
    if (voidedFor === null) addLine(byTender, tenderType, tenderType, 1, amountFen);
  }
}

/**
 * Adds minutes in use by room and hour; hours are counted on from the clock time of the coming. A
 * stay that ends before it begins, by a clock set back, has none.
 *
 * @returns all minutes.
 */
function addStays(table: MutableRoomHours, stays: readonly Stay[], settled: Settlement): number {
  let total = 0;
  for (const [index, stay] of stays.entries()) {
    const to = stays[index + 1]?.from ?? settled.endedAt;
    let left = Math.max(0, minutesBetween(stay.from, to));
    total += left;
    let minute: number = dayMinuteOf(stay.from, settled.date, stay.terms.timeZone);
    while (left > 0) {
      const inHour = Math.min(left, 60 - (((minute % 60) + 60) % 60));
      addRoomMinutes(table, stay.room.id, stay.room.name, hourOf(minute), inHour);
      minute += inHour;
      left -= inHour;
    }
  }
  return total;
}
