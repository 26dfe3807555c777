import { pinyin } from 'pinyin-pro';

import { createItemSearch, type SearchKey } from '#client/features/tab/search.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type ItemId } from '#domain/kernel/ids.ts';

import type { Pairs } from '../statistics.ts';

const BRANDS =
  '百威 青岛 雪花 喜力 科罗娜 蓝带 哈尔滨 燕京 轩尼诗 马爹利 芝华士 杰克丹尼 绝对 农夫山泉 可口 王老吉 统一 康师傅 三得利 江小白'.split(
    ' ',
  );
const KINDS =
  '啤酒 纯生 黑啤 红酒 威士忌 伏特加 白兰地 果汁 乌龙茶 苏打水 鸡爪 薯条 果盘 花生 牛肉干 爆米花 鸭脖 瓜子 凉面 蛋炒饭'.split(
    ' ',
  );
const SIZES = '小瓶 大瓶 半打 一打 礼盒 罐装 特价 加冰 双份 家庭装 冰镇 无糖 微辣'.split(' ');
const SHOWN = 40;

/**
 * Each key of a person typing in an order pad of `items` items: names, readings, initials and
 * barcodes, letter after letter. The floor is asking every name whether it contains the letters.
 */
export function measureSearch(items: number, words: number): Pairs {
  const keys = makeKeys(items);
  const search = createItemSearch(keys);
  const names = keys.map((key) => key.name);
  const figure: number[] = [];
  const floor: number[] = [];
  for (let word = 0; word < words; word += 1) {
    const typed = typedFor(present(keys[(word * 7919) % items], 'a key'), word % 4);
    for (let length = 1; length <= typed.length; length += 1) {
      const query = typed.slice(0, length);
      let start = performance.now();
      search(query, SHOWN);
      figure.push(performance.now() - start);
      start = performance.now();
      names.filter((name) => name.includes(query));
      floor.push(performance.now() - start);
    }
  }
  return { figure, floor };
}

const makeKeys = (items: number): readonly SearchKey[] =>
  Array.from({ length: items }, (_, index) => {
    const brand = pick(BRANDS, index);
    const kind = pick(KINDS, Math.floor(index / BRANDS.length));
    const size = pick(SIZES, Math.floor(index / BRANDS.length / KINDS.length));
    const name = `${brand}${kind}${size}`;
    return {
      id: id<ItemId>(`item${index}`),
      name,
      syllables: pinyin(name, { toneType: 'none', type: 'array' }),
      barcode: String(2_000_000_000_000 + index * 97),
    };
  });

const pick = (from: readonly string[], index: number): string =>
  present(from[index % from.length], 'a word');

function typedFor(key: SearchKey, way: number): string {
  if (way === 0) return key.name;
  if (way === 1) return key.syllables.join('');
  if (way === 2) return key.syllables.map((syllable) => syllable[0] ?? '').join('');
  return key.barcode;
}
