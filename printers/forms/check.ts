import type { RoundingRule } from '#domain/chain/records.ts';
import { absFen } from '#domain/kernel/fen.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { isOver, tabAmounts, timeLinesOf } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { paperAmount } from './amount.ts';
import { type Bill, billDue, billLines, billPaid, billParty } from './bill.ts';
import { guestPaper, type PaperLook, sheetOf } from './look.ts';
import { clockOf, field, largeAmount } from './parts.ts';
import type { Payers } from './payer.ts';

export interface CheckInput {
  readonly look: PaperLook;
  readonly tab: TabState;
  /** Until when the time is charged. */
  readonly at: Instant;
  /** The business date of the printing. */
  readonly date: BusinessDate;
  readonly rounding: RoundingRule;
  readonly staffName: string;
  readonly payers: Payers;
}

/**
 * The tab as it stands now, for the guest to look at before paying (账单). It says twice that it
 * isn't a receipt, and that the clock runs on.
 */
export function check(input: CheckInput): PrintDocument {
  const { look, tab, at, date, rounding, staffName, payers } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const bill: Bill = {
    sheet,
    tab,
    date,
    number: '',
    until: at,
    timeLines: timeLinesOf(tab, at),
    staff: [words.common.staff, staffName],
    payers,
  };
  const amounts = tabAmounts(tab, at, rounding);
  const { paidFen, leftFen } = amounts;
  const isRunning = tab.stays.length > 0 && !isOver(tab);
  const isNoReceipt = text(words.bill.isNoReceipt, { align: 'centre', bold: true });
  return guestPaper(sheet, { at, title: words.bill.check }, [
    isNoReceipt,
    rule,
    ...billParty(bill),
    rule,
    ...billLines(bill),
    rule,
    ...billDue(bill, amounts, isRunning ? words.bill.dueUntilNow : words.bill.due),
    ...(paidFen === 0
      ? []
      : [
          rule,
          ...billPaid(bill),
          field(words.bill.paid, paperAmount(paidFen)),
          ...largeAmount(
            look,
            leftFen < 0 ? words.bill.over : words.bill.left,
            paperAmount(absFen(leftFen)),
          ),
        ]),
    rule,
    ...(isRunning
      ? [text(words.bill.runningOn(clockOf(at, date, look.store.timeZone)), { align: 'centre' })]
      : []),
    isNoReceipt,
  ]);
}
