import type { RoundingRule } from '../chain/records.ts';
import { addFen, subtractFen, sumFen, timesFen, ZERO_FEN, type Fen } from '../kernel/fen.ts';
import type { Instant } from '../kernel/instant.ts';
import { roundOff } from '../payments/rounding.ts';
import { timeTotal, type TimeLine } from '../tariffs/charge.ts';
import { chargeSession } from '../tariffs/session.ts';
import type { Settlement, TabAmounts, TabLine, TabState } from './state.ts';

/** What one of a line costs, its modifiers included. */
const unitPrice = (line: Pick<TabLine, 'priceFen' | 'modifiers'>): Fen =>
  addFen(line.priceFen, sumFen(line.modifiers.map((modifier) => modifier.priceFen)));

/** How much of a line stands. */
export const liveQuantity = (line: Pick<TabLine, 'quantity' | 'voided'>): number =>
  Math.max(0, line.quantity - line.voided);

/** What stands of a line, modifiers included: 2 of 3 at 38 with 4 for ice is 84. */
export const lineAmount = (line: TabLine): Fen => timesFen(unitPrice(line), liveQuantity(line));

export const itemsTotal = (tab: Pick<TabState, 'orders'>): Fen =>
  sumFen(tab.orders.flatMap((order) => order.lines.map(lineAmount)));

/** Tenders that stand. */
export const paidTotal = (tab: Pick<TabState, 'tenders'>): Fen =>
  sumFen(
    tab.tenders.filter((tender) => tender.voidedFor === null).map((tender) => tender.amountFen),
  );

/**
 * The time charge of a tab until an instant (TAR-10, MOVE-1): one room's stay ends where the next
 * begins. A settled tab keeps the lines of its settlement; a cancelled session has none (TAR-7).
 */
export function timeLinesOf(tab: TabState, until: Instant): readonly TimeLine[] {
  if (tab.settled) return tab.settled.timeLines;
  if (tab.cancelled) return [];
  return chargeSession(
    tab.stays.map(({ room, from, terms }) => ({ roomName: room.name, from, terms })),
    until,
  );
}

/**
 * What a tab comes to at an instant, and what is left to pay. A settled tab's amounts are its
 * settlement's, whatever arrived since.
 */
export function tabAmounts(tab: TabState, until: Instant, rounding: RoundingRule): TabAmounts {
  const made = tab.settled ?? madeOf(tab, until, rounding);
  const { timeFen, itemsFen, roundingFen, dueFen } = made;
  const paidFen = paidTotal(tab);
  const leftFen = subtractFen(dueFen, paidFen);
  return { timeFen, itemsFen, roundingFen, dueFen, paidFen, leftFen };
}

function madeOf(
  tab: TabState,
  until: Instant,
  rounding: RoundingRule,
): Pick<Settlement, 'timeFen' | 'itemsFen' | 'roundingFen' | 'dueFen'> {
  const timeFen = tab.cancelled ? ZERO_FEN : timeTotal(timeLinesOf(tab, until));
  const itemsFen = itemsTotal(tab);
  const sum = addFen(timeFen, itemsFen);
  const roundingFen = roundOff(sum, rounding);
  return { timeFen, itemsFen, roundingFen, dueFen: addFen(sum, roundingFen) };
}

/** Whether a tab takes no more orders and money: settled or cancelled. */
export const isOver = (tab: Pick<TabState, 'settled' | 'cancelled'>): boolean =>
  tab.settled !== null || tab.cancelled !== null;
