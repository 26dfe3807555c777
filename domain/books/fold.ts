import { compareEntries, type Entry } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import { keyOf, type AggregateKey, type AggregateKind } from './route.ts';

/** Folds one fact into the state of the aggregate `id`. Must not throw. */
export type Evolve<State> = (state: State | null, id: string, entry: Entry) => State | null;

/**
 * One aggregate: a base that sealed days left, and the entries since, in journal order. The state
 * follows an entry that comes last, and is folded anew, when asked for, after one that comes between.
 */
export interface Fold<State> {
  readonly key: AggregateKey;
  /** One that is there already changes nothing. */
  add(entry: Entry): void;
  state(): State | null;
  entries(): readonly Entry[];
  /** Folds the entries of business dates up to `date` into the base and drops them. */
  seal(date: BusinessDate): void;
  base(): State | null;
  setBase(state: State): void;
}

export function createFold<State>(
  kind: AggregateKind,
  id: string,
  evolve: Evolve<State>,
): Fold<State> {
  let base: State | null = null;
  let entries: Entry[] = [];
  let current: State | null = null;
  let isCurrent = true;

  const foldAll = (start: State | null, all: readonly Entry[]): State | null => {
    let state = start;
    for (const entry of all) state = evolve(state, id, entry);
    return state;
  };

  return {
    key: keyOf(kind, id),
    add(entry) {
      const last = entries.at(-1);
      if (!last || compareEntries(last, entry) < 0) {
        entries.push(entry);
        if (isCurrent) current = evolve(current, id, entry);
        return;
      }
      const place = placeOf(entries, entry);
      if (entries[place]?.id === entry.id) return;
      entries.splice(place, 0, entry);
      isCurrent = false;
    },
    state() {
      if (!isCurrent) current = foldAll(base, entries);
      isCurrent = true;
      return current;
    },
    entries: () => entries,
    seal(date) {
      if (!entries.some((entry) => entry.date <= date)) return;
      base = foldAll(
        base,
        entries.filter((entry) => entry.date <= date),
      );
      entries = entries.filter((entry) => entry.date > date);
      isCurrent = false;
    },
    base: () => base,
    setBase(state) {
      base = state;
      isCurrent = false;
    },
  };
}

/** Where `entry` goes in `entries`, which are in journal order (binary search). */
function placeOf(entries: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = entries[middle];
    if (other && compareEntries(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
