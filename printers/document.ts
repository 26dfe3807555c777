import type { Instant } from '#domain/kernel/instant.ts';

/** Characters in a line: 32 on 58 mm paper, 48 on 80 mm. A Chinese character takes two. */
export type PaperColumns = 32 | 48;

export type Align = 'left' | 'centre' | 'right';

/** 2 is twice as wide and high. */
export type TextSize = 1 | 2;

export interface TextBlock {
  readonly type: 'text';
  readonly text: string;
  readonly align: Align;
  readonly size: TextSize;
  readonly bold: boolean;
}

/** A cell of a row. `columns` null takes what the others leave; one cell of a row may. */
export interface RowCell {
  readonly text: string;
  readonly align: Align;
  readonly columns: number | null;
}

export interface RowBlock {
  readonly type: 'row';
  readonly cells: readonly RowCell[];
  readonly size: TextSize;
  readonly bold: boolean;
}

/** A line across the paper. */
export interface RuleBlock {
  readonly type: 'rule';
}

export interface QrBlock {
  readonly type: 'qr';
  readonly text: string;
}

/** Code 128; ASCII alone. Its text stands below it. */
export interface BarcodeBlock {
  readonly type: 'barcode';
  readonly text: string;
}

export interface ImageBlock {
  readonly type: 'image';
  readonly dataUrl: string;
  /** What it shows, for those who can't see it. */
  readonly alt: string;
  /** Dots at 203 dpi. */
  readonly widthDots: number;
  readonly heightDots: number;
}

interface FeedBlock {
  readonly type: 'feed';
  readonly lines: number;
}

interface CutBlock {
  readonly type: 'cut';
}

export type PrintBlock =
  | TextBlock
  | RowBlock
  | RuleBlock
  | QrBlock
  | BarcodeBlock
  | ImageBlock
  | FeedBlock
  | CutBlock;

/** What is on a piece of paper, without a byte of any printer's language. */
export interface PrintDocument {
  readonly columns: PaperColumns;
  readonly at: Instant;
  readonly blocks: readonly PrintBlock[];
}

export const text = (
  content: string,
  look: Partial<Pick<TextBlock, 'align' | 'size' | 'bold'>> = {},
): TextBlock => ({ type: 'text', text: content, align: 'left', size: 1, bold: false, ...look });

export const row = (
  cells: readonly RowCell[],
  look: Partial<Pick<RowBlock, 'size' | 'bold'>> = {},
): RowBlock => ({ type: 'row', cells, size: 1, bold: false, ...look });

/** A label at the left and a value at the right end, as most rows of a receipt are. */
export const pair = (
  label: string,
  value: string,
  look: Partial<Pick<RowBlock, 'size' | 'bold'>> = {},
): RowBlock =>
  row(
    [
      { text: label, align: 'left', columns: null },
      { text: value, align: 'right', columns: Math.max(displayWidth(value), 1) },
    ],
    look,
  );

export const rule: RuleBlock = { type: 'rule' };

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F300}-\u{1FAFF}]|[\u{20000}-\u{3FFFD}]/u;

/** Columns that text takes: two for a Chinese character, one for others. */
export function displayWidth(content: string): number {
  let width = 0;
  for (const character of content) width += WIDE.test(character) ? 2 : 1;
  return width;
}
