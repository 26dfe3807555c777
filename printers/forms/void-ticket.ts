import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { OrderedLine } from '#domain/tabs/entries.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { type PaperLook, sheetOf, stationPaper } from './look.ts';
import { clockOf, fields, roomNow } from './parts.ts';
import { guestField, orderedLine, roomTitle, ticketBand } from './ticket.ts';

export interface VoidTicketInput {
  readonly look: PaperLook;
  readonly tab: Pick<TabState, 'stays' | 'party' | 'heads'>;
  /** The order that the line was sent with. */
  readonly order: { readonly number: string; readonly at: Instant };
  readonly line: OrderedLine;
  /** How many of it are no longer wanted, > 0. */
  readonly quantity: number;
  readonly reason: string;
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly stationName: string;
  readonly staffName: string;
  /** The manager who approved; empty where staff had the right. */
  readonly approverName: string;
}

/** Tells the station not to make, or to take back, what an order had asked for (退单, ORD-1). */
export function voidTicket(input: VoidTicketInput): PrintDocument {
  const { look, tab, order, line, quantity, reason, at, date } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const clock = (when: Instant): string => clockOf(when, date, look.store.timeZone);
  return stationPaper(sheet, at, [
    text(input.stationName, { align: 'centre', bold: true }),
    ...ticketBand(words.tickets.void),
    roomTitle(roomNow(tab.stays) || words.tickets.noRoom),
    rule,
    ...orderedLine(line, -quantity),
    rule,
    ...fields([
      [words.common.reason, reason],
      [words.tickets.voidOf, `${order.number} ${clock(order.at)}`],
      [words.common.time, clock(at)],
      [words.common.businessDate, date],
      [words.common.staff, input.staffName],
      [words.common.approvedBy, input.approverName],
      [words.common.party, guestField(tab, words)],
    ]),
  ]);
}
