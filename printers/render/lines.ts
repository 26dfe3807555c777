import { unreachable } from '#domain/kernel/assert.ts';
import type { PrinterText } from '#domain/printing/records.ts';
import {
  type Align,
  type BarcodeBlock,
  type ImageBlock,
  type PrintBlock,
  type PrintDocument,
  type QrBlock,
  row,
  type RowBlock,
  type RowCell,
  type TextSize,
} from '../document.ts';
import { displayWidth, glyphWidth, printable } from '../glyphs.ts';

/** A piece of text in its place: columns from the left edge, in columns of size 1. */
export interface PlacedText {
  readonly text: string;
  readonly at: number;
  readonly columns: number;
  readonly align: Align;
}

export interface TextLine {
  readonly type: 'text';
  readonly cells: readonly PlacedText[];
  readonly size: TextSize;
  readonly bold: boolean;
  /** The way of writing that this line is to show; null for the printer's own. */
  readonly mode: PrinterText | null;
}

/** What one line of paper holds, after wrapping. */
export type PaperLine =
  | TextLine
  | { readonly type: 'rule' }
  | { readonly type: 'blank' }
  | { readonly type: 'cut' }
  | { readonly type: 'pulse' }
  | { readonly type: 'graphic'; readonly block: QrBlock | BarcodeBlock | ImageBlock };

/**
 * Lays a document out in lines of its paper. Text that is too long for its cell goes on below, at a
 * space where there is one; nothing is cut off.
 */
export const paperLines = (document: PrintDocument): readonly PaperLine[] =>
  document.blocks.flatMap((block) => linesOf(block, document.columns));

function linesOf(block: PrintBlock, columns: number): readonly PaperLine[] {
  switch (block.type) {
    case 'text':
      return rowLines(
        row([{ text: block.text, align: block.align, columns: null }], {
          size: block.size,
          bold: block.bold,
        }),
        columns,
      );
    case 'row':
      return rowLines(block, columns);
    case 'sample':
      return rowLines(
        row([{ text: block.text, align: 'left', columns: null }]),
        columns,
        block.mode,
      );
    case 'rule':
    case 'cut':
    case 'pulse':
      return [{ type: block.type }];
    case 'feed':
      return Array.from({ length: block.lines }, () => ({ type: 'blank' as const }));
    case 'qr':
    case 'barcode':
    case 'image':
      return [{ type: 'graphic', block }];
    default:
      return unreachable(block);
  }
}

/** What stands under a graphic, as when a barcode's bars don't fit or have no text of their own. */
export const centredLines = (content: string, columns: number): readonly TextLine[] =>
  rowLines(row([{ text: content, align: 'centre', columns: null }]), columns);

function rowLines(
  block: RowBlock,
  columns: number,
  mode: PrinterText | null = null,
): readonly TextLine[] {
  const cells = placed(block.cells, columns, block.size);
  if (cells === null) {
    // Side by side they don't fit, so they stand one below the other, each with the whole width.
    return block.cells.flatMap((cell) =>
      rowLines({ ...block, cells: [{ ...cell, columns: null }] }, columns),
    );
  }
  const wrapped = cells.map((cell) => wrap(cell.text, Math.floor(cell.columns / block.size)));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => ({
    type: 'text' as const,
    size: block.size,
    bold: block.bold,
    mode,
    cells: cells.flatMap((cell, index) => {
      const part = wrapped[index]?.[line];
      return part === undefined ? [] : [{ ...cell, text: part }];
    }),
  }));
}

/** Columns, of its own size, below which the open cell of a row reads like a ladder. */
const LEAST_OPEN = 8;

/** The line as glyphs from the left edge, each cell padded to its columns, none beyond the last glyph. */
export function glyphsOf(line: TextLine): string {
  let glyphs = '';
  let column = 0;
  for (const { text, at, columns, align } of line.cells) {
    const width = displayWidth(text);
    const blanks = Math.max(0, Math.floor(columns / line.size) - width);
    const before = { left: 0, centre: Math.floor(blanks / 2), right: blanks }[align];
    const start = Math.floor(at / line.size) + before;
    glyphs += ' '.repeat(Math.max(0, start - column)) + text;
    column = start + width;
  }
  return glyphs.trimEnd();
}

/** Where each cell stands, or null where they can't all stand in one line of this paper. */
function placed(
  cells: readonly RowCell[],
  columns: number,
  size: TextSize,
): readonly PlacedText[] | null {
  const widths = cells.map((cell) =>
    cell.columns === null ? null : Math.max(cell.columns, widestGlyph(cell.text)) * size,
  );
  const left = columns - widths.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = cells.find((cell) => cell.columns === null);
  const needed = open ? Math.min(displayWidth(open.text), LEAST_OPEN) * size : 0;
  if (left < needed && cells.length > 1) return null;
  let at = 0;
  return cells.map((cell, index) => {
    // Whole columns of its own size, so that what comes after stands on one too.
    const width = widths[index] ?? Math.max(left - (left % size), 0);
    const place = { text: cell.text, at, columns: Math.min(width, columns), align: cell.align };
    at += width;
    return place;
  });
}

const widestGlyph = (content: string): number =>
  Math.max(0, ...Array.from(printable(content), glyphWidth));

/** A blank, a word with its currency sign, or one character with the punctuation that mustn't begin a line. */
const PIECES = /[ \u3000]+|[\x21-\x7E¥￥]+|.[、。，．：；？！）》〉」』】〕…]*/gu;

/**
 * Splits text into lines of at most `width` columns, at blanks where it can. `width` holds the widest
 * glyph of the text.
 */
export function wrap(content: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of printable(content).split('\n')) {
    let line = '';
    for (const word of paragraph.match(PIECES) ?? []) {
      if (displayWidth(line) + displayWidth(word) <= width) {
        line += word;
        continue;
      }
      if (line.trim() !== '') lines.push(line.trimEnd());
      line = word.trimStart();
      while (displayWidth(line) > width) {
        const head = headThatFits(line, width);
        lines.push(head);
        line = line.slice(head.length);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The longest beginning of `content` within `width`, at least one glyph. */
function headThatFits(content: string, width: number): string {
  let head = '';
  let used = 0;
  for (const glyph of content) {
    used += glyphWidth(glyph);
    if (head !== '' && used > width) break;
    head += glyph;
  }
  return head;
}
