import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { decodeText } from '#client/features/import/decode.ts';
import { readCsv } from '#client/features/import/sheet.ts';
import { foreignProblem, isWorkbook, readWorkbook } from '#client/features/import/workbook.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => readCsv(bytes, null, () => undefined);
/** 名称,价格\r\n百威,28\r\n as a Chinese Excel saves it. */
const GBK = Uint8Array.from([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbc, 0xdb, 0xb8, 0xf1, 0x0d, 0x0a, 0xb0, 0xd9, 0xcd, 0xfe, 0x2c,
  0x32, 0x38, 0x0d, 0x0a,
]);

describe('reading text files', () => {
  it('[IMP-1] reads UTF-8 with and without a mark, and GBK, alike', () => {
    const expected = { headers: ['名称', '价格'], rows: [{ row: 2, cells: ['百威', '28'] }] };
    for (const [bytes, encoding] of [
      [utf8('名称,价格\r\n百威,28\r\n'), 'utf-8'],
      [utf8('\uFEFF名称,价格\n百威,28\n'), 'utf-8'],
      [utf8('名称\t价格\n百威\t28'), 'utf-8'],
      [GBK, 'gb18030'],
    ] as const) {
      expect(read(bytes)).toEqual({ ok: true, value: { ...expected, encoding } });
    }
  });

  it('[IMP-1] reads Big5 when it is chosen by hand', () => {
    const big5 = Uint8Array.from([0xa6, 0x57, 0xba, 0xd9, 0x0a, 0xb0, 0xd2]);
    expect(decodeText(big5, 'big5')).toMatchObject({ ok: true, value: { text: '名稱\n曼' } });
  });

  it('[IMP-2] refuses a file that ends inside a quote, naming where it opened', () => {
    const result = read(utf8('name,price\nBudweiser,28\n"Corona, 330'));
    expect(result).toEqual({ ok: false, error: { code: 'openQuote', row: 3 } });
  });

  it('[IMP-2] refuses a file whose last row lost cells', () => {
    const result = read(utf8('name,price,category\nBudweiser,28,Beer\nCoro'));
    expect(result).toEqual({ ok: false, error: { code: 'cutOff', row: 3 } });
  });

  it('[IMP-2] refuses a file that was cut inside a character', () => {
    const whole = utf8('名称,价格\n百威,28\n科罗');
    expect(read(whole.slice(0, -1))).toEqual({ ok: false, error: { code: 'cutOff', row: 3 } });
  });

  it('[IMP-2] takes a whole last row without a line end', () => {
    expect(read(utf8('name,price\nBudweiser,28'))).toMatchObject({ ok: true });
  });

  it('[IMP-1] keeps the row numbers of the spreadsheet past empty rows and quoted commas', () => {
    const result = read(utf8('name,price\n\n"Chips, large",12\n,\nWater,5\n'));
    expect(result).toMatchObject({
      ok: true,
      value: {
        rows: [
          { row: 3, cells: ['Chips, large', '12'] },
          { row: 5, cells: ['Water', '5'] },
        ],
      },
    });
  });

  it('[IMP-2] says what is wrong with an empty file, one of headers alone, and bytes', () => {
    expect(read(utf8(''))).toEqual({ ok: false, error: { code: 'empty', row: 0 } });
    expect(read(utf8('name,price\n'))).toEqual({ ok: false, error: { code: 'noRows', row: 0 } });
    expect(read(Uint8Array.from([0, 1, 2, 0xff, 0xfe, 0]))).toMatchObject({ ok: false });
  });

  it('[IMP-3] tells how far it is in a long file and finds an open quote at its end', () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `Item ${at},${at}.50,Beer`);
    const shares: number[] = [];
    const text = `name,price,category\n${lines.join('\n')}\n`;
    const result = readCsv(utf8(text), null, (share) => shares.push(share));
    expect(result.ok && result.value.rows.length).toBe(40_000);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares.at(-1)).toBe(1);
    expect(read(utf8(`${text}"half`))).toEqual({
      ok: false,
      error: { code: 'openQuote', row: 40_002 },
    });
  });
});

describe('reading workbooks', () => {
  it('[IMP-2] refuses a workbook that was cut off', async () => {
    const zip = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0]);
    expect(isWorkbook(zip)).toBe(true);
    expect(await readWorkbook(zip)).toEqual({ ok: false, error: { code: 'notWorkbook', row: 0 } });
    expect(isWorkbook(readFileSync(import.meta.filename))).toBe(false);
  });

  it('[IMP-1] says of a picture, a PDF and an old workbook what they are, and nothing of text', () => {
    const codeOf = (...bytes: number[]) => foreignProblem(Uint8Array.from(bytes))?.code;
    const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    expect(codeOf(...compound)).toBe('oldWorkbook');
    expect(codeOf(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)).toBe('notTable');
    expect(codeOf(0xff, 0xd8, 0xff, 0xe0)).toBe('notTable');
    expect(codeOf(...utf8('GIF89a'))).toBe('notTable');
    expect(codeOf(...utf8('%PDF-1.7'))).toBe('notTable');
    for (const text of [
      utf8('名称,价格\n'),
      GBK,
      Uint8Array.of(0xff, 0xfe, 0x0d, 0x54),
      utf8(''),
    ]) {
      expect(foreignProblem(text)).toBeNull();
    }
  });
});
