import { charsetOf } from '#client/devices/printing/charsets.ts';
import { canvasDraw } from '#client/devices/printing/draw.ts';
import { instant } from '#domain/kernel/instant.ts';
import { pair, type PrintDocument, row, rule, text } from '#printers/document.ts';
import type { PrinterProfile } from '#printers/profile.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { renderText } from '#printers/render/plain-text.ts';

import type { Pairs } from '../statistics.ts';

const NAMES =
  '百威啤酒 330ml,豪华水果拼盘,香辣鸡翅,青岛纯生,轩尼诗 VSOP,爆米花,乌龙茶,牛肉干'.split(',');

/** A receipt of 60 lines on 80 mm paper, in Chinese, with a line that GB2312 lacks a character of. */
const RECEIPT: PrintDocument = {
  columns: 48,
  language: 'zh-CN',
  at: instant(0),
  blocks: [
    text('回声KTV 人民广场店', { align: 'centre', size: 2, bold: true }),
    text('结账单', { align: 'centre', bold: true }),
    rule,
    ...['单号 A-0012', '包厢 V01', '客人 陈喆', '时间 17:10-01:30'].map((line) =>
      pair(line.slice(0, 2), line.slice(3)),
    ),
    rule,
    ...Array.from({ length: 46 }, (_, index) =>
      row([
        { text: NAMES[index % NAMES.length] ?? '', align: 'left', columns: null },
        { text: '20.00', align: 'right', columns: 10 },
        { text: `${index + 1}`, align: 'right', columns: 5 },
        { text: `${(index + 1) * 20}.00`, align: 'right', columns: 10 },
      ]),
    ),
    rule,
    pair('应付', '¥21,620.00', { size: 2, bold: true }),
    pair('微信支付', '¥21,620.00'),
    text('谢谢光临', { align: 'centre' }),
    { type: 'barcode', text: 'A-0012' },
    { type: 'cut' },
  ],
};

const PROFILE: PrinterProfile = {
  language: 'escpos',
  text: 'gb18030',
  charset: 'gb2312',
  columns: 48,
  widthDots: 576,
  cuts: 'partial',
  acknowledges: 'none',
};
const RASTER: PrinterProfile = { ...PROFILE, text: 'raster', charset: null };

/**
 * From a document to all its bytes, so to the first that could be sent. The floor is laying the lines
 * out and writing them in UTF-8; where they are drawn, also a canvas of that paper filled with its lines and read once.
 */
export async function measurePaper(
  samples: number,
): Promise<{ readonly text: Pairs; readonly raster: Pairs; readonly bytes: readonly number[] }> {
  charsetOf('gb2312');
  const written = pairs();
  const drawn = pairs();
  let bytes: readonly number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    let start = performance.now();
    const draw = await canvasDraw(RECEIPT);
    const ofText = renderBytes(RECEIPT, PROFILE, { charset: charsetOf, draw });
    written.figure.push(performance.now() - start);
    start = performance.now();
    new TextEncoder().encode(renderText(RECEIPT));
    written.floor.push(performance.now() - start);
    start = performance.now();
    const ofDots = renderBytes(RECEIPT, RASTER, {
      charset: charsetOf,
      draw: await canvasDraw(RECEIPT),
    });
    drawn.figure.push(performance.now() - start);
    start = performance.now();
    drawLines(renderText(RECEIPT).split('\n'));
    drawn.floor.push(performance.now() - start);
    bytes = [ofText.length, ofDots.length];
  }
  return { text: written, raster: drawn, bytes };
}

const pairs = () => ({ figure: [] as number[], floor: [] as number[] });

function drawLines(lines: readonly string[]): Uint8ClampedArray {
  const canvas = new OffscreenCanvas(RASTER.widthDots, lines.length * 30);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas to draw paper on');
  context.font = '24px monospace';
  lines.forEach((line, index) => context.fillText(line, 0, index * 30 + 23));
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}
