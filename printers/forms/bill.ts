import type { BusinessDate } from '#domain/kernel/business-date.ts';
import { addFen, type Fen, sumFen } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { lineAmount, liveQuantity } from '#domain/tabs/amounts.ts';
import type { TabAmounts, TabLine, TabState, TabTender } from '#domain/tabs/state.ts';
import type { TimeLine } from '#domain/tariffs/charge.ts';
import { type PrintBlock, rule, text } from '../document.ts';
import type { PaperWords } from '../words/zh-CN.ts';
import { bareAmount, paperAmount, paperCount, paperQuantity } from './amount.ts';
import type { Sheet } from './look.ts';
import { type Payer, type Payers, payerWords } from './payer.ts';
import {
  clockOf,
  field,
  fields,
  largeAmount,
  partyWords,
  roomsOf,
  table,
  type TableRow,
} from './parts.ts';

/** What receipt and check have in common: whose tab, from when to when, what it is made of. */
export interface Bill {
  readonly sheet: Sheet;
  readonly tab: TabState;
  readonly date: BusinessDate;
  /** Receipt or order number; empty for a check. */
  readonly number: string;
  readonly until: Instant;
  readonly timeLines: readonly TimeLine[];
  readonly staff: readonly [label: string, name: string];
  readonly payers: Payers;
}

/** Whose tab it is. */
export function billParty(bill: Bill): readonly PrintBlock[] {
  const { tab, date, number, until, staff } = bill;
  const { words, look } = bill.sheet;
  const clock = (at: Instant): string => clockOf(at, date, look.store.timeZone);
  return fields([
    [words.bill.number, number],
    [words.common.room, roomsOf(tab.stays)],
    [words.common.party, partyWords(tab.party, tab.heads, words)],
    [words.common.member, tab.member?.number ?? ''],
    [words.common.businessDate, date],
    [words.common.time, `${clock(tab.openedAt)}-${clock(until)}`],
    staff,
  ]);
}

/** What there is to pay for: the time, then what was ordered. */
export function billLines(bill: Bill): readonly PrintBlock[] {
  const [time, items] = [timeBlocks(bill), itemBlocks(bill)];
  const between = time.length > 0 && items.length > 0 ? [rule] : [];
  return [...time, ...between, ...items];
}

/** Each line with the band's minutes and rate below it (TAR-10). */
const timeBlocks = ({ sheet, timeLines, date }: Bill): readonly PrintBlock[] =>
  timeLines.flatMap((line) => {
    const clock = (at: Instant): string => clockOf(at, date, sheet.look.store.timeZone);
    const label = `${line.roomName} ${clock(line.from)}-${clock(line.to)}`;
    return [field(label, bareAmount(line.amountFen)), text(`  ${howPriced(line, sheet)}`)];
  });

function howPriced({ rule, minutes, rateFen }: TimeLine, { words }: Sheet): string {
  if (rule === 'bandCap' || rule === 'sessionCap') return words.bill.capped;
  if (minutes === 0) return words.bill.free;
  const { minutes: unit, perHour } = words.common;
  return `${paperCount(minutes)} ${unit} x ${bareAmount(rateFen)}${perHour}`;
}

/** Paper on which a price of one has room beside quantity and amount. */
const WIDE_COLUMNS = 48;

/** What stands of each line, its modifiers below it. Lines wholly voided are left out. */
function itemBlocks({ sheet, tab }: Bill): readonly PrintBlock[] {
  const lines = tab.orders.flatMap((order) => order.lines).filter((line) => liveQuantity(line) > 0);
  if (lines.length === 0) return [];
  const { name, price, quantity, amount } = sheet.words.common;
  const isWide = sheet.look.columns >= WIDE_COLUMNS;
  const heading: TableRow = isWide ? [name, price, quantity, amount] : [name, quantity, amount];
  return table([
    heading,
    ...lines.flatMap((line) => [itemRow(line, isWide), ...modifiersOf(line)]),
  ]);
}

const itemRow = (line: TabLine, isWide: boolean): TableRow => {
  const quantity = paperQuantity(liveQuantity(line), line.unit);
  const amount = bareAmount(lineAmount(line));
  return isWide
    ? [line.name, bareAmount(priceOfOne(line)), quantity, amount]
    : [line.name, quantity, amount];
};

/** With its modifiers, so that price × quantity is the amount. */
const priceOfOne = (line: TabLine): Fen =>
  addFen(line.priceFen, sumFen(line.modifiers.map(({ priceFen }) => priceFen)));

const modifiersOf = ({ modifiers }: TabLine): readonly string[] =>
  modifiers.map(
    ({ name, priceFen }) => `  + ${name}${priceFen === 0 ? '' : ` ${bareAmount(priceFen)}`}`,
  );

/** From what there was to what is due, each step a line (PAY-1). */
export function billDue(
  { sheet }: Bill,
  amounts: TabAmounts,
  label: string,
): readonly PrintBlock[] {
  const { bill } = sheet.words;
  const { timeFen, itemsFen, roundingFen, dueFen } = amounts;
  return [
    field(bill.timeCharge, paperAmount(timeFen)),
    field(bill.items, paperAmount(itemsFen)),
    ...(roundingFen === 0 ? [] : [field(bill.rounding, paperAmount(roundingFen))]),
    ...largeAmount(sheet.look, label, paperAmount(dueFen)),
  ];
}

/** What was paid with what; tenders given back are left out. */
export function billPaid({ sheet, tab, payers }: Bill): readonly PrintBlock[] {
  const standing = tab.tenders.filter((tender) => tender.voidedFor === null);
  const changeFen = sumFen(standing.map((tender) => tender.changeFen));
  return [
    ...standing.flatMap((tender) => tenderBlocks(tender, sheet, payers)),
    ...(changeFen > 0
      ? [field(sheet.words.common.change, paperAmount(changeFen), { bold: true })]
      : []),
  ];
}

const tenderBlocks = (
  tender: TabTender,
  { words }: Sheet,
  payers: Payers,
): readonly PrintBlock[] => [
  field(words.tenders[tender.tenderType], paperAmount(tender.amountFen)),
  ...payerBlocks(tender.account && payers.get(tender.account.member), words),
  ...(tender.reference === '' ? [] : [text(`  ${tender.reference}`)]),
  ...(tender.account && tender.account.beyond > 0 ? [text(`  ${words.bill.beyond}`)] : []),
  ...(tender.changeFen > 0
    ? [field(`  ${words.common.received}`, paperAmount(tender.receivedFen))]
    : []),
];

/** Whose account paid (PRT-8); nothing where the member isn't known here. */
function payerBlocks(payer: Payer | undefined, words: PaperWords): readonly PrintBlock[] {
  const whose = payer ? payerWords(payer) : '';
  return whose === '' ? [] : [text(`  ${words.common.member} ${whose}`)];
}
