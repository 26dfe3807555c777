import { present } from '#domain/kernel/assert.ts';
import type { PaperLanguage } from '#domain/printing/records.ts';
import type { ImageBlock, PrintDocument } from '#printers/document.ts';
import { DOTS_PER_COLUMN } from '#printers/profile.ts';
import type { Bitmap, Draw, PlacedGlyph, TextBox } from '#printers/render/bitmap.ts';

import { dithered, inked } from './dots.ts';

/** Fonts in which this language is drawn; each tablet has one of them, or its own after them. */
const FONTS: Readonly<Record<PaperLanguage, string>> = {
  'zh-CN': '"Noto Sans Mono CJK SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"',
  'zh-TW': '"Noto Sans Mono CJK TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei"',
  en: '"Noto Sans Mono CJK SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei"',
};

/** A Chinese character fills its 24 dots; letters are a little smaller and pressed into their 12. */
const WIDE_DOTS = 24;
const NARROW_DOTS = 22;
/** Where letters stand, from the top of a line of 30 dots. */
const BASELINE_DOTS = 23;
/** A line of double size, the highest there is. */
const LARGE_LINE_DOTS = 60;

/**
 * Draws with the browser's own fonts, in a worker or a page. Pictures of the document are read first,
 * since that takes its time; one that can't be read is left out.
 */
export async function canvasDraw(document: PrintDocument): Promise<Draw> {
  const images = new Map<string, Bitmap | null>();
  for (const block of document.blocks) {
    if (block.type === 'image') images.set(imageKey(block), await readImage(block));
  }
  const canvas = new OffscreenCanvas(document.columns * DOTS_PER_COLUMN, LARGE_LINE_DOTS);
  const context = contextOf(canvas);
  return {
    image: (block) => images.get(imageKey(block)) ?? null,
    text: (glyphs, box) => drawText(context, glyphs, { ...box, fonts: FONTS[document.language] }),
  };
}

const imageKey = ({ dataUrl, widthDots, heightDots }: ImageBlock): string =>
  `${widthDots}×${heightDots} ${dataUrl}`;

/** `willReadFrequently` keeps the canvas out of the graphics card, from which reading is slow. */
const contextOf = (canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D =>
  present(canvas.getContext('2d', { willReadFrequently: true }), 'a canvas to draw paper on');

function drawText(
  context: OffscreenCanvasRenderingContext2D,
  glyphs: readonly PlacedGlyph[],
  { widthDots, heightDots, size, bold, fonts }: TextBox & { readonly fonts: string },
): Bitmap {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, widthDots, heightDots);
  context.fillStyle = '#000';
  context.textAlign = 'center';
  context.direction = 'ltr';
  const weight = bold ? 700 : 400;
  const fontOf = (dots: number) => `${weight} ${dots * size}px ${fonts}, monospace`;
  const [narrow, wide] = [fontOf(NARROW_DOTS), fontOf(WIDE_DOTS)];
  let font = '';
  for (const { glyph, leftDots, widthDots: width } of glyphs) {
    const wanted = glyph <= '\x7F' ? narrow : wide;
    if (wanted !== font) {
      font = wanted;
      context.font = font;
    }
    // The last argument presses a glyph into its columns where a font's is wider.
    context.fillText(glyph, leftDots + width / 2, BASELINE_DOTS * size, width);
  }
  return inked(context.getImageData(0, 0, widthDots, heightDots));
}

async function readImage({ dataUrl, widthDots, heightDots }: ImageBlock): Promise<Bitmap | null> {
  const [, type, base64] = /^data:(image\/[a-z+]+);base64,(.+)$/u.exec(dataUrl) ?? [];
  if (type === undefined || base64 === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type }));
    const context = contextOf(new OffscreenCanvas(widthDots, heightDots));
    context.fillStyle = '#fff';
    context.fillRect(0, 0, widthDots, heightDots);
    context.drawImage(image, 0, 0, widthDots, heightDots);
    image.close();
    return dithered(context.getImageData(0, 0, widthDots, heightDots));
  } catch {
    // Not a picture, or one that this browser can't read: the paper goes without it.
    return null;
  }
}
