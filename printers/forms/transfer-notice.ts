import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { type PaperLook, sheetOf, stationPaper } from './look.ts';
import { clockOf, fields } from './parts.ts';
import { guestField, roomTitle, ticketBand } from './ticket.ts';

export interface TransferNoticeInput {
  readonly look: PaperLook;
  readonly tab: Pick<TabState, 'party' | 'heads'>;
  /** Names of the rooms. */
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly stationName: string;
  readonly staffName: string;
}

/** Tells a station that a party moved, so that what is under way follows it (转房, MOVE-1). */
export function transferNotice(input: TransferNoticeInput): PrintDocument {
  const { look, tab, from, to, reason, at, date, stationName, staffName } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  return stationPaper(sheet, at, [
    text(stationName, { align: 'centre', bold: true }),
    ...ticketBand(words.tickets.transfer),
    roomTitle(`${from} → ${to}`),
    text(words.tickets.serveThere, { align: 'centre', bold: true }),
    rule,
    ...fields([
      [words.common.party, guestField(tab, words)],
      [words.common.reason, reason],
      [words.common.time, clockOf(at, date, look.store.timeZone)],
      [words.common.businessDate, date],
      [words.common.staff, staffName],
    ]),
  ]);
}
