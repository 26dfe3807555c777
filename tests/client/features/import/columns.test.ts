import { describe, expect, it } from 'vitest';

import { guessMapping, missingColumns } from '#client/features/import/columns.ts';

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
