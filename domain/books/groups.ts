import { compareEntries, type Entry } from '../journal/entry.ts';
import { visitAggregates } from './route.ts';

/** Entries of rooms, tabs and shifts by their ids, each list in the order in which they were given. */
export interface Groups {
  readonly room: ReadonlyMap<string, readonly Entry[]>;
  readonly tab: ReadonlyMap<string, readonly Entry[]>;
  readonly shift: ReadonlyMap<string, readonly Entry[]>;
}

/** Sorts entries to what they change: one that changes a room and a tab is in both lists. */
export function groupEntries(entries: Iterable<Entry>): Groups {
  const groups = {
    room: new Map<string, Entry[]>(),
    tab: new Map<string, Entry[]>(),
    shift: new Map<string, Entry[]>(),
  };
  for (const entry of entries) {
    visitAggregates(entry.fact, (kind, id) => {
      if (kind !== 'room' && kind !== 'tab' && kind !== 'shift') return;
      const list = groups[kind].get(id);
      if (list) list.push(entry);
      else groups[kind].set(id, [entry]);
    });
  }
  return groups;
}

/** Entries in journal order; most batches are so already. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.every((entry, index) => {
    const before = entries[index - 1];
    return before === undefined || compareEntries(before, entry) < 0;
  })
    ? entries
    : entries.toSorted(compareEntries);

/** Several lists as one in journal order, each entry once. */
export const mergeEntries = (lists: Iterable<readonly Entry[]>): readonly Entry[] =>
  [...new Map([...lists].flat().map((entry) => [entry.id, entry])).values()].sort(compareEntries);
