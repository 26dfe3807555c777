import type { Entry } from '../journal/entry.ts';
import type { MemberId } from '../kernel/ids.ts';
import type { Recorded, TillFact } from './entries.ts';

/** A member's facts that a store's journal holds, in journal order; the bank's books are elsewhere. */
export interface HeldFacts {
  readonly member: MemberId;
  readonly facts: readonly Recorded<TillFact>[];
}

const TILL_FACTS: Readonly<Record<TillFact['type'], true>> = {
  AccountOpened: true,
  AccountCredited: true,
  AccountSpent: true,
  SpendReturned: true,
  CreditRefunded: true,
  AllowanceReleased: true,
  CaseDecided: true,
  CardIssued: true,
  CardFrozen: true,
  CardUnfrozen: true,
  CardReplaced: true,
  CardCancelled: true,
  MembersMerged: true,
  MergeUndone: true,
};

/** Whether a fact is one that the bank settles. */
export const isTillFact = (fact: { readonly type: string }): fact is TillFact =>
  Object.hasOwn(TILL_FACTS, fact.type);

/** The member's facts after one more, in journal order. Nothing is folded: the bank settles. */
export function evolveHeld(state: HeldFacts | null, member: MemberId, entry: Entry): HeldFacts {
  const before = state ?? { member, facts: [] };
  const { fact } = entry;
  if (!isTillFact(fact) || fact.member !== member) return before;
  return { member, facts: [...before.facts, { ...entry, fact }] };
}
