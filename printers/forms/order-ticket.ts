import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { OrderedLine } from '#domain/tabs/entries.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { pair, type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import { type PaperLook, sheetOf, stationPaper } from './look.ts';
import { clockOf, fields, roomNow } from './parts.ts';
import { guestField, orderedLine, roomTitle } from './ticket.ts';

export interface OrderTicketInput {
  readonly look: PaperLook;
  readonly tab: Pick<TabState, 'stays' | 'party' | 'heads' | 'note'>;
  /** `number` is the order's running number of till and day, as in `A12` (ORD-4). */
  readonly order: { readonly number: string; readonly at: Instant; readonly date: BusinessDate };
  /** Those of the order that this station makes, as they were sent. */
  readonly lines: readonly OrderedLine[];
  readonly stationName: string;
  readonly staffName: string;
}

/** What the bar or the kitchen is to make of an order (出品单, ORD-4). No prices. */
export function orderTicket(input: OrderTicketInput): PrintDocument {
  const { look, tab, order, lines, stationName, staffName } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return stationPaper(sheet, order.at, [
    pair(stationName, order.number, { size: 2, bold: true }),
    rule,
    roomTitle(roomNow(tab.stays) || words.tickets.noRoom),
    rule,
    ...fields([
      [words.tickets.ordered, clockOf(order.at, order.date, look.store.timeZone)],
      [words.common.businessDate, order.date],
      [words.common.staff, staffName],
      [words.common.party, guestField(tab, words)],
    ]),
    rule,
    ...lines.flatMap((line) => orderedLine(line, line.quantity)),
    rule,
    text(words.tickets.lines(lines.length, pieces), { bold: true }),
    ...noteBlocks(tab.note, words.common.note),
  ]);
}

const noteBlocks = (note: string, label: string): readonly PrintBlock[] =>
  note === '' ? [] : [text(`${label}: ${note}`, { bold: true })];
