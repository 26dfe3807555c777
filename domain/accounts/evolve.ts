import type { BankFact, Recorded } from './entries.ts';
import { applyEffect } from './effects.ts';
import type { MemberAccounts, Party } from './state.ts';

/**
 * The accounts after one more of the bank's facts. One that was seen before changes nothing, and
 * neither does one after a gap: it is folded again when the gap is filled. Never throws.
 */
export function evolveAccounts(books: MemberAccounts, fact: BankFact): MemberAccounts {
  if (fact.turn !== books.turn + 1) return books;
  const next = { ...books, turn: fact.turn };
  switch (fact.type) {
    case 'AllowanceGranted':
      return applyEffect(next, { type: 'allowed', allowance: fact.allowance });
    case 'AllowanceReclaimed':
      return fact.effects.reduce(applyEffect, next);
    case 'Settled': {
      const applied = fact.effects.reduce(applyEffect, next);
      const date = next.date !== null && next.date > fact.date ? next.date : fact.date;
      const outcome = { ...fact.outcome, turn: fact.turn, date: fact.date };
      return { ...applied, date, settled: { ...applied.settled, [fact.ref]: outcome } };
    }
    case 'CaseFileOpened':
      return { ...next, cases: { ...next.cases, [fact.file.id]: fact.file } };
    case 'CaseFileResolved': {
      const file = next.cases[fact.case];
      if (!file) return next;
      const { how, by, note } = fact;
      const resolved = { ...file, resolved: { how, by, note } };
      return { ...next, cases: { ...next.cases, [file.id]: resolved } };
    }
    default:
      return fact satisfies never;
  }
}

/** Who recorded a fact, where and when. */
export const partyOf = (entry: Recorded<unknown>, amount: number): Party => {
  const { id: ref, actor, device, store, at } = entry;
  return { ref, actor, device, store, at, amount };
};
