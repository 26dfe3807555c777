import { paidTotal } from '#domain/tabs/amounts.ts';
import { subtractFen } from '#domain/kernel/fen.ts';
import type { Settlement, TabState } from '#domain/tabs/state.ts';
import { type PrintDocument, rule, text } from '../document.ts';
import { type Bill, billDue, billLines, billPaid, billParty } from './bill.ts';
import { guestPaper, type PaperLook, sheetOf } from './look.ts';
import type { Payers } from './payer.ts';

export interface ReceiptInput {
  readonly look: PaperLook;
  readonly tab: TabState;
  readonly settlement: Settlement;
  readonly cashierName: string;
  readonly payers: Payers;
}

/**
 * The guest's receipt of a settled tab: every line, each step from lines to what was due, and what
 * was paid with what and out of whose account. Lines wholly voided are left out; the journal keeps them.
 */
export function receipt(input: ReceiptInput): PrintDocument {
  const { look, tab, settlement, cashierName, payers } = input;
  const sheet = sheetOf(look);
  const { words } = sheet;
  const { date, receipt: number, endedAt: until, timeLines } = settlement;
  const bill: Bill = {
    sheet,
    tab,
    date,
    number,
    until,
    timeLines,
    staff: [words.common.cashier, cashierName],
    payers,
  };
  const paidFen = paidTotal(tab);
  const amounts = { ...settlement, paidFen, leftFen: subtractFen(settlement.dueFen, paidFen) };
  return guestPaper(sheet, { at: settlement.at, title: words.bill.receipt }, [
    rule,
    ...billParty(bill),
    rule,
    ...billLines(bill),
    rule,
    ...billDue(bill, amounts, words.bill.due),
    rule,
    ...billPaid(bill),
    { type: 'feed', lines: 1 },
    text(words.common.thanks, { align: 'centre' }),
    { type: 'feed', lines: 1 },
    { type: 'barcode', text: settlement.receipt },
  ]);
}
