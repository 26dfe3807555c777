import { encode } from 'uqr';

import { BAR_DOTS, BARCODE_DOTS } from '#printers/render/bitmap.ts';
import { code128 } from '#printers/render/code128.ts';

import { isBlack, readDots } from './dot-font.ts';
import { COLUMN, type Printed, type PrintedItem, startOf } from './printed.ts';

const LINE = 30;
const FONT = 22;
const MARGIN = 24;

interface Drawn {
  readonly svg: string;
  readonly height: number;
}

/** Paper as a picture, a unit a dot, every glyph in the box that the printer gave it. */
export function printedSvg({ widthDots, items }: Printed): string {
  let y = MARGIN;
  const parts: string[] = [];
  for (const item of items) {
    const { svg, height } = draw(item, y, widthDots);
    if (svg !== '') parts.push(svg);
    y += height;
  }
  const [width, height] = [widthDots + MARGIN * 2, y + MARGIN];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-MARGIN} 0 ${width} ${height}" width="${width}" ` +
    `height="${height}" font-family="'Noto Sans Mono CJK SC', monospace" font-size="${FONT}" fill="#111">\n` +
    `<rect x="${-MARGIN}" width="${width}" height="${height}" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`
  );
}

function draw(item: PrintedItem, y: number, widthDots: number): Drawn {
  switch (item.type) {
    case 'row': {
      const scale = Math.max(...item.glyphs.map((glyph) => glyph.scale));
      const last = item.glyphs.at(-1);
      const left = startOf(item.side, last ? last.leftDots + last.widthDots : 0, widthDots);
      const seen = item.glyphs.filter(({ glyph }) => glyph !== ' ');
      const text = drawText(
        seen.map(({ glyph, leftDots }) => ({ glyph, x: left + leftDots })),
        { y, scale, bold: seen.some(({ bold }) => bold) },
      );
      return { svg: seen.length > 0 ? text : '', height: LINE * scale };
    }
    case 'feed':
      return { svg: '', height: LINE * item.lines };
    case 'qr':
      return drawQr(item, y, widthDots);
    case 'barcode':
      return drawBarcode(item, y, widthDots);
    case 'dots':
      return { svg: drawDots(item.bitmap, y), height: item.bitmap.heightDots };
    case 'cut':
      return {
        svg: `<path d="M0 ${y + 15}h${widthDots}" stroke="#111" stroke-dasharray="2 10"/>`,
        height: LINE,
      };
    case 'pulse':
      return { svg: '', height: 0 };
  }
}

interface Look {
  readonly y: number;
  readonly scale: number;
  readonly bold: boolean;
}

function drawText(
  glyphs: readonly { readonly glyph: string; readonly x: number }[],
  { y, scale, bold }: Look,
): string {
  const look = `${scale > 1 ? ` font-size="${FONT * scale}"` : ''}${bold ? ' font-weight="700"' : ''}`;
  const places = glyphs.map(({ x }) => x).join(' ');
  const content = glyphs.map(({ glyph }) => escape(glyph)).join('');
  return `<text x="${places}" y="${y + LINE * scale * 0.77}"${look}>${content}</text>`;
}

function drawDots(bitmap: Extract<PrintedItem, { type: 'dots' }>['bitmap'], top: number): string {
  return readDots(bitmap)
    .map((found) => {
      const y = top + found.topDots;
      if (found.type === 'blank') return '';
      if (found.type === 'rule') return drawRuns(bitmap, top, found.topDots, found.topDots + 2);
      if (found.type === 'picture')
        return drawRuns(bitmap, top, found.topDots, found.topDots + found.heightDots);
      let x = 0;
      const glyphs = Array.from(found.text).map((glyph) => {
        const place = { glyph, x };
        x += COLUMN * found.size * (glyph <= '\x7F' ? 1 : 2);
        return place;
      });
      const seen = glyphs.filter(({ glyph }) => glyph !== ' ');
      return drawText(seen, { y: y - 3, scale: found.size, bold: found.bold });
    })
    .join('');
}

/** Black dots as rectangles, rows that are alike drawn together. */
function drawRuns(
  bitmap: Extract<PrintedItem, { type: 'dots' }>['bitmap'],
  top: number,
  from: number,
  to: number,
): string {
  const runsOf = (y: number): string => {
    let runs = '';
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      const left = x;
      while (isBlack(bitmap, x, y)) x += 1;
      if (x > left) runs += `${left}+${x - left} `;
    }
    return runs;
  };
  let path = '';
  for (let y = from; y < to;) {
    const runs = runsOf(y);
    let end = y + 1;
    while (end < to && runsOf(end) === runs) end += 1;
    for (const [, left, width] of runs.matchAll(/(\d+)\+(\d+)/gu)) {
      path += `M${left} ${top + y}h${width}v${end - y}h-${width}z`;
    }
    y = end;
  }
  return `<path d="${path}"/>`;
}

function drawQr(
  { text, moduleDots, side }: Extract<PrintedItem, { type: 'qr' }>,
  y: number,
  widthDots: number,
): Drawn {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const left = startOf(side, size * moduleDots, widthDots);
  let path = '';
  data.forEach((row, line) =>
    row.forEach((isDark, column) => {
      if (!isDark) return;
      path += `M${left + column * moduleDots} ${y + line * moduleDots}h${moduleDots}v${moduleDots}h-${moduleDots}z`;
    }),
  );
  return { svg: `<path d="${path}"/>`, height: size * moduleDots };
}

function drawBarcode(
  { text, side }: Extract<PrintedItem, { type: 'barcode' }>,
  y: number,
  widthDots: number,
): Drawn {
  const widths = code128(text);
  const total = widths.reduce((sum, part) => sum + part, 0) * BAR_DOTS;
  let x = startOf(side, total, widthDots);
  let path = '';
  widths.forEach((part, index) => {
    if (index % 2 === 0)
      path += `M${x} ${y}h${part * BAR_DOTS}v${BARCODE_DOTS}h-${part * BAR_DOTS}z`;
    x += part * BAR_DOTS;
  });
  const start = startOf(side, text.length * COLUMN, widthDots);
  const label = Array.from(text, (glyph, index) => ({ glyph, x: start + index * COLUMN }));
  const below = drawText(label, { y: y + BARCODE_DOTS, scale: 1, bold: false });
  return { svg: `<path d="${path}"/>${below}`, height: BARCODE_DOTS + LINE };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escape = (glyph: string): string => ESCAPES[glyph] ?? glyph;
