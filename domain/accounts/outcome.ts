import type { BusinessDate } from '../kernel/business-date.ts';
import type { Draft, Closed } from './draft.ts';
import type { Recorded } from './entries.ts';
import type { MemberAccounts, Outcome } from './state.ts';

/** An outcome with what isn't said at 0. */
export const outcomeOf = (
  what: Outcome['what'],
  amount: number,
  parts: Partial<Omit<Outcome, 'what' | 'amount'>> = {},
): Outcome => ({ what, amount, fromAllowance: 0, fromPool: 0, owed: 0, lost: 0, ...parts });

/** Ends a settlement of a till's fact. */
export const settledAs = (draft: Draft, entry: Recorded<unknown>, outcome: Outcome): Closed =>
  draft.close({
    type: 'Settled',
    ref: entry.id,
    date: entry.date,
    outcome,
    effects: draft.effects(),
  });

/**
 * The later of a fact's date and of what was settled before: the date on which debts are paid, so
 * that a late fact finds no lot that has expired since.
 */
export const dateFor = (books: MemberAccounts, entry: Recorded<unknown>): BusinessDate =>
  books.date !== null && books.date > entry.date ? books.date : entry.date;
