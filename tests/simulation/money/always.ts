import type { BankFact, Settled } from '#domain/accounts/entries.ts';
import { balanceOn, freeOn, heldOf } from '#domain/accounts/lots.ts';
import { valuesOf, type Account, type Debit, type MemberAccounts } from '#domain/accounts/state.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { AccountId, MemberId } from '#domain/kernel/ids.ts';
import type { Bank } from './bank.ts';
import { demand } from './invariants.ts';
import type { World } from './world.ts';

/** What is checked of a member's books whenever the bank has written something. */
export interface Watch {
  readonly changed: (bank: Bank, member: MemberId, facts: readonly BankFact[]) => void;
  /** What each fact came to when it was settled. */
  readonly outcomes: ReadonlyMap<string, string>;
  /** The most that a member has owed at any time. */
  readonly worstOwed: ReadonlyMap<MemberId, number>;
}

export function createWatch(world: World): Watch {
  const outcomes = new Map<string, string>();
  const worstOwed = new Map<MemberId, number>();
  return {
    outcomes,
    worstOwed,
    changed(bank, member, facts) {
      const { books } = bank.stateOf(member);
      const today = world.dateOf(world.scheduler.now());
      for (const fact of facts) {
        if (fact.type !== 'Settled') continue;
        demand(!outcomes.has(fact.ref), 'settledOnce', () => `${fact.ref} twice`);
        outcomes.set(fact.ref, JSON.stringify(books.settled[fact.ref]));
        checkAllowances(books, fact);
      }
      for (const account of valuesOf(books.accounts)) {
        checkAccount(books, account, today, world.scheduler.now());
      }
      checkDebts(books, facts);
      const owed = valuesOf(books.debits).reduce((sum, debit) => sum + floorDebt(world, debit), 0);
      worstOwed.set(member, Math.max(worstOwed.get(member) ?? 0, owed));
    },
  };
}

/**
 * What a debit owes of what its till took beyond what it held. What it held may have been taken back
 * meanwhile, which is a risk of its own; and no bound holds for outlaws.
 */
function floorDebt({ tally, outlaws }: World, { by, owed }: Debit): number {
  const fact = tally.noted.get(by.ref)?.entry.fact;
  if (fact?.type !== 'AccountSpent' || outlaws.has(by.device)) return 0;
  return Math.min(owed, fact.beyond);
}

function checkAccount(
  books: MemberAccounts,
  account: Account,
  today: BusinessDate,
  now: number,
): void {
  const { account: id, lots, owed } = account;
  // Lots of one name give each other's units, though nobody may have taken too many yet.
  const names = new Set(lots.map(({ lot }) => lot));
  demand(names.size === lots.length, 'balance', () => `${id}: lots of one name`);
  for (const lot of lots) {
    const isSound = lot.used >= 0 && lot.usedRolled >= 0 && lot.used + lot.usedRolled <= lot.amount;
    demand(isSound, 'balance', () => JSON.stringify(lot));
  }
  // A till whose clock is ahead takes the books' date with it, where some lots have ended already.
  const [earlier, later] = [books.date ?? today, today].toSorted();
  const held = heldOf(books, id) - grantsThatAreOver(books, id, now);
  demand(owed >= 0, 'balance', () => `${id} owes ${owed}`);
  demand(
    held <= balanceOn(account, earlier ?? today),
    'balance',
    () => `${id}: more is held than there is`,
  );
  // The bank pays debts on the later of both days; what has expired by then can't.
  demand(
    owed === 0 || freeOn(books, id, later ?? today) === 0,
    'oneSided',
    () => `${id} owes ${owed}`,
  );
}

/**
 * What grants for one spend hold after they have expired. Of those the bank waits to hear, as of all;
 * but what they take need not outlast them (ACC-1): a spend bears the date on which it was made.
 */
const grantsThatAreOver = ({ allowances }: MemberAccounts, id: AccountId, now: number): number =>
  valuesOf(allowances)
    .filter(({ account, use, expires }) => account === id && use === 'once' && expires <= now)
    .reduce((sum, { left }) => sum + left, 0);

/** A fact's id begins with its device. */
function checkAllowances({ allowances }: MemberAccounts, { ref, effects }: Settled): void {
  for (const effect of effects) {
    if (effect.type !== 'allowanceUsed') continue;
    const device = allowances[effect.allowance]?.device ?? '';
    demand(ref.startsWith(`${device}.`), 'ownAllowance', () => `${ref} took of ${device}`);
  }
}

function checkDebts(books: MemberAccounts, facts: readonly BankFact[]): void {
  const open = valuesOf(books.cases).filter(
    ({ kind, resolved }) => kind === 'overdraft' && resolved === null,
  );
  const inCases = open.reduce((sum, { left }) => sum + left, 0);
  const owed = valuesOf(books.accounts).reduce((sum, account) => sum + account.owed, 0);
  demand(inCases === owed, 'owedIsCases', () => `${books.member}: ${inCases} and ${owed}`);
  for (const fact of facts) {
    if (fact.type !== 'Settled' || fact.outcome.owed === 0) continue;
    const debit = valuesOf(books.debits).find(({ by }) => by.ref === fact.ref);
    const file = valuesOf(books.cases).find((known) => known.debit === debit?.spend);
    demand(file?.by.ref === fact.ref && file.by.store !== undefined, 'named', () => fact.ref);
  }
  for (const { sale, amount, refunded } of valuesOf(books.sales)) {
    demand(refunded <= amount, 'refundCapped', () => `${sale}: ${refunded} of ${amount}`);
  }
}
