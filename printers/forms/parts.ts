import { dayMinuteOf, formatClock, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Stay } from '#domain/tabs/state.ts';
import { type PrintBlock, row, rule, text } from '../document.ts';
import { displayWidth } from '../glyphs.ts';
import type { PaperWords } from '../words/zh-CN.ts';
import type { PaperLook } from './look.ts';

/** A label and what it says. Empty values leave no row. */
export type Field = readonly [label: string, value: string];

/**
 * Labels at the left, values at the right end. What is too long goes on below in its own column, so
 * that the labels stay apart; nothing is printed of an empty value.
 */
export const fields = (all: readonly Field[]): readonly PrintBlock[] =>
  all.filter(([, value]) => value !== '').map(([label, value]) => field(label, value));

/** {@link fields} of one, empty or not. */
export const field = (
  label: string,
  value: string,
  look: { readonly bold?: boolean } = {},
): PrintBlock =>
  row(
    [
      { text: label, align: 'left', columns: displayWidth(label) + 1 },
      { text: value, align: 'right', columns: null },
    ],
    look,
  );

/** The amount that counts on this paper, large; its label above where both don't fit in a line. */
export function largeAmount(
  { columns }: Pick<PaperLook, 'columns'>,
  label: string,
  amount: string,
): readonly PrintBlock[] {
  const fits = (displayWidth(label) + 1 + displayWidth(amount)) * 2 <= columns;
  if (!fits) return [text(label, { bold: true }), text(amount, LARGE_RIGHT)];
  const value = { text: amount, align: 'right', columns: null } as const;
  return [
    row([{ text: label, align: 'left', columns: displayWidth(label) + 1 }, value], {
      size: 2,
      bold: true,
    }),
  ];
}

const LARGE_RIGHT = { align: 'right', size: 2, bold: true } as const;

/** One row of a table: what stands at the left, and its figures. */
export type TableRow = readonly [label: string, ...figures: string[]];

/** Blank columns between two figures of a table. */
const GAP = 1;

/**
 * Rows whose figures stand below each other, each column as wide as its widest figure; labels take
 * what is left and go on below. A text among them stands alone, across all columns.
 */
export function table(rows: readonly (TableRow | string)[]): readonly PrintBlock[] {
  const figured = rows.filter((cells) => typeof cells !== 'string');
  const figures = Math.max(1, ...figured.map((cells) => cells.length)) - 1;
  const widths = Array.from({ length: figures }, (_, index) =>
    Math.max(...figured.map((cells) => displayWidth(cells[index + 1] ?? ''))),
  );
  return rows.map((cells) => {
    if (typeof cells === 'string') return text(cells);
    const [label, ...values] = cells;
    return row([
      { text: label, align: 'left', columns: null },
      ...widths.map((width, index) => ({
        text: values[index] ?? '',
        align: 'right' as const,
        columns: width + GAP,
      })),
    ]);
  });
}

/** A heading inside a form. */
export const section = (title: string): readonly PrintBlock[] => [
  rule,
  text(title, { bold: true }),
];

/** A line to sign on, with who signs above it. */
export const signatures = (who: readonly string[]): readonly PrintBlock[] =>
  who.flatMap((name) => [text(name), { type: 'feed', lines: 2 }, rule] as const);

/** `01:30` of the store's wall clock. */
export const clockOf = (at: Instant, date: BusinessDate, timeZone: string): string =>
  formatClock(((dayMinuteOf(at, date, timeZone) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES);

/** `2026-11-21 01:30` of the store's wall clock. */
export function dateAndClock(at: Instant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((known) => known.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

const DAY_MINUTES = 24 * 60;

/** Who a party is and how many they are, as far as either is known; empty for neither. */
export const partyWords = (name: string, heads: number, { common }: PaperWords): string =>
  [name, heads > 0 ? common.heads(heads) : ''].filter((part) => part !== '').join(' ');

/** The rooms that a party was in, as in `V01 → V02`; empty for a tab without one. */
export function roomsOf(stays: readonly Stay[]): string {
  const names: string[] = [];
  for (const { room } of stays) if (names.at(-1) !== room.name) names.push(room.name);
  return names.join(' → ');
}

/** Where the party is now; empty for a tab without a room. */
export const roomNow = (stays: readonly Stay[]): string => stays.at(-1)?.room.name ?? '';
