import type { ItemId } from '#domain/kernel/ids.ts';

/** What an item is found by. `syllables` are its name's readings: `['bai', 'wei', 'pi', 'jiu']`. */
export interface SearchKey {
  readonly id: ItemId;
  readonly name: string;
  readonly syllables: readonly string[];
  readonly barcode: string;
}

export type ItemSearch = (query: string, limit: number) => readonly ItemId[];

/** Ranks, best first: whoever types a whole barcode or a name's beginning means that one. */
const EXACT_BARCODE = 0;
const NAME_START = 1;
const READING_START = 2;
const NAME_WITHIN = 3;
const READING_WITHIN = 4;
const BARCODE_START = 5;
const RANKS = 6;

interface Prepared {
  readonly id: ItemId;
  readonly name: string;
  readonly syllables: readonly string[];
  readonly barcode: string;
  /** First letters of the syllables: a reading can only match where one of them stands. */
  readonly initials: string;
}

/**
 * The order pad's search. It answers from the first letter, by name, by pinyin, by initials and by
 * any mixture of them (`bwpj`, `baiwei`, `baiwpj` all find 百威啤酒), and by barcode.
 *
 * A plain scan: 5,000 items take a few milliseconds a key, and there is nothing to keep up to date.
 *
 * @param keys in the order in which equal matches are to stand.
 */
export function createItemSearch(keys: readonly SearchKey[]): ItemSearch {
  const prepared = keys.map(prepare);
  return (query, limit) => {
    const wanted = query.normalize('NFKC').toLowerCase().trim();
    if (wanted === '') return [];
    const letters = wanted.replaceAll(/\s+/gu, '');
    const found: ItemId[][] = Array.from({ length: RANKS }, () => []);
    for (const key of prepared) {
      const rank = rankOf(key, wanted, letters);
      if (rank !== null) found[rank]?.push(key.id);
    }
    return found.flat().slice(0, limit);
  };
}

function prepare(key: SearchKey): Prepared {
  const syllables = key.syllables.map((syllable) => syllable.toLowerCase());
  return {
    id: key.id,
    name: key.name.normalize('NFKC').toLowerCase(),
    syllables,
    barcode: key.barcode,
    initials: syllables.map((syllable) => syllable[0] ?? '').join(''),
  };
}

function rankOf(key: Prepared, wanted: string, letters: string): number | null {
  if (key.barcode !== '' && key.barcode === letters) return EXACT_BARCODE;
  const at = key.name.indexOf(wanted);
  if (at === 0) return NAME_START;
  const reading = readingAt(key, letters);
  if (reading === 0) return READING_START;
  if (at > 0) return NAME_WITHIN;
  if (reading !== null) return READING_WITHIN;
  if (letters.length >= 4 && key.barcode.startsWith(letters)) return BARCODE_START;
  return null;
}

/** The first syllable from which `letters` can be read, or null. */
function readingAt(key: Prepared, letters: string): number | null {
  const first = letters[0] ?? '';
  let from = key.initials.indexOf(first);
  while (from !== -1) {
    if (canRead(key.syllables, from, letters, 0)) return from;
    from = key.initials.indexOf(first, from + 1);
  }
  return null;
}

/**
 * Whether `letters` from `at` are beginnings of the syllables from `index` on, one letter or more
 * each, the last as far as it was typed.
 */
function canRead(
  syllables: readonly string[],
  index: number,
  letters: string,
  at: number,
): boolean {
  if (at === letters.length) return true;
  const syllable = syllables[index];
  if (syllable === undefined) return false;
  let taken = 0;
  while (taken < syllable.length && syllable[taken] === letters[at + taken]) taken += 1;
  for (; taken > 0; taken -= 1) {
    if (canRead(syllables, index + 1, letters, at + taken)) return true;
  }
  return false;
}
