import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { type Fen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { MoneyTender } from '#domain/payments/entries.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { paperAmount } from './amount.ts';
import { guestPaper, type PaperLook, sheetOf } from './look.ts';
import { dateAndClock, field, fields, largeAmount, signatures } from './parts.ts';

export interface DepositSlipInput {
  readonly look: PaperLook;
  /** What became of it (PAY-3). */
  readonly what: 'held' | 'applied' | 'returned' | 'forfeited';
  readonly number: string;
  readonly amountFen: Fen;
  /** What of it is still held after this. */
  readonly leftFen: Fen;
  /** How the money was taken or given back; null where it stays in the till. */
  readonly tenderType: MoneyTender | null;
  readonly reference: string;
  readonly guestName: string;
  readonly guestPhone: string;
  /** The reservation or room that it is for. */
  readonly about: string;
  readonly note: string;
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly staffName: string;
}

/** Money taken in advance, and what became of it (订金单). The guest signs for what comes back. */
export function depositSlip(input: DepositSlipInput): PrintDocument {
  const { look, what, amountFen, leftFen, tenderType, at, date } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  return guestPaper(sheet, { at, title: words.deposit.titles[what] }, [
    rule,
    ...fields([
      [words.deposit.number, input.number],
      [words.common.party, input.guestName],
      [words.common.phone, input.guestPhone],
      [words.deposit.about, input.about],
      [words.common.time, dateAndClock(at, look.store.timeZone)],
      [words.common.businessDate, date],
      [words.common.cashier, input.staffName],
      [words.common.note, input.note],
    ]),
    rule,
    ...(tenderType === null ? [] : [field(words.tenders[tenderType], paperAmount(amountFen))]),
    ...(input.reference === '' ? [] : [text(`  ${input.reference}`)]),
    ...largeAmount(look, words.deposit.amount, paperAmount(amountFen)),
    ...(leftFen === ZERO_FEN || what === 'held'
      ? []
      : [field(words.deposit.left, paperAmount(leftFen))]),
    rule,
    ...(what === 'returned'
      ? signatures([words.deposit.signature])
      : what === 'held'
        ? [text(words.deposit.bring, { align: 'centre' })]
        : []),
  ]);
}
