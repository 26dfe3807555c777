import type { CardFact } from '#domain/cards/entries.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { type Field, dateAndClock, fields, signatures } from './parts.ts';
import { guestPaper, type PaperLook, sheetOf } from './look.ts';

export interface CardSlipInput {
  readonly look: PaperLook;
  readonly what: CardFact['type'];
  readonly member: { readonly number: string; readonly name: string };
  /** The card that it is about. */
  readonly number: string;
  /** The card that takes its place; empty but where one was replaced. */
  readonly newNumber: string;
  readonly reason: string;
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly staffName: string;
}

/** What was done with a member's card (MEM-2), what follows from it, and a line for the member to sign. */
export function cardSlip(input: CardSlipInput): PrintDocument {
  const { look, what, member, number, newNumber, reason, at, date, staffName } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const numbers: readonly Field[] =
    newNumber === ''
      ? [[words.card.number, number]]
      : [
          [words.card.oldNumber, number],
          [words.card.newNumber, newNumber],
        ];
  return guestPaper(sheet, { at, title: words.card.titles[what] }, [
    rule,
    ...fields([
      [words.common.member, member.number],
      [words.common.party, member.name],
      ...numbers,
      [words.common.reason, reason],
      [words.common.time, dateAndClock(at, look.store.timeZone)],
      [words.common.businessDate, date],
      [words.common.staff, staffName],
    ]),
    rule,
    text(words.card.effects[what]),
    rule,
    ...signatures([words.card.signature]),
  ]);
}
