import { type BusinessDate, type DayMinute, formatClock } from '#domain/kernel/business-date.ts';
import { type Fen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { paperAmount } from './amount.ts';
import { guestPaper, type PaperLook, sheetOf } from './look.ts';
import { fields, partyWords } from './parts.ts';

export interface ReservationSlipInput {
  readonly look: PaperLook;
  readonly number: string;
  readonly date: BusinessDate;
  readonly from: DayMinute;
  readonly to: DayMinute;
  /** The room, or the type of room where none is fixed yet. */
  readonly room: string;
  readonly guestName: string;
  readonly heads: number;
  readonly contactPhone: string;
  readonly bookerName: string;
  readonly source: string;
  readonly depositFen: Fen;
  /** When the room is released; null where it is held all night (RES-4). */
  readonly holdUntil: DayMinute | null;
  readonly note: string;
  readonly at: Instant;
  readonly staffName: string;
}

/** A reservation, for the guest or for the desk (预订单, RES-1). */
export function reservationSlip(input: ReservationSlipInput): PrintDocument {
  const { look, date, from, to, heads, depositFen, holdUntil } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  // A clock that passed midnight is said as the guest's own clock shows it.
  const clock = (minute: DayMinute): string => formatClock(minute % (24 * 60));
  return guestPaper(sheet, { at: input.at, title: words.reservation.title }, [
    rule,
    text(input.room, { align: 'centre', size: 2, bold: true }),
    text(`${date} ${clock(from)}-${clock(to)}`, { align: 'centre', bold: true }),
    rule,
    ...fields([
      [words.reservation.number, input.number],
      [words.common.party, partyWords(input.guestName, heads, words)],
      [words.reservation.contact, input.contactPhone],
      [words.reservation.booker, input.bookerName],
      [words.reservation.source, input.source],
      [words.reservation.deposit, depositFen === ZERO_FEN ? '' : paperAmount(depositFen)],
      [words.reservation.holdUntil, holdUntil === null ? '' : clock(holdUntil)],
      [words.common.note, input.note],
      [words.common.staff, input.staffName],
    ]),
    ...(holdUntil === null ? [] : [text(words.reservation.bring, { align: 'centre' })]),
  ]);
}
