import type { OrderedLine } from '#domain/tabs/entries.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { type PrintBlock, row, rule, text } from '../document.ts';
import { displayWidth } from '../glyphs.ts';
import type { PaperWords } from '../words/zh-CN.ts';
import { partyWords } from './parts.ts';

/** What a ticket tells before all else, where it isn't to make something. */
export const ticketBand = (what: string): readonly PrintBlock[] => [
  rule,
  text(what, { align: 'centre', size: 2, bold: true }),
  rule,
];

/** The room, which is read from across the bar. */
export const roomTitle = (room: string): PrintBlock =>
  text(room, { align: 'centre', size: 2, bold: true });

/** Who sits there and how many. */
export const guestField = (
  { party, heads }: Pick<TabState, 'party' | 'heads'>,
  words: PaperWords,
): string => partyWords(party || words.tickets.walkIn, heads, words);

/** A unit that stands close to its number, as 瓶 does; words and longer ones go below. */
const isShortUnit = (unit: string): boolean => displayWidth(unit) <= 2 && !/^[!-~]/u.test(unit);

/**
 * A line as those who make it read it: how many, large and first, then of what, then how. A voided
 * quantity is below 0.
 */
export function orderedLine(
  { name, unit, modifiers, note }: OrderedLine,
  quantity: number,
): readonly PrintBlock[] {
  const isShort = isShortUnit(unit);
  const count = `${quantity}${isShort ? unit : ''}`;
  const details = [
    ...(isShort ? [] : [`(${unit})`]),
    ...modifiers.map((modifier) => `+ ${modifier.name}`),
    ...(note === '' ? [] : [`※ ${note}`]),
  ];
  return [
    row(
      [
        { text: count, align: 'left', columns: displayWidth(count) + 1 },
        { text: name, align: 'left', columns: null },
      ],
      { size: 2, bold: true },
    ),
    ...details.map((detail) => text(detail, { size: 2 })),
  ];
}
