import { assert } from '#domain/kernel/assert.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import { END, guestPaper, type PaperLook, type Sheet, sheetOf } from './look.ts';
import { dateAndClock, fields } from './parts.ts';

export interface BottleSlipInput {
  readonly look: PaperLook;
  /** What the code says, and what staff type where it can't be read. */
  readonly code: string;
  readonly bottleName: string;
  /** What is in it, in tenths, 1 … 10. */
  readonly tenths: number;
  readonly isUnopened: boolean;
  readonly shelf: string;
  /** Whose it is; a member's number, or empty. */
  readonly ownerName: string;
  readonly ownerPhone: string;
  readonly memberNumber: string;
  readonly at: Instant;
  /** Last business date on which it can be taken (STK-5). */
  readonly until: BusinessDate;
  readonly note: string;
  readonly staffName: string;
}

/** The slip of a kept bottle in its two copies: one for the guest, one for the bottle (存酒单, STK-5). */
export function bottleSlip(input: BottleSlipInput): PrintDocument {
  assert(input.tenths >= 1 && input.tenths <= 10, `a bottle holds 1 to 10 tenths`);
  const sheet = sheetOf(input.look);
  const { words } = sheet;
  return guestPaper(sheet, { at: input.at, title: words.bottle.title }, [
    ...copyFor(words.bottle.guest, input, sheet),
    text(words.bottle.bring, { align: 'centre' }),
    ...END,
    text(input.look.store.name, { align: 'centre' }),
    text(words.bottle.title, { align: 'centre', bold: true }),
    ...copyFor(words.bottle.shelf, input, sheet),
  ]);
}

function copyFor(whose: string, input: BottleSlipInput, { words }: Sheet): readonly PrintBlock[] {
  const { bottle, common } = words;
  const level = input.isUnopened ? bottle.full : bottle.tenths(input.tenths);
  return [
    text(whose, { align: 'centre', bold: true }),
    rule,
    text(input.bottleName, { size: 2, bold: true }),
    text(`${bottle.level} ${level}  ${bottle.place} ${input.shelf}`, { bold: true }),
    rule,
    ...fields([
      [bottle.number, input.code],
      [bottle.owner, input.ownerName],
      [common.phone, input.ownerPhone],
      [common.member, input.memberNumber],
      [bottle.keptAt, dateAndClock(input.at, input.look.store.timeZone)],
      [bottle.until, input.until],
      [common.note, input.note],
      [common.staff, input.staffName],
    ]),
    { type: 'feed', lines: 1 },
    { type: 'qr', text: input.code },
  ];
}
