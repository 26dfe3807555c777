/** What must hold, always or once all have met again; by name, as failures and mutants tell it. */
export const INVARIANTS = {
  balance: 'a balance is never negative, and no lot gives more than it had',
  oneSided: 'an account never has something free while it owes',
  owedIsCases: 'what is owed is the sum of the open overdraft cases',
  conserved: 'units are conserved against an independent tally of tenders',
  settledOnce: 'a fact is settled once, and its outcome never changes',
  sameBooks: 'all have the same books, and folding the bank’s facts gives them again',
  nothingLost: 'no receipted fact is lost',
  nothingForged: 'nothing is settled that its device did not record',
  covered: 'what a till spent of its own allowance is covered',
  ownAllowance: 'an allowance is spent by its own device alone',
  bounded: 'debts by floor spends are within the printed bound',
  named: 'every overdraft has a case file that names who and where',
  refundCapped: 'a sale gives back at most what it paid',
  periods: 'units are taken in their own period, or once in the next',
  frozen: 'what a stopped card spends is the chain’s loss, not the member’s',
  merges: 'the first merge of a member stands until it is undone, and another one has a case',
  alive: 'all is settled within an hour after the last fault is mended',
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** An invariant that doesn't hold; its name is what a mutant is found by. */
export class BrokenInvariant extends Error {
  readonly invariant: Invariant;

  constructor(invariant: Invariant, detail: string) {
    super(`${invariant} (${INVARIANTS[invariant]}): ${detail}`);
    this.invariant = invariant;
  }
}

/** @throws BrokenInvariant where `holds` is false. */
export function demand(holds: boolean, invariant: Invariant, detail: () => string): asserts holds {
  if (!holds) throw new BrokenInvariant(invariant, detail());
}
