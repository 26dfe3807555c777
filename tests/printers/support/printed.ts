import type { Bitmap } from '#printers/render/bitmap.ts';

import { readDots } from './dot-font.ts';

export type Side = 'left' | 'centre' | 'right';

/** A glyph on paper, in dots from the left edge of its row before that is aligned. */
export interface PrintedGlyph {
  readonly glyph: string;
  readonly leftDots: number;
  readonly widthDots: number;
  readonly scale: number;
  readonly bold: boolean;
}

export type PrintedItem =
  | { readonly type: 'row'; readonly glyphs: readonly PrintedGlyph[]; readonly side: Side }
  | { readonly type: 'feed'; readonly lines: number }
  | {
      readonly type: 'qr';
      readonly text: string;
      readonly moduleDots: number;
      readonly correction: string;
      readonly side: Side;
    }
  | { readonly type: 'barcode'; readonly text: string; readonly side: Side }
  | { readonly type: 'dots'; readonly bitmap: Bitmap; readonly side: Side }
  | { readonly type: 'cut'; readonly how: 'full' | 'partial' }
  | { readonly type: 'pulse' };

/** What bytes did to a printer: what is on its paper, and what no printer should have been sent. */
export interface Printed {
  readonly widthDots: number;
  readonly items: readonly PrintedItem[];
  readonly faults: readonly string[];
}

export const COLUMN = 12;

const rowWidth = (glyphs: readonly PrintedGlyph[]): number =>
  glyphs.reduce((end, { leftDots, widthDots }) => Math.max(end, leftDots + widthDots), 0);

/** Dots from the left edge of the paper at which something this wide begins. */
export function startOf(side: Side, width: number, widthDots: number): number {
  return { left: 0, centre: Math.floor((widthDots - width) / 2), right: widthDots - width }[side];
}

/**
 * Paper as text in fixed columns, to be read and compared as a whole: `*` before bold, `2x` before
 * double size, `#` before a line that came as dots.
 */
export const printedText = (printed: Printed): string =>
  printed.items
    .flatMap((item) => itemText(item, printed.widthDots))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');

function itemText(item: PrintedItem, widthDots: number): readonly string[] {
  switch (item.type) {
    case 'row': {
      const [first] = item.glyphs;
      if (!first) return [''];
      const left = startOf(item.side, rowWidth(item.glyphs), widthDots);
      const mark = `${item.glyphs.some(({ bold }) => bold) ? '*' : ''}${first.scale === 2 ? '2x ' : ''}`;
      const blanks = Math.floor((left + first.leftDots) / (COLUMN * first.scale));
      return [mark + ' '.repeat(blanks) + item.glyphs.map(({ glyph }) => glyph).join('')];
    }
    case 'feed':
      return Array.from({ length: item.lines }, () => '');
    case 'qr':
    case 'barcode':
      return [`[${item.type} ${item.text}]`];
    case 'dots':
      return readDots(item.bitmap).map((found) => {
        if (found.type === 'blank') return '';
        if (found.type === 'picture') return `[dots ${found.widthDots}×${found.heightDots}]`;
        if (found.type === 'rule') return `#${'-'.repeat(widthDots / COLUMN)}`;
        return `#${found.bold ? '*' : ''}${found.size === 2 ? '2x ' : ''}${found.text}`;
      });
    case 'cut':
      return ['='.repeat(widthDots / COLUMN)];
    case 'pulse':
      return ['[drawer]'];
  }
}

/** Strips of a picture that stand one right below the other, as one. */
export function joinedDots(items: readonly PrintedItem[]): readonly PrintedItem[] {
  const groups: PrintedItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (item.type === 'dots' && last?.[0]?.type === 'dots') last.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const strips = group.flatMap((item) => (item.type === 'dots' ? [item] : []));
    const [first] = strips;
    if (!first) return group;
    const heightDots = strips.reduce((sum, { bitmap }) => sum + bitmap.heightDots, 0);
    const data = new Uint8Array((first.bitmap.widthDots / 8) * heightDots);
    let at = 0;
    for (const { bitmap } of strips) {
      data.set(bitmap.data, at);
      at += bitmap.data.length;
    }
    return [{ ...first, bitmap: { ...first.bitmap, heightDots, data } }];
  });
}

/** Columns that each row of characters or of drawn text takes of the paper. */
export const columnsTaken = (printed: Printed): readonly number[] =>
  printed.items.flatMap((item) => {
    if (item.type === 'dots') {
      return readDots(item.bitmap).map((found) =>
        found.type === 'text' ? found.endDots / COLUMN : 0,
      );
    }
    if (item.type !== 'row') return [0];
    const last = item.glyphs.at(-1);
    const width = last ? last.leftDots + last.widthDots : 0;
    return [(startOf(item.side, width, printed.widthDots) + width) / COLUMN];
  });

/** The texts of rows and of drawn lines, those that are blank left out. */
export const textsOn = (printed: Printed): readonly string[] =>
  printed.items
    .flatMap((item) => {
      if (item.type === 'row') return [item.glyphs.map(({ glyph }) => glyph).join('')];
      if (item.type !== 'dots') return [];
      return readDots(item.bitmap).flatMap((found) => (found.type === 'text' ? [found.text] : []));
    })
    .filter((text) => text !== '');
