import { assert, unreachable } from '#domain/kernel/assert.ts';
import type { BarcodeBlock, PrintDocument, QrBlock, TextSize } from '../document.ts';
import type { PrinterProfile } from '../profile.ts';
import {
  BAR_DOTS,
  BARCODE_DOTS,
  barcodeFits,
  type Bitmap,
  type Draw,
  qrModuleDots,
} from './bitmap.ts';
import { byteSink, type ByteSink, low16, utf8 } from './byte-sink.ts';
import type { Charset, CharsetName } from './charset.ts';
import { centredLines, glyphsOf, type PaperLine, paperLines, type TextLine } from './lines.ts';
import { dotsOf, graphicDots, textDots } from './raster.ts';

/** What rendering needs of its surroundings. */
export interface RenderTools {
  readonly charset: (name: CharsetName) => Charset;
  /** Null where there is no canvas: then what the printer's font lacks comes out as `？`. */
  readonly draw: Draw | null;
}

/** Rows of one `GS v 0`: cheap printers hold no more than some 4 kB of a picture. */
const STRIP_ROWS = 48;

const INITIALISE = [0x1b, 0x40];
/** The USA's set, or `$` may come out as `¥` on a printer set up for China. */
const ASCII_AS_IT_IS = [0x1b, 0x52, 0];
/** FS &: pairs of high bytes are Chinese characters. ESC @ may have switched it off. */
const CHINESE = [0x1c, 0x26];
/** Pin 2 for 50 ms, at most every 500 ms. */
const PULSE = [0x1b, 0x70, 0, 25, 250];
const LF = 0x0a;

/** How the printer stands at this point of its bytes, so that only what changes is sent. */
interface Pen {
  readonly sink: ByteSink;
  size: TextSize;
  bold: boolean;
  dots: Bitmap[];
}

/**
 * A document in ESC/POS, for printers with Chinese fonts and, by dots, for any.
 *
 * Text is in the printer's own characters where `profile.text` says so and all of a line are in its
 * font, and drawn otherwise. Layout is by columns and blanks, so that a line is the same on every
 * printer; only graphics are placed by the printer.
 *
 * @throws AssertionError when the profile wants dots and there is nothing to draw them with.
 */
export function renderEscPos(
  document: PrintDocument,
  profile: PrinterProfile,
  tools: RenderTools,
): Uint8Array<ArrayBuffer> {
  const pen: Pen = { sink: byteSink(), size: 1, bold: false, dots: [] };
  pen.sink.push(...INITIALISE, ...ASCII_AS_IT_IS, ...CHINESE);
  for (const line of paperLines(document)) emit(line, pen, profile, tools);
  sendDots(pen, profile.widthDots);
  look(pen, 1, false);
  return pen.sink.taken();
}

function emit(line: PaperLine, pen: Pen, profile: PrinterProfile, tools: RenderTools): void {
  const dots = asDots(line, profile, tools);
  if (dots) {
    pen.dots.push(...dots);
    return;
  }
  sendDots(pen, profile.widthDots);
  switch (line.type) {
    case 'text':
      return emitText(line, pen, profile, tools);
    case 'rule':
      look(pen, 1, false);
      return pen.sink.push(...ascii('-'.repeat(profile.columns)), LF);
    case 'blank':
      look(pen, 1, false);
      return pen.sink.push(LF);
    case 'cut':
      return pen.sink.push(...cut(profile.cuts));
    case 'pulse':
      return pen.sink.push(...PULSE);
    case 'graphic':
      look(pen, 1, false);
      return emitGraphic(line.block, pen, profile, tools);
    default:
      return unreachable(line);
  }
}

/** The line's dots where it is to be drawn, or null where it goes as characters or commands. */
function asDots(
  line: PaperLine,
  profile: PrinterProfile,
  { charset, draw }: RenderTools,
): readonly Bitmap[] | null {
  const drawsAll = profile.text === 'raster';
  assert(draw !== null || !drawsAll, 'a raster printer and nothing to draw with');
  if (!draw || line.type === 'cut' || line.type === 'pulse') return null;
  if (line.type === 'graphic') {
    const isNative = !drawsAll && line.block.type !== 'image';
    return isNative ? null : graphicDots(line.block, profile.widthDots, draw);
  }
  if (line.type !== 'text') return drawsAll ? dotsOf(line, profile.widthDots, draw) : null;
  const used = charsetOf(line, profile);
  if (used === null) return [textDots(line, profile.widthDots, draw)];
  if (line.mode !== null) return null;
  const { codeOf } = charset(used);
  const isWritable = Array.from(glyphsOf(line)).every((g) => g <= '\x7F' || codeOf(g));
  return isWritable ? null : [textDots(line, profile.widthDots, draw)];
}

/** The font for a line; null where it is drawn. A sample shows its own whatever the printer's is. */
function charsetOf({ mode }: TextLine, profile: PrinterProfile): CharsetName | null {
  if (mode === null) return profile.charset;
  return mode === 'raster' ? null : mode === 'big5' ? 'big5' : 'gbk';
}

function emitText(line: TextLine, pen: Pen, profile: PrinterProfile, tools: RenderTools): void {
  const { codeOf, missing } = tools.charset(charsetOf(line, profile) ?? 'gb2312');
  look(pen, line.size, line.bold);
  for (const glyph of glyphsOf(line)) {
    if (glyph <= '\x7F') pen.sink.push(glyph.charCodeAt(0));
    else pen.sink.push(...high16(codeOf(glyph) ?? missing));
  }
  pen.sink.push(LF);
}

/** Double size is told twice: `GS !` is for single bytes and, on some printers, for these alone. */
function look(pen: Pen, size: TextSize, bold: boolean): void {
  if (size !== pen.size) {
    pen.sink.push(0x1d, 0x21, size === 2 ? 0x11 : 0, 0x1c, 0x57, size === 2 ? 1 : 0);
    pen.size = size;
  }
  if (bold !== pen.bold) {
    pen.sink.push(0x1b, 0x45, bold ? 1 : 0);
    pen.bold = bold;
  }
}

function emitGraphic(
  block: Extract<PaperLine, { type: 'graphic' }>['block'],
  pen: Pen,
  profile: PrinterProfile,
  tools: RenderTools,
): void {
  switch (block.type) {
    case 'qr':
      return pen.sink.push(...CENTRE, ...qr(block), LF, ...LEFT);
    case 'barcode': {
      if (barcodeFits(block, profile.widthDots)) {
        return pen.sink.push(...CENTRE, ...barcode(block), LF, ...LEFT);
      }
      for (const line of centredLines(block.text, profile.columns)) {
        emitText(line, pen, profile, tools);
      }
      return;
    }
    case 'image':
      // Without anything to draw with: the form goes without its picture.
      return;
    default:
      return unreachable(block);
  }
}

const CENTRE = [0x1b, 0x61, 1];
const LEFT = [0x1b, 0x61, 0];

/** `GS ( k`: model 2, size of a square, correction M, data, print. */
function qr(block: QrBlock): readonly number[] {
  const data = utf8(block.text);
  const store = [...low16(data.length + 3), 0x31, 0x50, 0x30, ...data];
  const commands = [
    [4, 0, 0x31, 0x41, 0x32, 0],
    [3, 0, 0x31, 0x43, qrModuleDots(block)],
    [3, 0, 0x31, 0x45, 0x31],
    store,
    [3, 0, 0x31, 0x51, 0x30],
  ];
  return commands.flatMap((command) => [0x1d, 0x28, 0x6b, ...command]);
}

/** Code 128 of set B by `GS k`; a `{` in its text is written twice. */
function barcode(block: BarcodeBlock): readonly number[] {
  const data = ascii(`{B${block.text.replaceAll('{', '{{')}`);
  const look = [0x1d, 0x68, BARCODE_DOTS, 0x1d, 0x77, BAR_DOTS, 0x1d, 0x48, 2];
  return [...look, 0x1d, 0x6b, 73, data.length, ...data];
}

/** Feeds to the knife and cuts; without a knife, feeds to where paper is torn. */
function cut(cuts: PrinterProfile['cuts']): readonly number[] {
  if (cuts === 'none') return [0x1b, 0x64, 4];
  return [0x1d, 0x56, cuts === 'full' ? 65 : 66, 0];
}

/** Sends the dots gathered so far in strips, so that no command is larger than a printer holds. */
function sendDots(pen: Pen, widthDots: number): void {
  const { dots } = pen;
  if (dots.length === 0) return;
  pen.dots = [];
  const bytesPerRow = widthDots / 8;
  const rows = byteSink();
  for (const { data } of dots) rows.append(data);
  const data = rows.taken();
  for (let from = 0; from < data.length; from += bytesPerRow * STRIP_ROWS) {
    const strip = data.subarray(from, from + bytesPerRow * STRIP_ROWS);
    const size = [...low16(bytesPerRow), ...low16(strip.length / bytesPerRow)];
    pen.sink.push(0x1d, 0x76, 0x30, 0, ...size);
    pen.sink.append(strip);
  }
}

const high16 = (code: number): readonly [number, number] => [code >> 8, code & 0xff];

const ascii = (content: string): readonly number[] =>
  Array.from(content, (character) => character.charCodeAt(0));
