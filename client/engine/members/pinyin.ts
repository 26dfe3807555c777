/** A name's sounds, a syllable each; words that aren't Chinese stay as they are. */
export type Sounds = (name: string) => readonly string[];

let loaded: Promise<Sounds> | null = null;

/**
 * The table of sounds, fetched when the first name needs it: it is larger than the rest of the
 * engine, and a start has no use for it. The app's service worker has it ready without a network.
 */
export function loadSounds(): Promise<Sounds> {
  loaded ??= import('pinyin-pro').then(
    ({ pinyin }) =>
      (name) =>
        pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }),
  );
  // Whoever needs it next tries again.
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

export const isChinese = (name: string): boolean => /\p{Script=Han}/u.test(name);
