import { absFen, type Fen, fen, subtractFen, sumFen, ZERO_FEN } from '#domain/kernel/fen.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { TENDER_TYPES } from '#domain/payments/entries.ts';
import { DENOMINATIONS, expectedCash } from '#domain/shifts/expected.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { type PrintBlock, type PrintDocument, rule, text } from '../document.ts';
import { bareAmount, paperAmount, paperCount } from './amount.ts';
import { type PaperLook, type Sheet, sheetOf, staffPaper } from './look.ts';
import {
  clockOf,
  dateAndClock,
  field,
  fields,
  section,
  signatures,
  table,
  type TableRow,
} from './parts.ts';

/** What is handed over with the till (SHIFT-2). */
export interface Handover {
  readonly openRooms: readonly { readonly name: string; readonly since: Instant }[];
  /** Entries that the server doesn't have yet. */
  readonly unsent: number;
  /** Print jobs of the store that didn't end. */
  readonly unprinted: number;
}

export interface ShiftReportInput {
  readonly look: PaperLook;
  readonly shift: ShiftState;
  /** When it is read. */
  readonly at: Instant;
  readonly openerName: string;
  /** Who reads it; of a Z, who closed. */
  readonly staffName: string;
  /** Null where it is printed so much later that nobody knows any more. */
  readonly handover: Handover | null;
  /** Whether an X may tell the cash before the count; left out, it doesn't. */
  readonly showsCash?: boolean;
  /** Sales of the tabs that the shift settled, the time charge among them; empty leaves the part out. */
  readonly categories: readonly {
    readonly name: string;
    readonly count: number;
    readonly fen: Fen;
  }[];
}

/**
 * The X report (SHIFT-3): what the shift took so far. Until the drawer is counted, every figure that
 * tells the cash is left out (SHIFT-1), but for those who may see it.
 */
export function shiftX(input: ShiftReportInput): PrintDocument {
  const sheet = sheetOf(input.look);
  const { words } = sheet;
  const showsCash = input.showsCash === true || input.shift.closed !== null;
  return staffPaper(sheet, { at: input.at, title: words.shift.x }, [
    ...whose(input, sheet, words.shift.until, input.at),
    ...tenders(input, sheet, showsCash),
    ...(showsCash ? [] : [text(words.shift.hidden)]),
    ...sales(input, sheet, showsCash),
    ...handover(input, sheet),
  ]);
}

/**
 * The Z report (SHIFT-3): a shift that was counted and closed. Of one still open it is the X report
 * under its own name, so that nobody takes it for more.
 */
export function shiftZ(input: ShiftReportInput): PrintDocument {
  const { closed } = input.shift;
  if (!closed) return shiftX(input);
  const sheet = sheetOf(input.look);
  const { words } = sheet;
  return staffPaper(sheet, { at: closed.at, title: words.shift.z }, [
    ...whose(input, sheet, words.shift.closed, closed.at),
    ...tenders(input, sheet, true),
    ...cash(input, sheet, closed),
    ...sales(input, sheet, true),
    ...handover(input, sheet),
    ...(closed.note === '' ? [] : [rule, text(`${words.common.note}: ${closed.note}`)]),
    rule,
    ...signatures([words.shift.offers, words.shift.takes]),
  ]);
}

function whose(
  { shift, at, openerName, staffName, look }: ShiftReportInput,
  { words }: Sheet,
  endLabel: string,
  end: Instant,
): readonly PrintBlock[] {
  const clock = (when: Instant): string => clockOf(when, shift.date, look.store.timeZone);
  return [
    rule,
    ...fields([
      [words.common.till, shift.till],
      [words.common.businessDate, shift.date],
      [words.shift.opened, `${clock(shift.openedAt)} ${openerName}`],
      [endLabel, `${clock(end)} ${staffName}`],
      [words.common.printed, dateAndClock(at, look.store.timeZone)],
    ]),
  ];
}

type Sum = { readonly count: number; readonly fen: Fen };

const NONE: Sum = { count: 0, fen: ZERO_FEN };

function tenders(
  { shift }: ShiftReportInput,
  { words }: Sheet,
  showsCash: boolean,
): readonly PrintBlock[] {
  const line = (name: string, { count, fen: sum }: Sum, shows: boolean): TableRow => [
    name,
    paperCount(count),
    shows ? bareAmount(sum) : words.shift.afterCount,
  ];
  const known = TENDER_TYPES.filter((type) => shift.tenders[type] !== undefined);
  const sums = known.map((type) => shift.tenders[type] ?? NONE);
  const total: Sum = {
    count: sums.reduce((count, sum) => count + sum.count, 0),
    fen: sumFen(sums.map((sum) => sum.fen)),
  };
  const prepaid = PREPAID_KINDS.filter((kind) => shift.prepaid?.[kind] !== undefined);
  return [
    rule,
    ...table([
      [words.shift.tender, words.common.count, words.common.amount],
      ...known.map((type, index) =>
        line(words.tenders[type], sums[index] ?? NONE, showsCash || type !== 'cash'),
      ),
      line(words.common.total, total, showsCash),
      ...(prepaid.length === 0 ? [] : [words.shift.prepaid]),
      ...prepaid.map((kind) =>
        line(`  ${words.shift.prepaidKinds[kind]}`, shift.prepaid?.[kind] ?? NONE, showsCash),
      ),
    ]),
  ];
}

const PREPAID_KINDS = ['topUp', 'sale', 'case', 'refund'] as const;

function cash(
  { shift }: ShiftReportInput,
  { words }: Sheet,
  closed: NonNullable<ShiftState['closed']>,
): readonly PrintBlock[] {
  const expectedFen = expectedCash(shift);
  const overFen = subtractFen(closed.countedFen, expectedFen);
  const pieces = DENOMINATIONS.flatMap((face): readonly TableRow[] => {
    const count = closed.counted[face] ?? 0;
    const value = bareAmount(fen(face * count));
    return count === 0 ? [] : [[`  ${face / 100}`, `x ${paperCount(count)}`, value]];
  });
  return [
    ...section(words.shift.cash),
    field(words.shift.float, paperAmount(shift.floatFen)),
    field(words.shift.cashTaken, paperAmount(shift.tenders.cash?.fen ?? ZERO_FEN)),
    ...(shift.changeFen === 0
      ? []
      : [field(`  ${words.shift.change}`, paperAmount(shift.changeFen))]),
    field(words.shift.expected, paperAmount(expectedFen)),
    field(words.shift.counted, paperAmount(closed.countedFen)),
    field(difference(overFen, words), overFen === 0 ? '' : paperAmount(absFen(overFen)), BOLD),
    ...(pieces.length === 0 ? [] : table([words.shift.pieces, ...pieces])),
  ];
}

const BOLD = { bold: true } as const;

function difference(overFen: Fen, { shift }: Sheet['words']): string {
  if (overFen === 0) return shift.exact;
  return overFen > 0 ? shift.over : shift.short;
}

function sales(
  { shift, categories }: ShiftReportInput,
  { words }: Sheet,
  showsCash: boolean,
): readonly PrintBlock[] {
  const rows = categories.map(({ name, count, fen: sum }): TableRow => [
    name,
    paperCount(count),
    bareAmount(sum),
  ]);
  return [
    rule,
    field(words.shift.tabs, paperCount(shift.tabsSettled)),
    field(words.shift.settled, showsCash ? paperAmount(shift.settledFen) : words.shift.afterCount),
    ...(rows.length > 0 && showsCash ? table([words.shift.categories, ...rows]) : []),
    field(`${words.shift.voids} (${paperCount(shift.voids.count)})`, paperAmount(shift.voids.fen)),
  ];
}

function handover(
  { handover: left, shift, look }: ShiftReportInput,
  { words }: Sheet,
): readonly PrintBlock[] {
  if (left === null) return [];
  const rooms = left.openRooms.map(({ name, since }) =>
    field(`  ${name}`, words.shift.since(clockOf(since, shift.date, look.store.timeZone))),
  );
  return [
    ...section(words.shift.handover),
    field(
      words.shift.openRooms,
      rooms.length === 0 ? words.shift.none : paperCount(left.openRooms.length),
    ),
    ...rooms,
    field(words.shift.unsent, left.unsent === 0 ? words.shift.none : paperCount(left.unsent)),
    field(
      words.shift.unprinted,
      left.unprinted === 0 ? words.shift.none : paperCount(left.unprinted),
    ),
  ];
}
