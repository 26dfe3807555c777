import type { BusinessDate } from '../kernel/business-date.ts';
import type { AccountId, SpendId } from '../kernel/ids.ts';
import { applyEffect, type Effect } from './effects.ts';
import type { BankFact } from './entries.ts';
import { evolveAccounts } from './evolve.ts';
import { freeOn, sumOfTakes } from './lots.ts';
import { valuesOf, type CaseFile, type Debit, type MemberAccounts, type Party } from './state.ts';
import { planExpired, planUnheld } from './unheld.ts';

/** A bank fact before its member and turn are written into it. */
type Unplaced<Known> = Known extends BankFact ? Omit<Known, 'member' | 'turn'> : never;

/** Works out one settlement step by step: each effect sees what those before it did. */
export interface Draft {
  readonly books: () => MemberAccounts;
  readonly apply: (effect: Effect) => void;
  /** A case to open, or to close, once the effects are recorded. */
  readonly later: (fact: Unplaced<BankFact>) => void;
  readonly effects: () => readonly Effect[];
  /** Gives the bank's facts in turn, and the books after them. */
  readonly close: (first: Unplaced<BankFact>) => Closed;
}

export interface Closed {
  readonly books: MemberAccounts;
  readonly facts: readonly BankFact[];
}

export function draftOf(before: MemberAccounts): Draft {
  let working = before;
  const effects: Effect[] = [];
  const pending: Unplaced<BankFact>[] = [];
  return {
    books: () => working,
    apply(effect) {
      working = applyEffect(working, effect);
      effects.push(effect);
    },
    later: (fact) => void pending.push(fact),
    effects: () => effects,
    close(first) {
      let books = before;
      const facts: BankFact[] = [];
      for (const unplaced of [first, ...pending]) {
        // Omit leaves all else of the fact as it was.
        const fact = { ...unplaced, member: books.member, turn: books.turn + 1 } as BankFact;
        books = evolveAccounts(books, fact);
        facts.push(fact);
      }
      return { books, facts };
    },
  };
}

/** Debits of an account of which something is owed, the oldest first. */
const debtsOf = (books: MemberAccounts, account: AccountId): readonly Debit[] =>
  valuesOf(books.debits)
    .filter((debit) => debit.account === account && debit.owed > 0)
    .sort((a, b) => a.turn - b.turn);

export const overdraftId = (spend: SpendId): string => `overdraft:${spend}`;

/** The open overdraft case of a debit, if it has one. */
function openCaseOf(books: MemberAccounts, spend: SpendId): CaseFile | null {
  const file = books.cases[overdraftId(spend)];
  return file && file.resolved === null ? file : null;
}

/**
 * Pays part of what a debit owes, and closes its case when nothing is left.
 *
 * @param how what is written into the case when it closes.
 */
export function payDebt(
  draft: Draft,
  debit: Debit,
  paid: Pick<Extract<Effect, { readonly type: 'debtPaid' }>, 'by' | 'amount' | 'takes'>,
  closing: {
    readonly how: Extract<BankFact, { readonly type: 'CaseFileResolved' }>['how'];
    readonly by: Party;
    readonly note: string;
  },
): void {
  const file = openCaseOf(draft.books(), debit.spend);
  draft.apply({ type: 'debtPaid', debit: debit.spend, ...paid });
  if (!file) return;
  draft.apply({ type: 'caseReduced', case: file.id, amount: paid.amount });
  if (file.left === paid.amount) {
    draft.later({ type: 'CaseFileResolved', case: file.id, ...closing });
  }
}

/**
 * Pays what is owed out of what is free, the oldest debt first, so that an account never has
 * something free while it owes (ACC-2). After every effect that frees or adds units. What a refund owes
 * is paid out of what has expired of its sale as well, once no device holds it (ACC-7).
 */
export function payDebts(draft: Draft, id: AccountId, date: BusinessDate, by: Party): void {
  for (const debit of debtsOf(draft.books(), id)) {
    const books = draft.books();
    const { why, sale, owed } = debit;
    const isOfSale = why === 'refund' && sale !== null;
    const expired = isOfSale ? planExpired(books, id, sale, owed, date) : [];
    const amount = Math.min(owed - sumOfTakes(expired), freeOn(books, id, date));
    const takes = [...expired, ...planUnheld(books, id, amount, date)];
    if (takes.length === 0) continue;
    const paid = { by: 'lots', amount: sumOfTakes(takes), takes } as const;
    payDebt(draft, debit, paid, { how: 'paidByCredit', by, note: '' });
  }
}
