import { expose } from 'comlink';
import { pinyin } from 'pinyin-pro';

/** The readings of a name: one syllable a character, words of other scripts whole. */
const syllablesOf = (name: string): readonly string[] =>
  pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).flatMap(
    (part) => part.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [],
  );

/** Names come in, their readings go back in the same order. */
const readNames = (names: readonly string[]): readonly (readonly string[])[] =>
  names.map(syllablesOf);
export type ReadNames = typeof readNames;

// The dictionary is half a megabyte: it lives in this worker, out of the page.
expose(readNames);
