import type { Instant } from '#domain/kernel/instant.ts';
import { type PrintBlock, type PrintDocument, row, rule, text } from '../document.ts';
import { type PaperLook, sheetOf, staffPaper } from './look.ts';
import { dateAndClock, fields } from './parts.ts';

export interface TestSlipInput {
  readonly look: PaperLook;
  readonly printerName: string;
  readonly at: Instant;
}

/** In the order of the numbers printed before them; what staff pick becomes the printer's text. */
export const TEST_MODES = ['gb18030', 'big5', 'raster'] as const;

/**
 * One sample in three ways of writing Chinese, numbered, so that staff pick the one that reads well;
 * and a ruler and boxes that show whether the columns are right.
 */
export function testSlip({ look, printerName, at }: TestSlipInput): PrintDocument {
  const sheet = sheetOf(look);
  const { words } = sheet;
  return staffPaper(sheet, { at, title: words.test.title }, [
    rule,
    ...fields([
      [words.test.printer, printerName],
      [words.common.time, dateAndClock(at, look.store.timeZone)],
    ]),
    rule,
    text(words.test.ask),
    ...TEST_MODES.map((mode, index): PrintBlock => ({
      type: 'sample',
      mode,
      text: `${index + 1}  ${words.test.sample}`,
    })),
    rule,
    text(words.test.ruler),
    text(ruler(look.columns)),
    text(words.test.boxes),
    ...BOXES,
    text(words.test.big, { size: 2 }),
  ]);
}

/** `....+....1....+....2` as wide as the paper. */
const ruler = (columns: number): string =>
  Array.from({ length: columns }, (_, index) => {
    const column = index + 1;
    if (column % 10 === 0) return String((column / 10) % 10);
    return column % 5 === 0 ? '+' : '.';
  }).join('');

const box = (content: string): PrintBlock =>
  row([
    { text: content, align: 'left', columns: null },
    { text: '|', align: 'right', columns: 1 },
  ]);

const BOXES = ['abcdefgh', '中文中文', '￥→×…', 'a中b文c'].map(box);
