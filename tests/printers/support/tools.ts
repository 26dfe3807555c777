import type { PaperLanguage } from '#domain/printing/records.ts';
import type { PaperColumns } from '#printers/document.ts';
import { DOTS_PER_COLUMN, type PrinterProfile } from '#printers/profile.ts';
import { type Charset, type CharsetName, makeCharset } from '#printers/render/charset.ts';
import type { RenderTools } from '#printers/render/escpos.ts';

import { dotDraw } from './dot-font.ts';

const charsets = new Map<CharsetName, Charset>();

function charset(name: CharsetName): Charset {
  const made =
    charsets.get(name) ?? makeCharset(name, (label, bytes) => new TextDecoder(label).decode(bytes));
  charsets.set(name, made);
  return made;
}

/** Node's own decoder and the test font. */
export const tools: RenderTools = { charset, draw: dotDraw };
/** As on a machine without a canvas. */
export const toolsWithoutCanvas: RenderTools = { charset, draw: null };

/** A printer as sold where this language is written. */
export function profileFor(
  language: PaperLanguage,
  columns: PaperColumns,
  given: Partial<PrinterProfile> = {},
): PrinterProfile {
  const isTraditional = language === 'zh-TW';
  return {
    language: 'escpos',
    text: isTraditional ? 'big5' : 'gb18030',
    charset: isTraditional ? 'big5' : 'gb2312',
    columns,
    widthDots: columns * DOTS_PER_COLUMN,
    cuts: 'partial',
    acknowledges: 'none',
    ...given,
  };
}

/** The same printer with everything drawn. */
export const rasterProfile = (columns: PaperColumns): PrinterProfile =>
  profileFor('en', columns, { text: 'raster', charset: null });
