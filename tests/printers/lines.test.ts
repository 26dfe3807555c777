import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import { pair, type PrintBlock, row, text } from '#printers/document.ts';
import { displayWidth } from '#printers/glyphs.ts';
import { code128 } from '#printers/render/code128.ts';
import { paperLines, wrap } from '#printers/render/lines.ts';
import { renderSvg } from '#printers/render/svg.ts';

const on = (blocks: readonly PrintBlock[]) =>
  ({ columns: 32, language: 'zh-CN', at: instant(0), blocks }) as const;

describe('lines of paper', () => {
  it('counts a Chinese character as two columns', () => {
    expect(displayWidth('百威 330ml')).toBe(10);
  });

  it('wraps at a blank where there is one, else inside the word, and loses nothing', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('百威啤酒套餐', 7)).toEqual(['百威啤', '酒套餐']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('', 4)).toEqual(['']);
  });

  it('gives the cell without a width what the others leave', () => {
    const [line] = paperLines(on([pair('应付', '¥12.00')]));
    expect(line).toMatchObject({ cells: [{ columns: 25 }, { at: 25, columns: 7 }] });
  });

  it('doubles the columns of large text', () => {
    const [line] = paperLines(on([pair('应付', '¥12.00', { size: 2 })]));
    expect(line).toMatchObject({ cells: [{ columns: 18 }, { at: 18, columns: 14 }] });
    expect(paperLines(on([text('一二三四五六七八九', { size: 2 })]))).toHaveLength(2);
  });

  it('goes on below in the cell that was too long', () => {
    const cells = [
      { text: '一二三四五六', align: 'left', columns: 6 },
      { text: '¥1', align: 'right', columns: null },
    ] as const;
    const lines = paperLines(on([row(cells)]));
    expect(lines.map((line) => (line.type === 'text' ? line.cells.length : 0))).toEqual([2, 1]);
  });
});

describe('code 128', () => {
  it('encodes A-0012 in set B with its check symbol', () => {
    // Start B, A, -, 0, 0, 1, 2; then the check symbol X, which is 56 =
    // (104 + 33·1 + 13·2 + 16·3 + 16·4 + 17·5 + 18·6) mod 103; then stop.
    const symbols = '211214 111323 122132 123122 123122 123221 223211 331121 2331112';
    expect(code128('A-0012').join('')).toBe(symbols.replaceAll(' ', ''));
  });

  it('refuses what it has no bars for', () => {
    expect(() => code128('包厢')).toThrow('no Code 128');
  });
});

describe('svg', () => {
  it('keeps the blanks that indent a line', () => {
    const svg = renderSvg(on([text('  + ice')]));
    expect(svg).toMatch(/<text [^>]*style="white-space:pre"[^>]*> {2}\+ ice<\/text>/u);
  });

  it('draws every kind of block', () => {
    const svg = renderSvg(
      on([
        text('a'),
        { type: 'rule' },
        { type: 'qr', text: 'https://example.com' },
        { type: 'barcode', text: 'A-1' },
        {
          type: 'image',
          dataUrl: 'data:image/png;base64,',
          alt: 'logo',
          widthDots: 96,
          heightDots: 48,
        },
        { type: 'feed', lines: 2 },
        { type: 'cut' },
      ]),
    );
    expect(svg.match(/<path/gu)).toHaveLength(2);
    expect(svg).toContain('<title>logo</title>');
    expect(svg).not.toContain('NaN');
  });

  it('[PRT-1] holds letters of another width or direction to their columns', () => {
    const svg = renderSvg(on([text('百威 a¥1'), text('مرحبا')]));
    expect(svg.match(/textLength="\d+"/gu)).toEqual(['textLength="90"']);
    expect(svg).toContain('unicode-bidi="bidi-override"');
  });
});
