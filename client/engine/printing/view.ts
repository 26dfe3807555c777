import type { Books } from '#domain/books/books.ts';
import { entryId, isKnown, type AnyEntry, type Entry } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import type { ShiftId, TabId } from '#domain/kernel/ids.ts';
import { evolveShift } from '#domain/shifts/evolve.ts';
import type { ShiftState } from '#domain/shifts/state.ts';
import { evolveTab } from '#domain/tabs/evolve.ts';
import type { TabState } from '#domain/tabs/state.ts';
import type { Stamp } from '../commands/record.ts';
import type { Memory } from '../core.ts';

/** What papers are made of: the books, and the facts of the same doing. */
export interface PaperView {
  readonly books: Books;
  readonly tab: (tab: TabId) => TabState | null;
  readonly shift: (shift: ShiftId) => ShiftState | null;
  /** What was recorded together with the job's request, or is still to be; empty for a repeat. */
  readonly entries: readonly Entry[];
}

export const viewOfBooks = (books: Books, entries: readonly AnyEntry[] = []): PaperView => ({
  books,
  tab: (tab) => books.tab(tab),
  shift: (shift) => books.shift(shift),
  entries: entries.filter(isKnown),
});

/**
 * The books as they will be once `facts` are recorded: a document that travels in a fact has to be
 * made before the fact is.
 */
export function viewAfter(
  { books, log, identity }: Memory,
  facts: readonly Fact[],
  { actor, at, date }: Stamp,
): PaperView {
  const entries = facts.map((fact, index): Entry => {
    const { device, epoch } = log;
    const seq = log.next + index;
    const id = entryId(log, seq);
    const clock = { ms: at, count: index };
    return { id, store: identity.store, date, device, epoch, seq, clock, at, actor, fact };
  });
  return {
    books,
    entries,
    tab: (tab) =>
      entries
        .filter(({ fact }) => 'tab' in fact && fact.tab === tab)
        .reduce<TabState | null>((state, entry) => evolveTab(state, tab, entry), books.tab(tab)),
    shift: (shift) =>
      entries
        .filter(({ fact }) => 'shift' in fact && fact.shift === shift)
        .reduce<ShiftState | null>(
          (state, entry) => evolveShift(state, shift, entry),
          books.shift(shift),
        ),
  };
}
