import type { BankFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { freeOn } from '#domain/accounts/lots.ts';
import { boundOf } from '#domain/accounts/policy.ts';
import { emptyAccounts, valuesOf, type MemberAccounts } from '#domain/accounts/state.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AccountId, AllowanceId } from '#domain/kernel/ids.ts';
import type { EntryId } from '#domain/journal/entry.ts';
import type { Watch } from './always.ts';
import type { Chain } from './chain.ts';
import { checkConserved } from './conserved.ts';
import { demand } from './invariants.ts';
import type { Known } from './world.ts';

/** Everything that must be so once all machines have met again. */
export function checkFinally(chain: Chain, watch: Watch): void {
  const { bank } = chain;
  const done = checkFacts(chain);
  checkBooks(chain);
  checkConserved(bank, done);
  for (const [member, { books }] of bank.states) {
    for (const [ref, outcome] of Object.entries(books.settled)) {
      const told = watch.outcomes.get(ref);
      demand(JSON.stringify(outcome) === told, 'settledOnce', () => `${ref} came to ${told}`);
    }
    const own = done.filter(({ fact }) => fact.member === member);
    checkCovered(chain, books, own);
    checkPeriods(books, own);
    checkStops(books, own);
    checkMerges(books, own);
  }
  checkBound(chain, watch);
}

/** Each receipted fact is settled, as its till recorded it; nothing else is. @returns all of them. */
function checkFacts({ world, bank, stores }: Chain): readonly Known[] {
  const { noted } = world.tally;
  const settled = new Set<EntryId>();
  for (const { id } of bank.waiting()) demand(false, 'alive', () => `${id} waits for ever`);
  for (const { books } of bank.states.values()) {
    for (const ref of Object.keys(books.settled)) settled.add(ref as EntryId);
  }
  for (const [id, { isReceipted }] of noted) {
    if (isReceipted) demand(settled.has(id), 'nothingLost', () => id);
  }
  const held = new Map(stores.flatMap(({ hub }) => hub.entries).map((entry) => [entry.id, entry]));
  return [...settled].map((id) => {
    const known = noted.get(id);
    const entry = held.get(id);
    demand(known !== undefined, 'nothingForged', () => `${id} was never recorded`);
    demand(
      entry !== undefined && JSON.stringify(entry) === known.text,
      'nothingForged',
      () => `${id} is not what was recorded`,
    );
    return known.entry;
  });
}

function checkBooks({ bank, tills }: Chain): void {
  const facts = Map.groupBy(bank.facts, ({ member }: BankFact) => member);
  for (const [member, { books }] of bank.states) {
    const folded = (facts.get(member) ?? []).reduce(evolveAccounts, emptyAccounts(member));
    demand(
      JSON.stringify(folded) === JSON.stringify(books),
      'sameBooks',
      () => `the fold of ${member}`,
    );
    const text = JSON.stringify(bank.rowOf(member).books);
    for (const till of tills) {
      const view = till.provisional(member);
      demand(view.settled.turn === books.turn, 'alive', () => `${till.device} lacks ${member}`);
      demand(JSON.stringify(view.settled) === text, 'sameBooks', () => `${till.device} ${member}`);
      demand(view.unsettled.length === 0, 'alive', () => `${till.device} ${member} is provisional`);
    }
  }
}

/** OFF-2: wholly within allowances that the bank gave and had not taken back. */
function checkCovered({ bank, world }: Chain, books: MemberAccounts, own: readonly Known[]): void {
  const facts = bank.facts.filter(({ member }) => member === books.member);
  const given = new Set(
    facts.flatMap((fact) => (fact.type === 'AllowanceGranted' ? [fact.allowance.allowance] : [])),
  );
  const isGiven = (known: AllowanceId): boolean => given.has(known);
  const short = shortAllowances(facts, isGiven, own);
  for (const { id, fact, device } of own) {
    if (fact.type !== 'AccountSpent' || fact.beyond > 0 || fact.allowances.length === 0) continue;
    if (world.outlaws.has(device)) continue;
    const isOwn = fact.allowances.every(
      (known) =>
        isGiven(known) && !short.has(known) && books.allowances[known]?.closed !== 'reclaimed',
    );
    if (!isOwn) continue;
    const what = books.settled[id]?.what;
    demand(what === 'covered' || what === 'chainLoss', 'covered', () => `${id}: ${what}`);
  }
}

/**
 * Allowances that gave more than their till knew, since what was taken together with them was not
 * there: what a top-up was to keep had paid a debt first (ACC-12), or the bank had taken back an
 * allowance and given it to somebody else, so that too little was free for it (ACC-1).
 */
function shortAllowances(
  facts: readonly BankFact[],
  isGiven: (known: AllowanceId) => boolean,
  own: readonly Known[],
): ReadonlySet<AllowanceId> {
  const takenBack = new Map<AllowanceId, number>();
  for (const fact of facts) {
    if (fact.type !== 'AllowanceReclaimed') continue;
    for (const effect of fact.effects) {
      if (effect.type === 'allowanceUsed') takenBack.set(effect.allowance, effect.amount);
    }
  }
  const short = new Set<AllowanceId>();
  for (const { id, fact, date } of own) {
    if (!('allowances' in fact) || fact.allowances.length < 2) continue;
    const lacking = fact.allowances.reduce((sum, known) => sum + (takenBack.get(known) ?? 0), 0);
    const isShort =
      fact.allowances.some((known) => !isGiven(known) || short.has(known)) ||
      (lacking > 0 && freeBefore(facts, id, fact.account, date) < Math.min(lacking, fact.amount));
    if (isShort) for (const known of fact.allowances) short.add(known);
  }
  return short;
}

/** What was free of an account when the bank settled a fact. */
function freeBefore(
  facts: readonly BankFact[],
  ref: EntryId,
  account: AccountId,
  date: BusinessDate,
): number {
  const [first] = facts;
  if (!first) return 0;
  const at = facts.findIndex((fact) => fact.type === 'Settled' && fact.ref === ref);
  const before = facts.slice(0, at).reduce(evolveAccounts, emptyAccounts(first.member));
  return freeOn(before, account, date);
}

/** No lot gave anything after it had ended, by its own two dates and those of the facts alone. */
function checkPeriods(books: MemberAccounts, own: readonly Known[]): void {
  const lots = new Map(
    valuesOf(books.accounts).flatMap(({ lots }) => lots.map((lot) => [lot.lot, lot])),
  );
  const dates = new Map(own.map(({ id, date }) => [id, date]));
  for (const { takes, by, why } of valuesOf(books.debits)) {
    const date = dates.get(by.ref);
    // A refund takes back what nobody can use any more.
    if (!date || why === 'refund') continue;
    for (const { lot, rolled } of takes) {
      const known = lots.get(lot);
      const end = (rolled ? known?.rollUntil : known?.until) ?? null;
      if (!rolled && end === null) continue;
      demand(end !== null && date <= end, 'periods', () => `${by.ref} took ${lot} after ${end}`);
    }
  }
}

/** A card that was stopped once and for all: what it spent later by the clocks is not the member's. */
function checkStops(books: MemberAccounts, own: readonly Known[]): void {
  const lifted = new Set(
    own.flatMap(({ fact }) => (fact.type === 'CardUnfrozen' ? [fact.card] : [])),
  );
  for (const { at, fact } of own) {
    const isStop =
      fact.type === 'CardFrozen' || fact.type === 'CardReplaced' || fact.type === 'CardCancelled';
    if (!isStop || lifted.has(fact.card)) continue;
    // Of two replacements the first in the bank's order stands (CARD-2).
    const isVoid =
      fact.type === 'CardReplaced' && books.cards[fact.card]?.replacedBy?.card !== fact.by;
    if (isVoid) continue;
    for (const debit of valuesOf(books.debits)) {
      if (debit.card !== fact.card || debit.by.at <= at || debit.why !== 'spend') continue;
      const borne = debit.lost + debit.returned;
      demand(borne >= debit.amount, 'frozen', () => `${debit.by.ref}: ${borne} of ${debit.amount}`);
    }
  }
}

/** Merges and what undid them, in the order in which they were settled, by the plainest of rules. */
function checkMerges(books: MemberAccounts, own: readonly Known[]): void {
  const turnOf = ({ id }: Known): number => books.settled[id]?.turn ?? 0;
  let into: string | null = null;
  for (const { id, fact } of own.toSorted((a, b) => turnOf(a) - turnOf(b))) {
    if (fact.type === 'MergeUndone') into = null;
    if (fact.type !== 'MembersMerged') continue;
    const isSecond = into !== null && into !== fact.into;
    const file = books.cases[`merged:${id}`];
    demand(
      (file !== undefined) === isSecond,
      'merges',
      () => `${id} into ${fact.into}, not ${into}`,
    );
    into ??= fact.into;
  }
  demand((books.merged?.into ?? null) === into, 'merges', () => `${books.member} is ${into}`);
}

/** OFF-3: what members owed at any time by floor spends. */
function checkBound({ world, tills }: Chain, { worstOwed }: Watch): void {
  const { memberFen } = boundOf(world.shape.settings.floors, tills.length);
  for (const [member, owed] of worstOwed) {
    demand(owed <= memberFen, 'bounded', () => `${member} owed ${owed}, bound ${memberFen}`);
  }
}
