import { describe, expect, it } from 'vitest';

import {
  readBirthday,
  readModifiers,
  readPhone,
  readPrice,
  readYesNo,
} from '#client/features/import/cells.ts';

describe('[IMP-5] cells', () => {
  it('reads prices as people write them and refuses −1', () => {
    expect(readPrice('¥1,280.50')).toEqual({ ok: true, value: 128_050 });
    expect(readPrice('38元')).toEqual({ ok: true, value: 3_800 });
    expect(readPrice('0')).toEqual({ ok: true, value: 0 });
    expect(readPrice('-1')).toEqual({ ok: false, error: 'negative' });
    expect(readPrice('－１')).toEqual({ ok: false, error: 'negative' });
    expect(readPrice('面议')).toEqual({ ok: false, error: 'notAnAmount' });
    expect(readPrice('1.005')).toEqual({ ok: false, error: 'moreThanTwoDecimals' });
  });

  it('reads phones, and says when a spreadsheet has shortened one', () => {
    expect(readPhone('138 0013-8000')).toEqual({ ok: true, value: '13800138000' });
    expect(readPhone('+886 912 345 678')).toEqual({ ok: true, value: '+886912345678' });
    expect(readPhone('1.38E+10')).toEqual({ ok: false, error: 'shortened' });
    expect(readPhone('abc')).toEqual({ ok: false, error: 'notAPhone' });
  });

  it('reads birthdays with and without a year', () => {
    expect(readBirthday('1990/5/3')).toEqual({ ok: true, value: '1990-05-03' });
    expect(readBirthday('1990年5月3日')).toEqual({ ok: true, value: '1990-05-03' });
    expect(readBirthday('19900503')).toEqual({ ok: true, value: '1990-05-03' });
    expect(readBirthday('2-29')).toEqual({ ok: true, value: '02-29' });
    expect(readBirthday('1991-02-29')).toEqual({ ok: false, error: 'notADate' });
  });

  it('reads modifiers with what they add, and yes and no', () => {
    expect(readModifiers('少冰; 加料:5')).toEqual({
      ok: true,
      value: [
        { name: '少冰', priceFen: 0 },
        { name: '加料', priceFen: 500 },
      ],
    });
    expect(readYesNo('是')).toEqual({ ok: true, value: true });
    expect(readYesNo('maybe')).toEqual({ ok: false, error: 'notYesNo' });
  });
});
