import { describe, expect, it } from 'vitest';

import { toCsv } from '#client/ui/export/csv.ts';
import { amount, number, text, yuanText } from '#client/ui/export/table.ts';
import { fen } from '#domain/kernel/fen.ts';

const table = (...row: Parameters<typeof text>[0][]) => ({
  fileName: 'x',
  sheetName: 'x',
  headers: ['a'],
  rows: [row.map(text)],
});

describe('[EXP-1] export as text', () => {
  it('begins with the mark of UTF-8, ends lines by CR LF and writes fen exactly', () => {
    const csv = toCsv({
      fileName: 'x',
      sheetName: 'x',
      headers: ['名称', 'n', 'fen'],
      rows: [[text('百威, 330'), number(-2), amount(fen(123_405))]],
    });
    expect(csv).toBe('\uFEFF名称,n,fen\r\n"百威, 330",-2,1234.05\r\n');
  });

  it('writes any amount exactly', () => {
    expect([0, 5, -5, 100, -12_345].map((value) => yuanText(fen(value)))).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '1.00',
      '-123.45',
    ]);
  });

  it('disarms what a spreadsheet would run as a formula', () => {
    for (const evil of ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\t=1', '＝1']) {
      expect(toCsv(table(evil)).split('\r\n')[1]).toMatch(/^"?'/u);
    }
    expect(toCsv(table('a "b"')).split('\r\n')[1]).toBe('"a ""b"""');
  });
});
