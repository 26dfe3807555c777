import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';
import { pair, type PrintDocument } from '#printers/document.ts';
import { profileOf } from '#printers/profile.ts';
import { renderBytes } from '#printers/render/bytes.ts';
import { renderHtml } from '#printers/render/html.ts';
import { printerOf } from '#tests/client/support/printing.ts';

import { interpretEscPos } from './support/escpos-interpreter.ts';
import { printedText } from './support/printed.ts';
import { profileFor, rasterProfile, tools } from './support/tools.ts';

const wide: PrintDocument = {
  columns: 48,
  language: 'zh-CN',
  at: instant(0),
  blocks: [
    { type: 'image', dataUrl: 'data:,', alt: 'logo', widthDots: 480, heightDots: 120 },
    pair('百威啤酒豪华进口水果拼盘配现烤坚果与时令果汁', '¥128.00'),
    { type: 'cut' },
  ],
};
const printer = printerOf('bar', { usb: { vendorId: 0x0416, productId: 0x5011, serial: '' } });

describe('bytes for a printer', () => {
  it('[PRT-1] lays a document of wide paper out for a narrow printer, its picture smaller', () => {
    for (const profile of [profileFor('zh-CN', 32), rasterProfile(32)]) {
      const printed = interpretEscPos(renderBytes(wide, profile, tools), {
        columns: 32,
        font: 'gb18030',
      });
      expect(printed.faults).toEqual([]);
      const text = printedText(printed);
      expect(text).toContain('[dots 384×96]');
      expect(text.split('\n').filter((line) => /百威|果汁/u.test(line))).toHaveLength(2);
    }
  });

  it('cuts as the printer can, and feeds where it has no knife', () => {
    const cutOf = (cuts: Printer['cuts']) => {
      const bytes = renderBytes(
        { ...wide, blocks: [{ type: 'cut' }] },
        { ...profileFor('en', 48), cuts },
        tools,
      );
      return interpretEscPos(bytes, { columns: 48, font: 'gb18030' }).items;
    };
    expect(cutOf('full')).toEqual([{ type: 'cut', how: 'full' }]);
    expect(cutOf('partial')).toEqual([{ type: 'cut', how: 'partial' }]);
    expect(cutOf('none')).toEqual([{ type: 'feed', lines: 4 }]);
  });

  it('[PRT-2] trusts Epson alone with all of GBK, and Star with dots only', () => {
    const epson = { ...printer, usb: { vendorId: 0x04b8, productId: 0x0202, serial: '' } };
    expect(profileOf(printer)).toMatchObject({
      charset: 'gb2312',
      text: 'gb18030',
      widthDots: 576,
    });
    expect(profileOf(epson)).toMatchObject({ charset: 'gbk' });
    expect(profileOf({ ...epson, text: 'big5' })).toMatchObject({ charset: 'big5' });
    expect(profileOf({ ...printer, language: 'star' })).toMatchObject({
      text: 'raster',
      charset: null,
    });
  });

  it('opens the drawer by a job of one pulse, with no paper', () => {
    const bytes = renderBytes(
      { ...wide, blocks: [{ type: 'pulse' }] },
      profileFor('en', 48),
      tools,
    );
    expect(interpretEscPos(bytes, { columns: 48, font: 'gb18030' }).items).toEqual([
      { type: 'pulse' },
    ]);
  });
});

describe('the print dialog’s page', () => {
  it('is as wide as the paper and as long as what is on it', () => {
    const [, short] = /size:80mm (\d+)mm/u.exec(renderHtml(wide)) ?? [];
    const longer = { ...wide, blocks: [...wide.blocks, { type: 'feed', lines: 10 } as const] };
    const [, long] = /size:80mm (\d+)mm/u.exec(renderHtml(longer)) ?? [];
    // Ten lines of 24 units, of 468 units across 80 mm.
    expect(Math.abs(Number(long) - Number(short) - 41)).toBeLessThanOrEqual(1);
    expect(renderHtml({ ...wide, columns: 32 })).toContain('@page{size:58mm ');
  });
});
