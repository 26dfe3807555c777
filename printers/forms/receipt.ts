import type { StoreSettings } from '#domain/chain/records.ts';
import { dayMinuteOf, formatClock } from '#domain/kernel/business-date.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { TenderType } from '#domain/payments/entries.ts';
import { lineAmount, liveQuantity } from '#domain/tabs/amounts.ts';
import type { Settlement, TabLine, TabState, TabTender } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';
import {
  pair,
  type PaperColumns,
  type PaperLanguage,
  type PrintBlock,
  type PrintDocument,
  row,
  rule,
  text,
} from '../document.ts';
import { paperAmount } from './amount.ts';

/** The words of a receipt, in the store's language. */
export interface ReceiptWords {
  readonly title: string;
  readonly receipt: string;
  readonly room: string;
  readonly party: string;
  readonly businessDate: string;
  readonly time: string;
  readonly cashier: string;
  readonly member: string;
  readonly timeCharge: string;
  readonly items: string;
  readonly rounding: string;
  readonly due: string;
  readonly received: string;
  readonly change: string;
  /** After a number of minutes, as in `分`. */
  readonly minutes: string;
  /** After a rate, as in `/小时`. */
  readonly perHour: string;
  /** Under minutes that cost nothing, and under what a cap takes off. */
  readonly free: string;
  readonly capped: string;
  readonly tenders: Readonly<Record<TenderType, string>>;
  /** Under a tender out of an account that goes beyond what the till held (OFF-3). */
  readonly beyond: string;
  readonly thanks: string;
  /** Said at the top of every paper of the demo chain; empty elsewhere. */
  readonly notice: string;
}

export interface ReceiptInput {
  readonly tab: TabState;
  readonly settlement: Settlement;
  readonly store: Pick<StoreSettings, 'name' | 'address' | 'phone' | 'timeZone'>;
  readonly cashierName: string;
  readonly words: ReceiptWords;
  readonly language: PaperLanguage;
  readonly columns: PaperColumns;
}

const AMOUNT_COLUMNS = 11;
const QUANTITY_COLUMNS = 6;

/**
 * The guest's receipt of a settled tab: every line, each step from lines to what was due, and what
 * was paid with what. Lines wholly voided are left out; the journal keeps them.
 */
export function receipt(input: ReceiptInput): PrintDocument {
  const { settlement, language, columns } = input;
  return {
    columns,
    language,
    at: settlement.at,
    blocks: [
      ...head(input),
      rule,
      ...party(input),
      rule,
      ...timeBlocks(input),
      ...itemBlocks(input),
      rule,
      ...dueBlocks(input),
      rule,
      ...paidBlocks(input),
      { type: 'feed', lines: 1 },
      text(input.words.thanks, { align: 'centre' }),
      { type: 'feed', lines: 1 },
      { type: 'barcode', text: settlement.receipt },
      { type: 'feed', lines: 2 },
      { type: 'cut' },
    ],
  };
}

function head({ store, words }: ReceiptInput): readonly PrintBlock[] {
  const lines = [store.address, store.phone].filter((line) => line !== '');
  return [
    ...(words.notice === '' ? [] : [text(words.notice, { align: 'centre', bold: true })]),
    text(store.name, { align: 'centre', size: 2, bold: true }),
    ...lines.map((line) => text(line, { align: 'centre' })),
    text(words.title, { align: 'centre', bold: true }),
  ];
}

function party({
  tab,
  settlement,
  store,
  cashierName,
  words,
}: ReceiptInput): readonly PrintBlock[] {
  const rooms = tab.stays.map((stay) => stay.room.name);
  const clock = (at: Instant): string => wallClock(at, settlement, store.timeZone);
  return [
    pair(words.receipt, settlement.receipt),
    ...(rooms.length > 0 ? [pair(words.room, [...new Set(rooms)].join(' → '))] : []),
    ...(tab.party === '' ? [] : [pair(words.party, tab.party)]),
    ...(tab.member ? [pair(words.member, tab.member.number)] : []),
    pair(words.businessDate, settlement.date),
    pair(words.time, `${clock(tab.openedAt)} – ${clock(settlement.endedAt)}`),
    pair(words.cashier, cashierName),
  ];
}

function timeBlocks({ settlement, store, words }: ReceiptInput): readonly PrintBlock[] {
  const clock = (at: Instant): string => wallClock(at, settlement, store.timeZone);
  const line = (part: TimeLine): readonly PrintBlock[] => [
    amountRow(`${part.roomName} ${clock(part.from)}–${clock(part.to)}`, '', part.amountFen),
    text(`  ${howPriced(part, words)}`),
  ];
  return settlement.timeLines.flatMap(line);
}

function howPriced({ rule, minutes, rateFen }: TimeLine, words: ReceiptWords): string {
  if (rule === 'bandCap' || rule === 'sessionCap') return words.capped;
  if (minutes === 0) return words.free;
  return `${minutes} ${words.minutes} @ ${paperAmount(rateFen)}${words.perHour}`;
}

function itemBlocks({ tab }: ReceiptInput): readonly PrintBlock[] {
  const block = (line: TabLine): readonly PrintBlock[] => {
    const left = liveQuantity(line);
    if (left === 0) return [];
    return [
      amountRow(line.name, `${left}${line.unit}`, lineAmount(line)),
      ...line.modifiers.map(({ name }) => text(`  + ${name}`)),
    ];
  };
  return tab.orders.flatMap((order) => order.lines.flatMap(block));
}

function dueBlocks({ settlement, words }: ReceiptInput): readonly PrintBlock[] {
  return [
    pair(words.timeCharge, paperAmount(settlement.timeFen)),
    pair(words.items, paperAmount(settlement.itemsFen)),
    ...(settlement.roundingFen === 0
      ? []
      : [pair(words.rounding, paperAmount(settlement.roundingFen))]),
    pair(words.due, paperAmount(settlement.dueFen), { bold: true, size: 2 }),
  ];
}

function paidBlocks({ tab, words }: ReceiptInput): readonly PrintBlock[] {
  const standing = tab.tenders.filter((tender) => tender.voidedFor === null);
  const block = (tender: TabTender): readonly PrintBlock[] => [
    pair(words.tenders[tender.tenderType], paperAmount(tender.amountFen)),
    ...(tender.reference === '' ? [] : [text(`  ${tender.reference}`)]),
    ...(tender.account && tender.account.beyond > 0 ? [text(`  ${words.beyond}`)] : []),
    ...(tender.changeFen > 0 ? [pair(`  ${words.received}`, paperAmount(tender.receivedFen))] : []),
  ];
  const change = fen(standing.reduce((sum, tender) => sum + tender.changeFen, 0));
  return [
    ...standing.flatMap(block),
    ...(change > 0 ? [pair(words.change, paperAmount(change), { bold: true })] : []),
  ];
}

const amountRow = (label: string, quantity: string, amountFen: Fen): PrintBlock =>
  row([
    { text: label, align: 'left', columns: null },
    ...(quantity === ''
      ? []
      : [{ text: quantity, align: 'right' as const, columns: QUANTITY_COLUMNS }]),
    { text: paperAmount(amountFen), align: 'right', columns: AMOUNT_COLUMNS },
  ]);

/** `01:30` of the store's wall clock. */
const wallClock = (at: Instant, settlement: Settlement, timeZone: string): string =>
  formatClock(((dayMinuteOf(at, settlement.date, timeZone) % 1440) + 1440) % 1440);
