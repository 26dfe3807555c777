import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import { balanceOn, freeOn, heldOf } from '#domain/accounts/lots.ts';
import { boundOf } from '#domain/accounts/policy.ts';
import { emptyBank, provisionalView, settle } from '#domain/accounts/settle.ts';
import {
  emptyAccounts,
  valuesOf,
  type CaseFile,
  type MemberAccounts,
} from '#domain/accounts/state.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import { meet, member, type Run } from './bank-run.ts';
import { dateAt } from '#tests/domain/support/till-log.ts';
import { history, play, type Step } from './history.ts';

const heal = (run: Run): void => {
  for (const till of run.tills) meet(run, till);
  for (const till of run.tills) meet(run, till);
};

const isOverdraft = ({ kind }: CaseFile): boolean => kind === 'overdraft';

const openOverdrafts = (books: MemberAccounts): number =>
  valuesOf(books.cases)
    .filter((file) => isOverdraft(file) && file.resolved === null)
    .reduce((sum, { left }) => sum + left, 0);

/** Everything that the bank's books promise at any moment. */
function checkBooks(run: Run): void {
  const { books } = run.bank;
  const date = books.date ?? dateAt(run.now);
  for (const account of valuesOf(books.accounts)) {
    expect(new Set(account.lots.map(({ lot }) => lot)).size).toBe(account.lots.length);
    for (const lot of account.lots) {
      expect(lot.used).toBeGreaterThanOrEqual(0);
      expect(lot.used + lot.usedRolled).toBeLessThanOrEqual(lot.amount);
    }
    expect(account.owed).toBeGreaterThanOrEqual(0);
    expect(heldOf(books, account.account)).toBeLessThanOrEqual(balanceOn(account, date));
    if (account.owed > 0) expect(freeOn(books, account.account, date)).toBe(0);
  }
  const owed = valuesOf(books.accounts).reduce((sum, account) => sum + account.owed, 0);
  expect(openOverdrafts(books)).toBe(owed);
  for (const debit of valuesOf(books.debits)) expect(debit.owed).toBeGreaterThanOrEqual(0);
}

/** What tills took and gave, counted from their facts alone; nothing of the bank's rules in it. */
function tally(entries: Iterable<Recorded<TillFact>>) {
  const sums = { paid: 0, bonus: 0, spent: 0, refunded: 0, collected: 0 };
  for (const { fact } of entries) {
    if (fact.type === 'AccountCredited') {
      for (const { part, amount } of fact.lots) sums[part] += amount;
    }
    if (fact.type === 'AccountSpent') sums.spent += fact.amount;
    if (fact.type === 'CreditRefunded') sums.refunded += fact.amount;
    const isCollected = fact.type === 'CaseDecided' && fact.action === 'collect';
    if (isCollected && fact.case.startsWith('overdraft:')) sums.collected += fact.amount;
  }
  return sums;
}

/** What the bank's facts say was returned, borne by the chain or taken back. */
function moved(facts: readonly BankFact[]) {
  const sums = { returned: 0, lost: 0, bonusBack: 0 };
  for (const fact of facts) {
    if (!('effects' in fact)) continue;
    for (const effect of fact.effects) {
      if (effect.type === 'gaveBack' || effect.type === 'uncollected') continue;
      if (effect.type === 'taken') for (const { amount } of effect.takes) sums.bonusBack += amount;
      if (effect.type === 'debtPaid' && effect.by === 'return') sums.returned += effect.amount;
      if (effect.type === 'debtPaid' && effect.by === 'chain') sums.lost += effect.amount;
      if (effect.type === 'debited') sums.lost += effect.debit.lost;
      if (effect.type === 'lotAdded' && effect.lot.lot.endsWith('#guest')) {
        sums.returned += effect.lot.amount;
      }
    }
    for (const effect of fact.effects) {
      if (effect.type !== 'gaveBack') continue;
      for (const { amount } of effect.takes) sums.returned += amount;
    }
  }
  return sums;
}

// Histories are long and machines are shared.
describe('the bank', { timeout: 120_000 }, () => {
  it('[ACC-2] never leaves something free while it owes, nor less than nothing, after any fact', () => {
    fc.assert(
      fc.property(history, (told) => void play(told, checkBooks)),
      propertyRuns(25),
    );
  });

  it('[ACC-11] conserves money against an independent tally of what tills took', () => {
    fc.assert(
      fc.property(history, (told) => {
        const run = play(told, () => undefined);
        heal(run);
        expect(run.bank.waiting).toEqual([]);
        const { books } = run.bank;
        const took = tally(run.tills.flatMap(({ log }) => log));
        const went = moved(run.facts);
        const left = valuesOf(books.accounts)
          .flatMap(({ lots }) => lots)
          .reduce((sum, lot) => sum + lot.amount - lot.used - lot.usedRolled, 0);
        const owed = valuesOf(books.accounts).reduce((sum, account) => sum + account.owed, 0);
        expect(left - owed).toBe(
          took.paid +
            took.bonus -
            took.spent -
            took.refunded +
            took.collected +
            went.returned +
            went.lost -
            went.bonusBack,
        );
      }),
      propertyRuns(25),
    );
  });

  it('[ACC-5] never changes a settled outcome, and settles each fact once', () => {
    fc.assert(
      fc.property(history, (told) => {
        const known = new Map<string, string>();
        const run = play(told, ({ bank }) => {
          for (const [ref, outcome] of Object.entries(bank.books.settled)) {
            const text = JSON.stringify(outcome);
            expect(known.get(ref) ?? text).toBe(text);
            known.set(ref, text);
          }
        });
        heal(run);
        const refs = run.facts.flatMap((fact) => (fact.type === 'Settled' ? [fact.ref] : []));
        expect(new Set(refs).size).toBe(refs.length);
        expect(refs.length).toBe(run.tills.flatMap(({ log }) => log).length);
      }),
      propertyRuns(25),
    );
  });

  it('[OFF-4] has the same books on every till, whatever was lost or repeated on the way', () => {
    fc.assert(
      fc.property(history, fc.nat(), (told, cut) => {
        const run = play(told, () => undefined);
        heal(run);
        for (const till of run.tills) expect(till.books).toEqual(run.bank.books);
        const half = run.facts.slice(0, cut % (run.facts.length + 1));
        const again = [...half, ...run.facts.slice(1), ...run.facts].reduce(
          evolveAccounts,
          emptyAccounts(member),
        );
        expect(again).toEqual(run.bank.books);
        expect(
          provisionalView(
            again,
            run.tills.flatMap(({ log }) => log),
          ),
        ).toMatchObject({
          expected: again,
          unsettled: [],
        });
      }),
      propertyRuns(25),
    );
  });

  it('[ACC-6] settles whatever order the logs come in, with repeats, to the same sums', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(2)), (told, turns) => {
        const run = play({ ...told, steps: told.steps.filter(isLocal) }, () => undefined);
        const queues = run.tills.map(({ log }) => [...log]);
        let bank = emptyBank(member);
        for (const turn of turns) {
          const entry = queues[turn]?.shift();
          if (entry) for (const twice of [entry, entry]) bank = settle(bank, twice).state;
          if (queues.every((queue) => queue.length === 0)) break;
        }
        expect(bank.waiting).toEqual([]);
        const entries = run.tills.flatMap(({ log }) => log);
        expect(Object.keys(bank.books.settled)).toHaveLength(entries.length);
        checkBooks({ ...run, bank });
      }),
      propertyRuns(25),
    );
  });

  it('[OFF-2] covers every spend that was wholly within an allowance that the bank gave', () => {
    fc.assert(
      fc.property(history, (told) => {
        const run = play(told, () => undefined);
        heal(run);
        const given = new Set(
          run.facts.flatMap((fact) =>
            fact.type === 'AllowanceGranted' ? [fact.allowance.allowance] : [],
          ),
        );
        const reclaimed = new Set(
          run.facts.flatMap((fact) => (fact.type === 'AllowanceReclaimed' ? [fact.allowance] : [])),
        );
        for (const { id, fact } of run.tills.flatMap(({ log }) => log)) {
          if (fact.type !== 'AccountSpent' || fact.beyond > 0) continue;
          if (fact.allowances.some((own) => !given.has(own) || reclaimed.has(own))) continue;
          expect(['covered', 'chainLoss']).toContain(run.bank.books.settled[id]?.what);
        }
      }),
      propertyRuns(25),
    );
  });

  it('[OFF-3] owes at most the printed bound by floor spends, once all is known', () => {
    let overdrafts = 0;
    fc.assert(
      fc.property(history, (told) => {
        const run = play({ ...told, steps: told.steps.filter(isPlain) }, () => undefined);
        heal(run);
        const { memberFen } = boundOf(run.settings.floors, run.tills.length);
        const owed = valuesOf(run.bank.books.debits).reduce((sum, debit) => sum + debit.owed, 0);
        expect(owed).toBeLessThanOrEqual(memberFen);
        overdrafts += valuesOf(run.bank.books.cases).filter(isOverdraft).length;
      }),
      propertyRuns(25),
    );
    expect(overdrafts, 'overdrafts that the histories made').toBeGreaterThan(0);
  });
});

/** Without what asks the bank in between, which another order of arrival would answer otherwise. */
const isLocal = ({ action }: Step): boolean =>
  !['allow', 'wait', 'decide', 'meet'].includes(action);

/** Without allowances that expire, and cards: floor spends are the only risk. */
const isPlain = ({ action }: Step): boolean => !['wait', 'freeze', 'replace'].includes(action);
