import { describe, expect, it } from 'vitest';

import { createItemSearch, type SearchKey } from '#client/features/tab/search.ts';
import { id, type ItemId } from '#domain/kernel/ids.ts';

const key = (name: string, syllables: string, barcode = ''): SearchKey => ({
  id: id<ItemId>(syllables.replaceAll(' ', '')),
  name,
  syllables: syllables.split(' '),
  barcode,
});

const keys = [
  key('百威啤酒', 'bai wei pi jiu', '6901234567892'),
  key('青岛啤酒', 'qing dao pi jiu'),
  key('啤酒套餐', 'pi jiu tao can'),
  key('Budweiser 330ml', 'budweiser 330 ml'),
  key('爆米花', 'bao mi hua'),
];
const find = (query: string) => createItemSearch(keys)(query, 10).map(String);

describe('[TAB-2] order pad search', () => {
  it('answers from the first letter', () => {
    expect(find('b')).toEqual(['budweiser330ml', 'baiweipijiu', 'baomihua']);
  });

  it.each(['bwpj', 'baiweipijiu', 'baiwpj', 'bwei', '百威'])('finds by %s', (query) => {
    expect(find(query)[0]).toBe('baiweipijiu');
  });

  it('puts what begins with it before what holds it', () => {
    expect(find('pj')).toEqual(['pijiutaocan', 'baiweipijiu', 'qingdaopijiu']);
    expect(find('啤酒')).toEqual(['pijiutaocan', 'baiweipijiu', 'qingdaopijiu']);
  });

  it('finds a barcode whole, and by its beginning from four digits on', () => {
    expect(find('6901234567892')).toEqual(['baiweipijiu']);
    expect(find('6901')).toEqual(['baiweipijiu']);
    expect(find('690')).toEqual([]);
  });

  it('takes full-width and capital letters, and blanks between', () => {
    expect(find('ＢＷＰＪ')).toEqual(['baiweipijiu']);
    expect(find('bai wei')).toEqual(['baiweipijiu']);
  });

  it('reads a letter only where a syllable begins', () => {
    expect(find('ai')).toEqual([]);
    expect(find('')).toEqual([]);
    expect(createItemSearch(keys)('b', 1)).toHaveLength(1);
  });

  it('finds names whose readings have not come yet', () => {
    expect(createItemSearch([{ ...keys[0], syllables: [] } as SearchKey])('威啤', 5)).toHaveLength(
      1,
    );
  });
});
