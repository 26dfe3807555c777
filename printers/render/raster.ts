import { unreachable } from '#domain/kernel/assert.ts';
import { glyphWidth } from '../glyphs.ts';
import { DOTS_PER_COLUMN } from '../profile.ts';
import {
  barcodeBitmap,
  barcodeFits,
  type Bitmap,
  blankBitmap,
  centred,
  type Draw,
  fill,
  type PlacedGlyph,
  qrBitmap,
} from './bitmap.ts';
import { centredLines, glyphsOf, type PaperLine, type TextLine } from './lines.ts';

const LINE_DOTS = 30;
/** Between a graphic and what follows. */
const GAP_DOTS = 12;

/** Dots of a line of text, in a bitmap as wide as the paper. */
export function textDots(line: TextLine, widthDots: number, draw: Draw): Bitmap {
  const { size, bold } = line;
  const column = DOTS_PER_COLUMN * size;
  const glyphs: PlacedGlyph[] = [];
  let leftDots = 0;
  for (const glyph of glyphsOf(line)) {
    const width = glyphWidth(glyph) * column;
    if (glyph.trim() !== '') glyphs.push({ glyph, leftDots, widthDots: width });
    leftDots += width;
  }
  return draw.text(glyphs, { widthDots, heightDots: LINE_DOTS * size, size, bold });
}

/** The dots of any line that leaves dots on paper; nothing for a cut and a pulse. */
export function dotsOf(line: PaperLine, widthDots: number, draw: Draw): readonly Bitmap[] {
  switch (line.type) {
    case 'text':
      return [textDots(line, widthDots, draw)];
    case 'rule': {
      const bitmap = blankBitmap(widthDots, LINE_DOTS);
      for (let left = 0; left < widthDots; left += DOTS_PER_COLUMN) {
        fill(bitmap, [left, LINE_DOTS / 2 - 1, DOTS_PER_COLUMN - 4, 2]);
      }
      return [bitmap];
    }
    case 'blank':
      return [blankBitmap(widthDots, LINE_DOTS)];
    case 'graphic':
      return graphicDots(line.block, widthDots, draw);
    case 'cut':
    case 'pulse':
      return [];
    default:
      return unreachable(line);
  }
}

/** A graphic with the gap below it; the bars of a barcode with their text. */
export function graphicDots(
  block: Extract<PaperLine, { type: 'graphic' }>['block'],
  widthDots: number,
  draw: Draw,
): readonly Bitmap[] {
  const gap = blankBitmap(widthDots, GAP_DOTS);
  switch (block.type) {
    case 'qr':
      return [qrBitmap(block, widthDots), gap];
    case 'image': {
      const image = draw.image(block);
      return image ? [centred(image, widthDots), gap] : [];
    }
    case 'barcode': {
      const bars = barcodeFits(block, widthDots) ? [barcodeBitmap(block, widthDots)] : [];
      const label = centredLines(block.text, widthDots / DOTS_PER_COLUMN);
      return [...bars, ...label.map((line) => textDots(line, widthDots, draw))];
    }
    default:
      return unreachable(block);
  }
}
