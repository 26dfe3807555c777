import { encode } from 'uqr';

import { unreachable } from '#domain/kernel/assert.ts';
import type { BarcodeBlock, ImageBlock, PrintDocument, QrBlock, TextSize } from '../document.ts';
import { displayWidth } from '../glyphs.ts';
import { DOTS_PER_COLUMN } from '../profile.ts';
import { code128 } from './code128.ts';
import { type PaperLine, paperLines, type PlacedText } from './lines.ts';

const COLUMN = 9;
const LINE = 24;
const FONT = 17;
const MARGIN = 18;
const QR_SIZE = 168;
const BAR_HEIGHT = 56;

/** Other than ASCII, CJK and `¥`: of whose width and direction a browser has an idea of its own. */
const STRANGE = /[^\x20-\x7E¥\u2E80-\u9FFF\uFF01-\uFF60]/u;

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** An SVG element as text, and how large it is, in its own units. */
interface Drawing extends Drawn {
  readonly width: number;
}

/**
 * Draws a document as the paper will look, for a preview on a screen: black on white paper, all text
 * of the document escaped in it.
 */
export const renderSvg = (document: PrintDocument): string => drawPaper(document).svg;

/** {@link renderSvg} for who must know its size. */
export function drawPaper(document: PrintDocument): Drawing {
  const width = document.columns * COLUMN + MARGIN * 2;
  let y = MARGIN;
  const parts: string[] = [];
  for (const line of paperLines(document)) {
    const drawn = draw(line, y, width);
    parts.push(drawn.svg);
    y += drawn.height;
  }
  const height = y + MARGIN;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ` +
    `width="${width}" height="${height}" font-family="ui-monospace, 'Noto Sans Mono CJK SC', monospace" ` +
    `font-size="${FONT}" fill="#111"><rect width="${width}" height="${height}" fill="#fff"/>` +
    `${parts.join('')}</svg>`;
  return { svg, width, height };
}

function draw(line: PaperLine, y: number, width: number): Drawn {
  switch (line.type) {
    case 'text': {
      const height = LINE * line.size;
      const look = `${line.size === 2 ? ` font-size="${FONT * 2}"` : ''}${line.bold ? ' font-weight="700"' : ''}`;
      const baseline = y + height * 0.74;
      return {
        svg: line.cells.map((cell) => drawText(cell, line.size, baseline, look)).join(''),
        height,
      };
    }
    case 'rule':
      return { svg: across(y + LINE / 2, width, '4 3'), height: LINE };
    case 'cut':
      return { svg: across(y + LINE / 2, width, '1 7'), height: LINE };
    case 'blank':
      return { svg: '', height: LINE };
    case 'pulse':
      return { svg: '', height: 0 };
    case 'graphic':
      return drawGraphic(line.block, y, width);
    default:
      return unreachable(line);
  }
}

const across = (y: number, width: number, dashes: string): string =>
  `<line x1="${MARGIN}" x2="${width - MARGIN}" y1="${y}" y2="${y}" stroke="#111" stroke-dasharray="${dashes}"/>`;

/** Whatever stands in a cell takes its columns, from left to right, as on paper. */
function drawText(cell: PlacedText, size: TextSize, baseline: number, look: string): string {
  if (cell.text === '') return '';
  const left = MARGIN + cell.at * COLUMN;
  const width = cell.columns * COLUMN;
  const [x, anchor] = {
    left: [left, 'start'] as const,
    centre: [left + width / 2, 'middle'] as const,
    right: [left + width, 'end'] as const,
  }[cell.align];
  // Blanks indent a line. Browsers have a style of their own for text, which that of its parents doesn't reach.
  const length = displayWidth(cell.text) * size * COLUMN;
  const held = STRANGE.test(cell.text)
    ? ` textLength="${length}" unicode-bidi="bidi-override"`
    : '';
  return (
    `<text x="${x}" y="${baseline}" text-anchor="${anchor}" style="white-space:pre"${held}${look}>` +
    `${escape(cell.text)}</text>`
  );
}

function drawGraphic(block: QrBlock | BarcodeBlock | ImageBlock, y: number, width: number): Drawn {
  switch (block.type) {
    case 'qr':
      return { svg: drawQr(block.text, y, width), height: QR_SIZE + LINE };
    case 'barcode':
      return { svg: drawBarcode(block.text, y, width), height: BAR_HEIGHT + LINE * 1.5 };
    case 'image': {
      // So that a picture keeps its size beside the text.
      const scale = COLUMN / DOTS_PER_COLUMN;
      const [wide, high] = [block.widthDots * scale, block.heightDots * scale];
      const svg =
        `<image href="${escape(block.dataUrl)}" x="${(width - wide) / 2}" y="${y}" ` +
        `width="${wide}" height="${high}"><title>${escape(block.alt)}</title></image>`;
      return { svg, height: high + LINE / 2 };
    }
    default:
      return unreachable(block);
  }
}

function drawQr(content: string, y: number, width: number): string {
  const { data, size } = encode(content);
  const module = QR_SIZE / size;
  const left = (width - QR_SIZE) / 2;
  const squares = data.flatMap((cells, line) =>
    cells.flatMap((dark, column) =>
      dark
        ? [`M${left + column * module} ${y + line * module}h${module}v${module}h-${module}z`]
        : [],
    ),
  );
  return `<path d="${squares.join('')}" shape-rendering="crispEdges"/>`;
}

function drawBarcode(content: string, y: number, width: number): string {
  const widths = code128(content);
  const modules = widths.reduce((sum, part) => sum + part, 0);
  const module = Math.min(2, (width - MARGIN * 2) / modules);
  let x = (width - modules * module) / 2;
  const bars: string[] = [];
  widths.forEach((part, index) => {
    if (index % 2 === 0) bars.push(`M${x} ${y}h${part * module}v${BAR_HEIGHT}h-${part * module}z`);
    x += part * module;
  });
  return (
    `<path d="${bars.join('')}" shape-rendering="crispEdges"/>` +
    `<text x="${width / 2}" y="${y + BAR_HEIGHT + LINE * 0.8}" text-anchor="middle">${escape(content)}</text>`
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (content: string): string =>
  content.replaceAll(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);
