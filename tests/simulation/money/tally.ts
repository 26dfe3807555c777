import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import type { EntryId } from '#domain/journal/entry.ts';

/** What a till did, as the test itself wrote it down when it happened. */
export interface Noted {
  readonly entry: Recorded<TillFact>;
  /** The fact's bytes when it was recorded: nobody may change it after. */
  readonly text: string;
  /** The guest has a receipt for it: it must never be lost. */
  isReceipted: boolean;
}

/** The test's own account of everything that tills did; nothing of the program's rules is in it. */
export interface Tally {
  readonly noted: ReadonlyMap<EntryId, Noted>;
  readonly record: (entry: Recorded<TillFact>) => void;
  readonly receipt: (entry: Recorded<TillFact>) => void;
  /** It was on one disk alone, and that disk is gone. */
  readonly forfeit: (id: EntryId) => void;
}

export function createTally(): Tally {
  const noted = new Map<EntryId, Noted>();
  return {
    noted,
    record(entry) {
      // A tablet that came back from an older disk says something else under the same number: the
      // first stands. A number that a crash gave back is used again: what stood there had no receipt.
      if (noted.get(entry.id)?.isReceipted) return;
      noted.set(entry.id, { entry, text: JSON.stringify(entry), isReceipted: false });
    },
    receipt(entry) {
      const known = noted.get(entry.id);
      if (known) known.isReceipted = true;
    },
    forfeit: (id) => void noted.delete(id),
  };
}
