import { dayMinuteOf } from '../kernel/business-date.ts';
import { fen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import { minutesBetween, type Instant } from '../kernel/instant.ts';
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
  const counts = { tabs: 0, heads: 0, minutes: 0 };
  const amounts = { dueFen: 0, timeFen: 0, itemsFen: 0, roundingFen: 0 };
  const tables = createTables();
  const roomHours: MutableRoomHours = new Map();
  for (const takings of all) {
    for (const key of COUNTS) counts[key] += takings[key];
    for (const key of AMOUNTS) amounts[key] += takings[key];
    for (const key of TABLES) addTable(tables[key], takings[key]);
    addRoomHours(roomHours, takings.roomHours);
  }
  return {
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
  };
}

const createTables = (): Record<(typeof TABLES)[number], MutableTable> => ({
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
  const { settled } = tab;
  if (!settled) return NO_TAKINGS;
  const { dueFen, timeFen, itemsFen, roundingFen } = settled;
  const timeZone = tab.stays[0]?.terms.timeZone ?? 'UTC';
  const hour = String(hourOf(dayMinuteOf(settled.at, settled.date, timeZone)));
  const room = tab.stays.at(-1)?.room;
  const stays = staysOf(tab.stays, settled.endedAt);
  const line = (name: string) => ({ name, count: 1, fen: dueFen });
  return {
    tabs: 1,
    heads: tab.heads,
    dueFen,
    timeFen,
    itemsFen,
    roundingFen,
    minutes: stays.reduce((sum, { minutes }) => sum + minutes, 0),
    byHour: { [hour]: line(hour) },
    byRoom: room ? { [room.id]: line(room.name) } : {},
    ...itemTables(tab),
    byTender: tenderTable(tab),
    byStaff: { [settled.actor]: line(settled.actor) },
    roomHours: roomHoursOf(stays, settled),
  };
}

const hourOf = (minute: number): number =>
  Math.min(LAST_HOUR, Math.max(0, Math.floor(minute / 60)));

interface TimedStay {
  readonly stay: Stay;
  readonly minutes: number;
}

/** Stays with their minutes; one that ends before it begins, by a clock set back, has none. */
const staysOf = (stays: readonly Stay[], endedAt: Instant): readonly TimedStay[] =>
  stays.map((stay, index) => {
    const to = stays[index + 1]?.from ?? endedAt;
    return { stay, minutes: Math.max(0, minutesBetween(stay.from, to)) };
  });

function itemTables(tab: TabState): Pick<Takings, 'byItem' | 'byCategory'> {
  const items: MutableTable = new Map();
  const categories: MutableTable = new Map();
  for (const order of tab.orders) {
    for (const line of order.lines) {
      const quantity = liveQuantity(line);
      if (quantity === 0) continue;
      const amount = lineAmount(line);
      addLine(items, line.item, line.name, quantity, amount);
      addLine(categories, line.category, line.categoryName, quantity, amount);
    }
  }
  return { byItem: finish(items), byCategory: finish(categories) };
}

function tenderTable(tab: TabState): Takings['byTender'] {
  const tenders: MutableTable = new Map();
  for (const tender of tab.tenders) {
    if (tender.voidedFor !== null) continue;
    addLine(tenders, tender.tenderType, tender.tenderType, 1, tender.amountFen);
  }
  return finish(tenders);
}

/** Minutes in use by room and hour; hours are counted on from the clock time of the coming. */
function roomHoursOf(stays: readonly TimedStay[], settled: Settlement): RoomHoursTable {
  const table: MutableRoomHours = new Map();
  for (const { stay, minutes } of stays) {
    let minute: number = dayMinuteOf(stay.from, settled.date, stay.terms.timeZone);
    let left = minutes;
    while (left > 0) {
      const inHour = Math.min(left, 60 - (((minute % 60) + 60) % 60));
      addRoomMinutes(table, stay.room.id, stay.room.name, hourOf(minute), inHour);
      minute += inHour;
      left -= inHour;
    }
  }
  return finishRoomHours(table);
}
