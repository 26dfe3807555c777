import { describe, expect, it } from 'vitest';

import {
  COLUMNS,
  guessMapping,
  IMPORT_KINDS,
  missingColumns,
} from '#client/features/import/columns.ts';
import { importing as en } from '#client/i18n/en/import.ts';
import { importing as simplified } from '#client/i18n/zh-CN/import.ts';
import { importing as traditional } from '#client/i18n/zh-TW/import.ts';

describe('[IMP-4] columns are known by their headers', () => {
  it('in Simplified Chinese, Traditional Chinese and English', () => {
    const expected = { name: 0, price: 1, category: 2 };
    for (const headers of [
      ['商品名称', '零售价（元）', '类别*'],
      ['品項', '單價', '類別'],
      ['Item Name', 'Unit price [CNY]', 'Category'],
    ]) {
      expect(guessMapping('items', headers)).toEqual(expected);
    }
  });

  it('as our own exports write them, in every language', () => {
    for (const { columns } of [simplified, traditional, en]) {
      const words: Readonly<Record<string, string>> = columns;
      for (const kind of IMPORT_KINDS) {
        const fields = COLUMNS[kind].map(({ field }) => field);
        const mapping = guessMapping(
          kind,
          fields.map((field) => words[field] ?? ''),
        );
        expect(mapping).toEqual(Object.fromEntries(fields.map((field, index) => [field, index])));
      }
    }
  });

  it('in any order, with columns it does not know left alone', () => {
    expect(guessMapping('members', ['备注', '手机号码', '余额', '姓名'])).toEqual({
      notes: 0,
      phone: 1,
      name: 3,
    });
  });

  it('names the columns that are missing', () => {
    expect(missingColumns('items', guessMapping('items', ['名称', '条码']))).toEqual([
      'price',
      'category',
    ]);
  });
});
