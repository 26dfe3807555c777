import { describe, expect, it } from 'vitest';

import { instant } from '#domain/kernel/instant.ts';
import { text, type PrintDocument } from '#printers/document.ts';
import { displayWidth } from '#printers/glyphs.ts';
import { renderEpos } from '#printers/render/epos.ts';
import { paperLines } from '#printers/render/lines.ts';
import { unicodeOf } from '#printers/render/unicode.ts';

import { readEpos } from './support/epos-interpreter.ts';
import { check } from './support/random-documents.ts';

const document = (
  blocks: PrintDocument['blocks'],
  language: PrintDocument['language'] = 'zh-CN',
): PrintDocument => ({ columns: 32, language, at: instant(0), blocks });

describe('ePOS-Print XML', () => {
  it('[PRT-1] can always be read, holds every line, and no row is wider than the paper', () => {
    check((random) => {
      const elements = readEpos(renderEpos(random));
      const rows = elements.filter(({ name, attributes }) => name === 'text' && 'dw' in attributes);
      for (const { attributes, text: row } of rows) {
        const size = attributes['dw'] === 'true' ? 2 : 1;
        expect(displayWidth(row) * size).toBeLessThanOrEqual(random.columns);
        expect(row.endsWith('\n')).toBe(true);
      }
      const wanted = paperLines(random).flatMap((line) =>
        line.type === 'text' ? [`${unicodeOf(line)}\n`] : [],
      );
      expect(rows.map((row) => row.text)).toEqual(expect.arrayContaining(wanted));
    });
  });

  it('says what is large, bold, a code, a cut and a kick, in the characters of its language', () => {
    const xml = renderEpos(
      document(
        [
          text('<合计> & "￥8"', { size: 2, bold: true }),
          { type: 'rule' },
          { type: 'qr', text: 'https://x.test/?a=1&b=2' },
          { type: 'barcode', text: 'A{12' },
          { type: 'image', dataUrl: 'data:,', alt: 'logo', widthDots: 8, heightDots: 8 },
          { type: 'feed', lines: 2 },
          { type: 'cut' },
          { type: 'pulse' },
        ],
        'zh-TW',
      ),
    );
    const [lang, ...rest] = readEpos(xml);
    expect(lang?.attributes).toEqual({ lang: 'zh-tw' });
    const look = { align: 'left', dw: 'true', dh: 'true', em: 'true' };
    expect(rest[0]).toEqual({ name: 'text', attributes: look, text: '<合计> & "￥8"\n' });
    expect(rest.slice(1).map(({ name, text: inner }) => [name, inner])).toEqual([
      ['text', `${'-'.repeat(32)}\n`],
      ['text', ''],
      ['symbol', 'https://x.test/?a=1&b=2'],
      ['text', ''],
      ['text', ''],
      ['barcode', '{BA{{12'],
      ['text', ''],
      ['feed', ''],
      ['feed', ''],
      ['cut', ''],
      ['pulse', ''],
    ]);
  });

  it('writes out a barcode that is wider than the paper', () => {
    const elements = readEpos(renderEpos(document([{ type: 'barcode', text: 'A'.repeat(40) }])));
    expect(elements.some(({ name }) => name === 'barcode')).toBe(false);
    const written = elements.map((element) => element.text.trim()).join('');
    expect(written).toBe('A'.repeat(40));
  });
});
