import type { Acknowledgement, Printer, PrinterText } from '#domain/printing/records.ts';

import type { CharsetName } from './render/charset.ts';

/** What bytes for a printer depend on. */
export interface PrinterProfile {
  readonly language: Printer['language'];
  readonly text: PrinterText;
  /** Characters that are sure to be in its font; a line with others is drawn. */
  readonly charset: CharsetName | null;
  readonly columns: Printer['columns'];
  /** Dots across the printed part of the paper, at 203 dpi. */
  readonly widthDots: number;
  readonly cuts: Printer['cuts'];
  readonly acknowledges: Acknowledgement;
}

/** Dots at 203 dpi that a column of any paper is wide. */
export const DOTS_PER_COLUMN = 12;

/** Whose Chinese models hold all of GBK. Many others stop at GB2312, which has no 喆 and no 镕. */
const VENDORS_WITH_GBK: ReadonlySet<number> = new Set([
  0x04b8, // Epson
]);

/**
 * What the register says of a printer, as its renderer needs it. Star's USB printers have dots sent
 * to them always: their fonts depend on where they were sold.
 */
export function profileOf(printer: Printer): PrinterProfile {
  const { language, columns, cuts, acknowledges } = printer;
  const text = language === 'star' ? 'raster' : printer.text;
  return {
    language,
    text,
    charset: charsetOf(text, printer.usb?.vendorId),
    columns,
    widthDots: columns * DOTS_PER_COLUMN,
    cuts,
    acknowledges,
  };
}

function charsetOf(text: PrinterText, vendorId: number | undefined): CharsetName | null {
  if (text === 'raster') return null;
  if (text === 'big5') return 'big5';
  return vendorId !== undefined && VENDORS_WITH_GBK.has(vendorId) ? 'gbk' : 'gb2312';
}
