import { pinyin } from 'pinyin-pro';

/**
 * The text that a member is found by, any part of it: number, phone, name, its pinyin and initials,
 * in lower case, parts apart by a line feed so that no match runs over two of them.
 *
 * @example searchText('M1', '王小明', '13000000001') includes 'wangxiaoming' and 'wxm'
 */
export function searchText(number: string, name: string, phone: string): string {
  const parts = [number, phone, name, name.replaceAll(/\s/gu, '')];
  if (/\p{Script=Han}/u.test(name)) {
    const sounds = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
    parts.push(sounds.join('').replaceAll(/\s/gu, ''));
    parts.push(sounds.map((sound) => sound.slice(0, 1)).join(''));
  }
  return [...new Set(parts)].join('\n').toLowerCase();
}

/** What somebody typed, as {@link searchText} is compared with. */
export const queryText = (query: string): string =>
  query.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, '');
