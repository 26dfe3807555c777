import type { Sounds } from './pinyin.ts';

/** What a member is found by, in lower case without blanks. */
export interface SearchText {
  /** Number, phone, what of the name is Latin, pinyin, initials: a tab before each. */
  readonly keys: string;
  /** The name after a tab, where it has other letters; else empty. */
  readonly name: string;
}

const BEYOND_LATIN = /[\u{100}-\u{10ffff}]/u;
const BEYOND_LATIN_RUN = /[\u{100}-\u{10ffff}]+/u;

/** Latin-1: such text takes half the room, and is scanned twice as fast. */
export const isLatin = (text: string): boolean => !BEYOND_LATIN.test(text);

/**
 * The texts that a member is found by, any part of them. Parts are apart by a tab, which no query
 * has, so that no match runs over two of them.
 *
 * @example searchText('M1', '王小明', '139', sounds) → keys '\tm1\t139\twangxiaoming\twxm', name '\t王小明'
 */
export function searchText(
  number: string,
  name: string,
  phone: string,
  sounds: Sounds | null,
): SearchText {
  const plainName = queryText(name);
  // Of a name in other letters its Latin words, since a Latin query asks the keys alone.
  const keys = [queryText(number), queryText(phone), ...plainName.split(BEYOND_LATIN_RUN)];
  if (sounds) {
    const syllables = sounds(name).map(queryText);
    keys.push(syllables.join(''));
    keys.push(syllables.map((sound) => sound.slice(0, 1)).join(''));
  }
  const latin = [...new Set(keys)].filter((key) => key !== '' && isLatin(key));
  return {
    keys: latin.map((key) => `\t${key}`).join(''),
    name: isLatin(plainName) ? '' : `\t${plainName}`,
  };
}

/** What somebody typed, as {@link searchText} is compared with. */
export const queryText = (query: string): string =>
  query.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, '');
