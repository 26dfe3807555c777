import { encode } from 'uqr';

import type { BarcodeBlock, ImageBlock, QrBlock, TextSize } from '../document.ts';
import { code128 } from './code128.ts';

/** Black dots on white: rows of `widthDots / 8` bytes, the first dot in the highest bit. */
export interface Bitmap {
  /** A multiple of 8. */
  readonly widthDots: number;
  readonly heightDots: number;
  readonly data: Uint8Array;
}

/** A glyph and the box of dots that it may fill. */
export interface PlacedGlyph {
  readonly glyph: string;
  readonly leftDots: number;
  readonly widthDots: number;
}

export interface TextBox {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly size: TextSize;
  readonly bold: boolean;
}

/** How text and pictures become dots: a canvas in the page, a small font under test. */
export interface Draw {
  /** A line of text, each glyph within its box. */
  readonly text: (glyphs: readonly PlacedGlyph[], box: TextBox) => Bitmap;
  /** A picture in its own size, or null where it can't be read: then nothing is printed of it. */
  readonly image: (block: ImageBlock) => Bitmap | null;
}

export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  const width = Math.ceil(widthDots / 8) * 8;
  return { widthDots: width, heightDots, data: new Uint8Array((width / 8) * heightDots) };
}

/** Blackens a box of dots; what is outside the bitmap is left out. */
export function fill(
  { widthDots, heightDots, data }: Bitmap,
  [left, top, width, height]: readonly [number, number, number, number],
): void {
  for (let y = Math.max(0, top); y < Math.min(heightDots, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(widthDots, left + width); x += 1) {
      const index = y * (widthDots / 8) + (x >> 3);
      data[index] = (data[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
}

/** The bitmap in the middle of a wider one. Too wide a one loses its right edge, as on paper. */
export function centred(bitmap: Bitmap, widthDots: number): Bitmap {
  const target = blankBitmap(widthDots, bitmap.heightDots);
  const from = bitmap.widthDots / 8;
  const to = target.widthDots / 8;
  const shift = Math.max(0, Math.floor((to - from) / 2));
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    const row = bitmap.data.subarray(y * from, y * from + Math.min(from, to));
    target.data.set(row, y * to + shift);
  }
  return target;
}

/** Dots of one square of a QR code, so that it is about 25 mm and a phone reads it in the dark. */
export function qrModuleDots(block: QrBlock): number {
  const { size } = encode(block.text, { ecc: 'M', border: 0 });
  return Math.min(8, Math.max(3, Math.floor(200 / size)));
}

export function qrBitmap(block: QrBlock, widthDots: number): Bitmap {
  const { data, size } = encode(block.text, { ecc: 'M', border: 0 });
  const module = Math.max(1, Math.min(qrModuleDots(block), Math.floor(widthDots / size)));
  const bitmap = blankBitmap(widthDots, size * module);
  const left = Math.floor((bitmap.widthDots - size * module) / 2);
  data.forEach((row, y) =>
    row.forEach((isDark, x) => {
      if (isDark) fill(bitmap, [left + x * module, y * module, module, module]);
    }),
  );
  return bitmap;
}

export const BARCODE_DOTS = 64;
/** Dots of the narrowest bar: a quarter of a millimetre, which scanners read. */
export const BAR_DOTS = 2;

const modulesOf = (widths: readonly number[]): number =>
  widths.reduce((sum, part) => sum + part, 0);

/** Whether the bars go on the paper; else the text of a barcode stands alone. */
export const barcodeFits = (block: BarcodeBlock, widthDots: number): boolean =>
  modulesOf(code128(block.text)) * BAR_DOTS <= widthDots;

/** The bars alone. */
export function barcodeBitmap(block: BarcodeBlock, widthDots: number): Bitmap {
  const widths = code128(block.text);
  const bitmap = blankBitmap(widthDots, BARCODE_DOTS);
  let x = Math.floor((bitmap.widthDots - modulesOf(widths) * BAR_DOTS) / 2);
  widths.forEach((part, index) => {
    if (index % 2 === 0) fill(bitmap, [x, 0, part * BAR_DOTS, BARCODE_DOTS]);
    x += part * BAR_DOTS;
  });
  return bitmap;
}
