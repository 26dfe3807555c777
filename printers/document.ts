import type { Instant } from '#domain/kernel/instant.ts';
import type { PaperLanguage, PrinterText } from '#domain/printing/records.ts';
import { displayWidth } from './glyphs.ts';

/** Columns of a line: 32 on 58 mm paper, 48 on 80 mm. What isn't ASCII takes two. */
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

/** Opens the cash drawer that hangs on the printer. Nothing of it is seen on paper. */
interface PulseBlock {
  readonly type: 'pulse';
}

/**
 * A line in one way of writing, whatever the printer's own is: the test slip shows each, and staff pick
 * the one that reads well. Where no bytes are sent, it is a line like others.
 */
interface SampleBlock {
  readonly type: 'sample';
  readonly mode: PrinterText;
  readonly text: string;
}

export type PrintBlock =
  | TextBlock
  | RowBlock
  | RuleBlock
  | QrBlock
  | BarcodeBlock
  | ImageBlock
  | FeedBlock
  | CutBlock
  | PulseBlock
  | SampleBlock;

/** What is on a piece of paper, without a byte of any printer's language. */
export interface PrintDocument {
  readonly columns: PaperColumns;
  readonly language: PaperLanguage;
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
