import { unreachable } from '#domain/kernel/assert.ts';
import {
  type Align,
  type BarcodeBlock,
  displayWidth,
  type ImageBlock,
  type PrintBlock,
  type PrintDocument,
  type QrBlock,
  type RowBlock,
  type RowCell,
  type TextSize,
} from '../document.ts';

/** A piece of text in its place: columns from the left edge, in columns of size 1. */
export interface PlacedText {
  readonly text: string;
  readonly at: number;
  readonly columns: number;
  readonly align: Align;
}

/** What one line of paper holds, after wrapping. */
export type PaperLine =
  | {
      readonly type: 'text';
      readonly cells: readonly PlacedText[];
      readonly size: TextSize;
      readonly bold: boolean;
    }
  | { readonly type: 'rule' }
  | { readonly type: 'blank' }
  | { readonly type: 'cut' }
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
        {
          type: 'row',
          cells: [{ text: block.text, align: block.align, columns: null }],
          size: block.size,
          bold: block.bold,
        },
        columns,
      );
    case 'row':
      return rowLines(block, columns);
    case 'rule':
    case 'cut':
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

function rowLines(block: RowBlock, columns: number): readonly PaperLine[] {
  const cells = placed(block.cells, columns, block.size);
  const wrapped = cells.map((cell) => wrap(cell.text, Math.floor(cell.columns / block.size)));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => ({
    type: 'text' as const,
    size: block.size,
    bold: block.bold,
    cells: cells.flatMap((cell, index) => {
      const part = wrapped[index]?.[line];
      return part === undefined ? [] : [{ ...cell, text: part }];
    }),
  }));
}

function placed(cells: readonly RowCell[], columns: number, size: TextSize): readonly PlacedText[] {
  const fixed = cells.reduce((sum, cell) => sum + (cell.columns ?? 0) * size, 0);
  let at = 0;
  return cells.map((cell) => {
    const width = cell.columns === null ? Math.max(columns - fixed, 2 * size) : cell.columns * size;
    const place = { text: cell.text, at, columns: width, align: cell.align };
    at += width;
    return place;
  });
}

/** Splits text into lines of at most `width` columns, at spaces where it can. */
export function wrap(content: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const paragraph of content.split('\n')) {
    let line = '';
    for (const word of paragraph.match(/\s+|[\x21-\x7E]+|./gu) ?? []) {
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

/** The longest beginning of `content` within `width`, at least one character. */
function headThatFits(content: string, width: number): string {
  let head = '';
  for (const character of content) {
    if (head !== '' && displayWidth(head + character) > width) break;
    head += character;
  }
  return head;
}
