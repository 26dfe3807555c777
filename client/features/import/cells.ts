import { parseYuan, type Fen } from '#domain/kernel/fen.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

export type PriceRefusal = 'notAnAmount' | 'moreThanTwoDecimals' | 'tooLarge' | 'negative';

/** A price of 0 or more in yuan, as in `28`, `¥1,280.00` or `38元`. */
export function readPrice(text: string): Result<Fen, PriceRefusal> {
  const amount = parseYuan(text.replace(/[元圆圓]$/u, ''));
  if (!amount.ok) return amount;
  return amount.value < 0 ? err('negative') : amount;
}

const YES = new Set(['1', 'y', 'yes', 'true', '是', '有', '√', '✓', 'x']);
const NO = new Set(['', '0', 'n', 'no', 'false', '否', '无', '無', '×']);

export function readYesNo(text: string): Result<boolean, 'notYesNo'> {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (YES.has(plain)) return ok(true);
  return NO.has(plain) ? ok(false) : err('notYesNo');
}

/**
 * A phone number as digits, with `+` where it was given. Spreadsheets turn long numbers into
 * `1.38E+10`, whose digits are lost: refused as `shortened`.
 */
export function readPhone(text: string): Result<string, 'notAPhone' | 'shortened'> {
  const plain = text.normalize('NFKC').replaceAll(/[\s().-]/gu, '');
  if (/^\d+(?:e\+?\d+)$/iu.test(plain)) return err('shortened');
  return /^\+?\d{5,15}$/u.test(plain) ? ok(plain) : err('notAPhone');
}

/** A birthday as `YYYY-MM-DD` or `MM-DD`; empty stays empty. */
export function readBirthday(text: string): Result<string, 'notADate'> {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return ok('');
  const parts = plain.match(/\d+/gu) ?? [];
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  const [first = '', second = '', third] = compact ? compact.slice(1) : parts;
  const whole = third !== undefined;
  const year = whole ? first : '2000';
  const [month, day] = whole ? [second, third] : [first, second];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (parts.length > 3 || !isCalendarDate(iso)) return err('notADate');
  return ok(whole ? iso : iso.slice(5));
}

function isCalendarDate(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(iso)) return false;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}

const SEXES: Readonly<Record<string, 'female' | 'male' | 'unknown'>> = {
  '': 'unknown',
  女: 'female',
  女士: 'female',
  f: 'female',
  female: 'female',
  男: 'male',
  先生: 'male',
  m: 'male',
  male: 'male',
  未知: 'unknown',
  unknown: 'unknown',
};

export function readSex(text: string): Result<'female' | 'male' | 'unknown', 'notASex'> {
  const sex = SEXES[text.normalize('NFKC').trim().toLowerCase()];
  return sex ? ok(sex) : err('notASex');
}

/** `a、b; c` as three words. */
export const readList = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，、;；|]/u)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** Modifiers as `少冰; 加料:5`: a name, and after a colon what it adds in yuan. */
export function readModifiers(
  text: string,
): Result<readonly { readonly name: string; readonly priceFen: Fen }[], PriceRefusal> {
  const modifiers: { readonly name: string; readonly priceFen: Fen }[] = [];
  for (const part of readList(text)) {
    const [name = '', price = '0'] = part.split(/[:：]/u).map((piece) => piece.trim());
    const priceFen = readPrice(price);
    if (!priceFen.ok) return priceFen;
    modifiers.push({ name, priceFen: priceFen.value });
  }
  return ok(modifiers);
}
