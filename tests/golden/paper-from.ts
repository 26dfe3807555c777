import type { PrintDocument } from '#printers/document.ts';
import type { PrinterProfile } from '#printers/profile.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { interpretEscPos } from '#tests/printers/support/escpos-interpreter.ts';
import { printedText } from '#tests/printers/support/printed.ts';
import { printedSvg } from '#tests/printers/support/printed-svg.ts';
import { profileFor, tools } from '#tests/printers/support/tools.ts';

export interface Paper {
  /** The paper in fixed columns (tests/printers/support/printed.ts says how). */
  readonly text: string;
  readonly svg: string;
  /** What no printer should have been sent; empty if all is well. */
  readonly faults: readonly string[];
}

/**
 * What a printer makes of a document: both drawn from the bytes that it was sent, by an interpreter
 * that knows nothing of the document.
 */
export function paperFrom(
  document: PrintDocument,
  profile: PrinterProfile = profileFor(document.language, document.columns),
): Paper {
  const font = profile.text === 'big5' ? 'big5' : 'gb18030';
  const printed = interpretEscPos(renderBytes(document, profile, tools), {
    columns: profile.columns,
    font,
  });
  return { text: printedText(printed), svg: printedSvg(printed), faults: printed.faults };
}
