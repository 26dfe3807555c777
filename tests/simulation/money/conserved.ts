import type { BankFact } from '#domain/accounts/entries.ts';
import { leftOf } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import type { Bank } from './bank.ts';
import { demand } from './invariants.ts';
import type { Known } from './world.ts';

/** What tills took and gave, counted from what they did alone. */
function tendered(entries: readonly Known[]): number {
  let units = 0;
  for (const { fact } of entries) {
    if (fact.type === 'AccountCredited') {
      for (const { amount } of fact.lots) units += amount;
    }
    if (fact.type === 'AccountSpent') units -= fact.amount;
    if (fact.type === 'CreditRefunded') units -= fact.amount;
    const isCollected = fact.type === 'CaseDecided' && fact.action === 'collect';
    if (isCollected && fact.case.startsWith('overdraft:')) units += fact.amount;
  }
  return units;
}

/** What the bank says that was given back, borne by the chain, or taken back of bonus. */
function moved(facts: readonly BankFact[]): number {
  let units = 0;
  for (const fact of facts) {
    if (!('effects' in fact)) continue;
    for (const effect of fact.effects) {
      if (effect.type === 'taken') for (const { amount } of effect.takes) units -= amount;
      if (effect.type === 'gaveBack') for (const { amount } of effect.takes) units += amount;
      if (effect.type === 'debited') units += effect.debit.lost;
      if (effect.type === 'debtPaid' && (effect.by === 'return' || effect.by === 'chain')) {
        units += effect.amount;
      }
      if (effect.type === 'lotAdded' && effect.lot.lot.endsWith('#guest')) {
        units += effect.lot.amount;
      }
    }
  }
  return units;
}

/**
 * What is left on accounts less what is owed is what came in less what went out, by the test's own
 * tally of what tills did. Over all members together and for each.
 */
export function checkConserved(bank: Bank, done: readonly Known[]): void {
  for (const [member, { books }] of bank.states) {
    const left = valuesOf(books.accounts)
      .flatMap(({ lots }) => lots)
      .reduce((sum, lot) => sum + leftOf(lot), 0);
    const owed = valuesOf(books.accounts).reduce((sum, account) => sum + account.owed, 0);
    const own = done.filter(({ fact }) => fact.member === member);
    const came = tendered(own) + moved(bank.facts.filter((fact) => fact.member === member));
    demand(left - owed === came, 'conserved', () => `${member}: ${left} − ${owed}, not ${came}`);
  }
}
