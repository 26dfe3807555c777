import { settleCard } from '../cards/settle.ts';
import { compareEntries } from '../journal/entry.ts';
import type { MemberId } from '../kernel/ids.ts';
import type { Closed } from './draft.ts';
import type { BankFact, Recorded, TillFact } from './entries.ts';
import { settleCase } from './settle-case.ts';
import { settleCredit, settleOpening, settleRelease } from './settle-credit.ts';
import { settleRefund } from './settle-refund.ts';
import { settleReturn } from './settle-return.ts';
import { settleSpend } from './settle-spend.ts';
import { settleMerge } from '../members/merge.ts';
import { emptyAccounts, type MemberAccounts } from './state.ts';

/** What the bank holds of one member. */
export interface BankState {
  readonly books: MemberAccounts;
  /** Facts about something that the bank hasn't heard of yet, in the order in which they came. */
  readonly waiting: readonly Recorded<TillFact>[];
}

export const emptyBank = (member: MemberId): BankState => ({
  books: emptyAccounts(member),
  waiting: [],
});

interface SettledFacts {
  readonly state: BankState;
  /** What the bank records, in this order. Empty for a repeat, and for a fact that waits. */
  readonly facts: readonly BankFact[];
}

/**
 * Settles a till's fact: once, by its entry's id, and for good (ACC-5). A fact about something that
 * has not come yet waits for it, and is settled right after it (ACC-6). Deterministic: the same
 * facts in the same order give the same books.
 */
export function settle(state: BankState, entry: Recorded<TillFact>): SettledFacts {
  const isKnown =
    state.books.settled[entry.id] !== undefined ||
    state.waiting.some((waiting) => waiting.id === entry.id);
  if (isKnown) return { state, facts: [] };
  const settled = settleOne(state.books, entry);
  if (!settled) return { state: { ...state, waiting: [...state.waiting, entry] }, facts: [] };
  return settleWaiting({ ...state, books: settled.books }, settled.facts);
}

/** Settles what waited, as long as something of it can be. */
function settleWaiting(state: BankState, facts: readonly BankFact[]): SettledFacts {
  for (const entry of state.waiting) {
    const settled = settleOne(state.books, entry);
    if (!settled) continue;
    const waiting = state.waiting.filter((other) => other !== entry);
    return settleWaiting({ books: settled.books, waiting }, [...facts, ...settled.facts]);
  }
  return { state, facts };
}

/** Null where the fact names something that has not come yet. */
function settleOne(books: MemberAccounts, entry: Recorded<TillFact>): Closed | null {
  const { fact } = entry;
  switch (fact.type) {
    case 'AccountOpened':
      return settleOpening(books, { ...entry, fact });
    case 'AccountCredited':
      return settleCredit(books, { ...entry, fact });
    case 'AccountSpent':
      return settleSpend(books, { ...entry, fact });
    case 'SpendReturned':
      return settleReturn(books, { ...entry, fact });
    case 'CreditRefunded':
      return settleRefund(books, { ...entry, fact });
    case 'AllowanceReleased':
      return settleRelease(books, { ...entry, fact });
    case 'CaseDecided':
      return settleCase(books, { ...entry, fact });
    case 'CardIssued':
    case 'CardFrozen':
    case 'CardUnfrozen':
    case 'CardReplaced':
    case 'CardCancelled':
      return settleCard(books, { ...entry, fact });
    case 'MembersMerged':
    case 'MergeUndone':
      return settleMerge(books, { ...entry, fact });
    default:
      return fact satisfies never;
  }
}

/** A member's accounts as a till shows them before the bank has settled everything. */
export interface ProvisionalView {
  /** What the bank has settled. */
  readonly settled: MemberAccounts;
  /** With what it has not: what will come of it if nobody else did anything. */
  readonly expected: MemberAccounts;
  /** Facts that the bank has not settled, in journal order. Empty: nothing here is provisional. */
  readonly unsettled: readonly Recorded<TillFact>[];
}

/**
 * Settled facts in the bank's order, then the unsettled ones that this device knows in journal
 * order, by the bank's own rules (ACC-9).
 */
export function provisionalView(
  settled: MemberAccounts,
  known: readonly Recorded<TillFact>[],
): ProvisionalView {
  const unsettled = known
    .filter((entry) => settled.settled[entry.id] === undefined)
    .toSorted(byJournal);
  const start: BankState = { books: settled, waiting: [] };
  const { books } = unsettled.reduce((state, entry) => settle(state, entry).state, start);
  return { settled, expected: books, unsettled };
}

/** Journal order asks for the envelope alone. */
const byJournal = (a: Recorded<TillFact>, b: Recorded<TillFact>): number =>
  compareEntries(
    { ...a, unknownType: a.fact.type, body: a.fact },
    { ...b, unknownType: b.fact.type, body: b.fact },
  );
