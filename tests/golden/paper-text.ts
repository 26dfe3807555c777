import type { PrintDocument } from '#printers/document.ts';
import { displayWidth } from '#printers/glyphs.ts';
import { paperLines, type PaperLine } from '#printers/render/lines.ts';

/** A document as text in fixed columns, to be read and compared as a whole. */
export const paperText = (document: PrintDocument): string =>
  `${paperLines(document)
    .map((line) => textOf(line, document.columns))
    .join('\n')}\n`;

function textOf(line: PaperLine, columns: number): string {
  switch (line.type) {
    case 'rule':
      return '-'.repeat(columns);
    case 'cut':
      return '='.repeat(columns);
    case 'blank':
    case 'pulse':
      return '';
    case 'graphic':
      return `[${line.block.type} ${line.block.type === 'image' ? line.block.alt : line.block.text}]`;
    case 'text': {
      const mark = `${line.bold ? '*' : ''}${line.size === 2 ? '2x ' : ''}`;
      const cells = line.cells.map(({ text, columns: width, align }) => {
        const blanks = Math.max(0, width / line.size - displayWidth(text));
        const before = { left: 0, centre: Math.floor(blanks / 2), right: blanks }[align];
        return ' '.repeat(before) + text + ' '.repeat(blanks - before);
      });
      return (mark + cells.join('')).trimEnd();
    }
  }
}
