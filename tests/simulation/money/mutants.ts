import { grantAllowance } from '#domain/accounts/bank.ts';
import { spendAccount } from '#domain/accounts/decide.ts';
import { evolveAccounts } from '#domain/accounts/evolve.ts';
import type { Effect } from '#domain/accounts/effects.ts';
import type { BankFact, Recorded, TillFact } from '#domain/accounts/entries.ts';
import { settle, type BankState } from '#domain/accounts/settle.ts';
import type { MemberAccounts } from '#domain/accounts/state.ts';
import { plusDays, type BusinessDate } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import { createRulesBank } from './bank.ts';
import type { Invariant } from './invariants.ts';
import { SOUND_PARTS, type MoneyParts } from './parts.ts';

type Settle = MoneyParts['settle'];

/** A planted bug: the faulty part, and the invariants by which it may be found. */
export interface Mutant {
  readonly parts: Partial<MoneyParts>;
  readonly breaks: readonly Invariant[];
}

/** Settles as it should, then changes what the bank writes; the books follow from the facts. */
const rewriting =
  (rewrite: (fact: BankFact, entry: Recorded<TillFact>) => BankFact | null): Settle =>
  (state, entry) => {
    const { state: after, facts } = settle(state, entry);
    const changed = facts.flatMap((fact) => rewrite(fact, entry) ?? []);
    const placed = changed.map((fact, index) => ({ ...fact, turn: state.books.turn + index + 1 }));
    return {
      state: { ...after, books: placed.reduce(evolveAccounts, state.books) },
      facts: placed,
    };
  };

/** Settles with other books than there are, or another entry; what else there is stays. */
const misled =
  (
    mislead: (
      state: BankState,
      entry: Recorded<TillFact>,
    ) => { readonly books?: MemberAccounts; readonly entry?: Recorded<TillFact> },
  ): Settle =>
  (state, entry) => {
    const lie = mislead(state, entry);
    const { state: after, facts } = settle(
      { ...state, books: lie.books ?? state.books },
      lie.entry ?? entry,
    );
    if (facts.length === 0)
      return {
        state: after.waiting === state.waiting ? state : { ...state, waiting: after.waiting },
        facts,
      };
    return { state: { ...after, books: facts.reduce(evolveAccounts, state.books) }, facts };
  };

const withEffects = (fact: BankFact, change: (effect: Effect) => Effect | null): BankFact =>
  'effects' in fact
    ? { ...fact, effects: fact.effects.flatMap((effect) => change(effect) ?? []) }
    : fact;

const topUpIgnoresDebt = rewriting((fact, { fact: { type } }) => {
  if (type !== 'AccountCredited') return fact;
  if (fact.type === 'CaseFileResolved') return null;
  return withEffects(fact, (effect) =>
    effect.type === 'debtPaid' || effect.type === 'caseReduced' ? null : effect,
  );
});

const silentShort = rewriting((fact, { fact: { type } }) => {
  if (type !== 'AccountSpent') return fact;
  if (fact.type === 'CaseFileOpened') return null;
  return withEffects(fact, (effect) =>
    effect.type === 'debited' ? { ...effect, debit: { ...effect.debit, owed: 0 } } : effect,
  );
});

const uncappedRefund = misled(({ books }, { fact }) => {
  const sale = fact.type === 'CreditRefunded' ? books.sales[fact.sale] : undefined;
  if (!sale) return {};
  const fresh = { ...sale, refunded: 0, refundedFen: fen(0) };
  return { books: { ...books, sales: { ...books.sales, [sale.sale]: fresh } } };
});

/** Forgets what it settled by the entry's id, and what the fact itself names. */
const forgetting = (isForgotten: (entry: Recorded<TillFact>) => boolean): Settle =>
  misled(({ books }, entry) => {
    if (!isForgotten(entry) || !books.settled[entry.id]) return {};
    const { fact } = entry;
    const { [entry.id]: _, ...settled } = books.settled;
    if (fact.type !== 'AccountSpent') return { books: { ...books, settled } };
    const again = { ...fact, spend: `${fact.spend}x` as typeof fact.spend };
    return { books: { ...books, settled }, entry: { ...entry, fact: again } };
  });

const anyDevicesAllowance = misled(({ books }, entry) => {
  const { fact } = entry;
  const [first] = fact.type === 'AccountSpent' ? fact.allowances : [];
  const owner = first === undefined ? undefined : books.allowances[first]?.device;
  return owner ? { entry: { ...entry, device: owner } } : {};
});

const noCausalWait: Settle = (state, entry) => {
  const settled = settle(state, entry);
  return { ...settled, state: { ...settled.state, waiting: [] } };
};

/** Books in which a lot that has ended after its roll-over moves once more. */
function rolledAgain(books: MemberAccounts, date: BusinessDate): MemberAccounts {
  const accounts = Object.entries(books.accounts).map(([key, account]) => {
    const lots = account?.lots.map((lot) =>
      lot.rollUntil !== null && date > lot.rollUntil
        ? { ...lot, rollUntil: plusDays(lot.rollUntil, 5) }
        : lot,
    );
    return [key, { ...account, lots }];
  });
  // The same accounts, but for the ends of their lots.
  return { ...books, accounts: Object.fromEntries(accounts) as MemberAccounts['accounts'] };
}

/** Bank and tills share the rules of lots, so the bug is in both. */
const rollTwice: Partial<MoneyParts> = {
  settle: misled(({ books }, { date }) => ({ books: rolledAgain(books, date) })),
  grantAllowance: (books, request) => {
    const granted = grantAllowance(rolledAgain(books, request.until), request);
    if (!granted.ok) return granted;
    const { facts } = granted.value;
    return { ok: true, value: { facts, books: facts.reduce(evolveAccounts, books) } };
  },
  spendAccount: (context, wanted, purpose) => {
    const { view } = context;
    const expected = rolledAgain(view.expected, view.date);
    const settled = rolledAgain(view.settled, view.date);
    return spendAccount({ ...context, view: { ...view, expected, settled } }, wanted, purpose);
  },
};

const freezeIgnored = misled(({ books }) => {
  const cards = Object.fromEntries(
    Object.entries(books.cards).map(([key, card]) => [key, card && { ...card, stops: [] }]),
  );
  return { books: { ...books, cards } };
});

/** A merge takes an earlier one's place, and nobody is told. */
const secondMergeWins = misled(({ books }) => {
  const { merged: _, ...rest } = books;
  return { books: rest };
});

/** Every bug that the simulation must find, by name. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'top-up ignores debt': { parts: { settle: topUpIgnoresDebt }, breaks: ['oneSided'] },
  'silent short': { parts: { settle: silentShort }, breaks: ['conserved', 'named', 'owedIsCases'] },
  'uncapped refund': { parts: { settle: uncappedRefund }, breaks: ['refundCapped'] },
  'no dedupe': { parts: { settle: forgetting(() => true) }, breaks: ['settledOnce'] },
  'settle twice': {
    parts: { settle: forgetting(({ fact }) => fact.type === 'AccountSpent') },
    breaks: ['settledOnce'],
  },
  'allowance usable by any device': {
    parts: { settle: anyDevicesAllowance },
    breaks: ['ownAllowance', 'covered'],
  },
  'no causal wait': { parts: { settle: noCausalWait }, breaks: ['nothingLost', 'alive'] },
  'relaxed storage': {
    parts: { receiptDurability: 'relaxed' },
    breaks: ['nothingLost', 'nothingForged', 'alive'],
  },
  'ACK before commit': {
    parts: { hubDurability: 'relaxed' },
    breaks: ['nothingLost', 'nothingForged', 'alive'],
  },
  'roll-over twice': { parts: rollTwice, breaks: ['periods', 'balance'] },
  'second merge wins': { parts: { settle: secondMergeWins }, breaks: ['merges'] },
  'freeze ignored': { parts: { settle: freezeIgnored }, breaks: ['frozen'] },
  'gate off': {
    parts: { admit: (_, entry, held) => (held[entry.seq] ? 'repeat' : 'take') },
    breaks: ['nothingForged', 'nothingLost', 'settledOnce', 'alive'],
  },
};

/**
 * All parts, the mutant's in place of the sound ones. What is wrong with the bank's rules is planted
 * in a bank that takes them one by one.
 */
export function mutated(name: string): MoneyParts {
  const parts = MUTANTS[name]?.parts ?? {};
  const bank = parts.settle ? createRulesBank : SOUND_PARTS.bank;
  return { ...SOUND_PARTS, bank, ...parts };
}
