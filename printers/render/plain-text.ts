import { unreachable } from '#domain/kernel/assert.ts';
import type { PrintDocument } from '../document.ts';
import { centredLines, type PaperLine, paperLines } from './lines.ts';
import { unicodeOf } from './unicode.ts';

/**
 * A document as lines of text, for a printer or a person that takes nothing else: no size, no
 * graphics, the same columns. What a QR code or barcode says is written out.
 */
export const renderText = (document: PrintDocument): string =>
  paperLines(document)
    .flatMap((line) => textLines(line, document.columns))
    .map((line) => `${line}\n`)
    .join('');

function textLines(line: PaperLine, columns: number): readonly string[] {
  switch (line.type) {
    case 'text':
      return [unicodeOf(line)];
    case 'rule':
      return ['-'.repeat(columns)];
    case 'blank':
      return [''];
    case 'cut':
    case 'pulse':
      return [];
    case 'graphic': {
      const { block } = line;
      if (block.type === 'image') return [];
      return centredLines(block.text, columns).map(unicodeOf);
    }
    default:
      return unreachable(line);
  }
}
