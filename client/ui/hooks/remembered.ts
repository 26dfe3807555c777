import { useLiveQuery } from 'dexie-react-hooks';

/**
 * What the first screen was drawn from last. The next start draws it from this at once, while the
 * disk is still being opened, and again with what the disk says where that differs. It holds copies
 * of rows alone: nothing is decided by it.
 */

const STORED_UNDER = 'encore.firstScreen';
/** How long after a change it is stored: a till's rows change with every tap. */
const STORE_AFTER_MS = 2_000;
/** Larger than any board; what is larger isn't worth a start's reading. */
const MOST_CHARACTERS = 1_000_000;

// Names the file by what is in it, so that no version of the app reads what another one wrote.
const build = import.meta.url;

interface Remembered {
  readonly value: unknown;
  readonly text: string;
}

let parts: Map<string, Remembered> | null = null;
let timer = 0;

/** The value that a part had when it was last remembered; the same object each time. */
export const recall = <Value>(name: string): Value | undefined =>
  // Each part is read where it is written, under one name and one type.
  read().get(name)?.value as Value | undefined;

/**
 * Notes a part for the next start.
 *
 * @returns the object that stands for it already, where it says the same: so that what the disk
 * confirms isn't drawn twice.
 */
export function remember<Value>(name: string, value: Value): Value {
  const text = JSON.stringify(value);
  const known = read().get(name);
  if (known?.text === text) return known.value as Value;
  read().set(name, { value, text });
  if (timer === 0) timer = window.setTimeout(storeRemembered, STORE_AFTER_MS);
  return value;
}

/** Nothing is left of a store that this tablet has left. */
export function forgetAll(): void {
  read().clear();
  storeRemembered();
}

/** To be called when the page goes, too: what changed a moment ago isn't stored yet. */
export function storeRemembered(): void {
  window.clearTimeout(timer);
  timer = 0;
  const texts = [...read()].map(([name, { text }]) => `${JSON.stringify(name)}:${text}`);
  const all = `{"build":${JSON.stringify(build)},"parts":{${texts.join(',')}}}`;
  try {
    if (texts.length > 0 && all.length < MOST_CHARACTERS) localStorage.setItem(STORED_UNDER, all);
    else localStorage.removeItem(STORED_UNDER);
  } catch {
    // A full store of texts costs the next start some time, and nothing else.
  }
}

function read(): Map<string, Remembered> {
  parts ??= new Map(
    Object.entries(stored()).map(([name, value]) => [name, { value, text: JSON.stringify(value) }]),
  );
  return parts;
}

function stored(): Readonly<Record<string, unknown>> {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED_UNDER) ?? '{}') as {
      readonly build?: unknown;
      readonly parts?: Readonly<Record<string, unknown>>;
    };
    return kept.build === build ? (kept.parts ?? {}) : {};
  } catch {
    return {};
  }
}

/**
 * A live query of the first screen: until it has answered, what it answered last on this tablet.
 *
 * @param name of the part, with all that the query depends on.
 * @param query gives what JSON can hold, and no secret: texts of a page are easily read.
 */
export function useRemembered<Value>(
  name: string,
  query: () => Promise<Value>,
  dependsOn: readonly unknown[],
): Value | undefined {
  const answer = useLiveQuery(
    async () => ({ name, value: remember(name, await query()) }),
    [name, ...dependsOn],
  );
  return answer?.name === name ? answer.value : recall<Value>(name);
}
