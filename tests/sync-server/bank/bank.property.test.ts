import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditPoints,
  decideCase,
  refundSale,
  releaseAllowance,
  returnSpend,
  spendAccount,
  takeBackPoints,
  topUp,
} from '#domain/accounts/decide.ts';
import type { Recorded, TillFact } from '#domain/accounts/entries.ts';
import { balanceOn, freeOn, heldOf, partsOn } from '#domain/accounts/lots.ts';
import {
  valuesOf,
  type Account,
  type Allowance,
  type CaseFile,
  type Debit,
  type Lot,
  type MemberAccounts,
  type Sale,
} from '#domain/accounts/state.ts';
import { tillBooks } from '#domain/accounts/trim.ts';
import { freezeCard, issueCard, unfreezeCard } from '#domain/cards/decide.ts';
import { plusDays } from '#domain/kernel/business-date.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, newId, type AccountId, type MemberId } from '#domain/kernel/ids.ts';
import { giveAllowances, giveGrant } from '#sync-server/bank/allowances.ts';
import { chainTotals, listCases } from '#sync-server/bank/reports.ts';
import { doUpkeep } from '#sync-server/bank/upkeep.ts';
import { propertyRuns } from '#tests/domain/support/runs.ts';
import {
  booksOf,
  chain,
  contextOf,
  createBankWorld,
  foldOf,
  hear,
  pass,
  report,
  send,
  type BankWorld,
} from './bank-world.ts';
import { dateAt, must, random, record, tried } from '#tests/domain/support/till-log.ts';

const MEMBERS = ['m1', 'm2'].map((text) => id<MemberId>(text));
const POINTS = id<AccountId>('points');

const ACTIONS = [
  'topUp',
  'spend',
  'spend',
  'spend',
  'earn',
  'return',
  'refund',
  'takeBack',
  'release',
  'freeze',
  'unfreeze',
  'decide',
  'ask',
  'meet',
  'repeat',
  'wait',
  'later',
] as const;

const step = fc.record({
  till: fc.nat(2),
  member: fc.nat(1),
  action: fc.constantFrom(...ACTIONS),
  pick: fc.nat(999),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
const steps = fc.array(step, { minLength: 20, maxLength: 90, size: 'max' });

const chosen = <Value>(values: readonly Value[], pick: number): Value | undefined =>
  values[pick % Math.max(values.length, 1)];

function begin(): BankWorld {
  const floors = { memberFen: yuan(200), deviceFen: yuan(400) };
  const world = createBankWorld(3, { floors, namedMaxFen: yuan(1_000_000) });
  for (const member of MEMBERS) {
    const [till] = world.tills;
    if (!till) throw new Error('no till');
    const pack = { paidFen: yuan(500), bonusFen: yuan(100) };
    must(world, till, topUp(contextOf(world, till, member), pack, { named: true, name: '储值' }));
    must(world, till, issueCard(contextOf(world, till, member), `C-${member}`));
    const terms = { kind: 'points', unitFen: fen(1), rollLimit: 50 } as const;
    const account = id<AccountId>(`${POINTS}-${member}`);
    record(world, till, [{ type: 'AccountOpened', member, account, name: '积分', terms }]);
    send(world, till);
  }
  for (const till of world.tills) hear(world, till);
  return world;
}

function act(world: BankWorld, { till: index, member: who, action, pick }: Step): void {
  const till = world.tills[index];
  const member = MEMBERS[who];
  if (!till || !member) throw new Error('no such till');
  const context = contextOf(world, till, member, pick % 2 === 0);
  const { expected } = context.view;
  const account = chosen(valuesOf(expected.accounts), pick);
  const stored = valuesOf(expected.accounts).find(({ terms }) => terms.kind === 'storedValue');
  const [card] = valuesOf(expected.cards);
  if (!account || !stored || !card) return;
  const asker = { chain, device: till.device, store: till.store };
  const amount = 1 + (pick % 400) * 50;
  switch (action) {
    case 'topUp':
      return void tried(
        world,
        till,
        topUp(context, { paidFen: fen(amount), bonusFen: fen(pick % 90) }, stored.account),
      );
    case 'spend': {
      const wanted = { account: account.account, amount, card: pick % 3 ? card.card : null };
      if (tried(world, till, spendAccount(context, wanted, 'tab')) !== 'needsGrant') return;
      const grant = { member, account: account.account, amount };
      if (giveGrant(world.bank, asker, grant, world.now).refusal) return;
      hear(world, till);
      return void tried(world, till, spendAccount(contextOf(world, till, member), wanted, 'tab'));
    }
    case 'earn': {
      const until = plusDays(dateAt(world.now), pick % 40);
      const lot = { part: 'bonus', amount: 1 + (pick % 90), until } as const;
      const rollUntil = pick % 3 ? plusDays(until, 30) : null;
      const sale = newId<'sale'>(world.now, random);
      const points = id<AccountId>(`${POINTS}-${member}`);
      const lots = [{ ...lot, rollUntil }];
      return void record(world, till, creditPoints(context, points, sale, lots, 'earned'));
    }
    case 'return': {
      const debit = chosen(valuesOf(expected.debits), pick);
      if (!debit) return;
      const back = Math.ceil(debit.amount / ((pick % 3) + 1));
      return void tried(world, till, returnSpend(context, debit.spend, back));
    }
    case 'refund': {
      const sale = chosen(valuesOf(expected.sales), pick);
      if (sale) tried(world, till, refundSale(context, sale.sale));
      return;
    }
    case 'takeBack': {
      const sale = chosen(valuesOf(expected.sales), pick);
      const share = { of: fen(100), refundedFen: fen(1 + (pick % 100)) };
      if (sale) tried(world, till, takeBackPoints(context, sale.sale, share));
      return;
    }
    case 'release': {
      const held = chosen(
        valuesOf(expected.allowances).filter(({ device }) => device === till.device),
        pick,
      );
      if (held) tried(world, till, releaseAllowance(context, held.allowance));
      return;
    }
    case 'freeze':
      return void tried(world, till, freezeCard(context, card.card, 'lost'));
    case 'unfreeze':
      return void tried(world, till, unfreezeCard(context, card.card));
    case 'decide': {
      const open = valuesOf(expected.cases).filter(({ resolved }) => resolved === null);
      const file = chosen(open, pick);
      if (!file) return;
      const how = (['collect', 'waive', 'chargeToStore'] as const)[pick % 3] ?? 'waive';
      const part = pick % 2 ? file.left : Math.ceil(file.left / 2);
      const what = { case: file.id, action: how, amount: part, store: till.store };
      return void tried(world, till, decideCase(context, { ...what, to: null, note: '' }));
    }
    case 'ask':
      return giveAllowances(world.bank, asker, { member, wants: [] }, world.now);
    case 'meet':
      send(world, till);
      return hear(world, till);
    case 'repeat':
      return void report(world, till, pick % (till.sent + 1), till.sent);
    case 'wait':
      pass(world, pick % 90);
      return void doUpkeep(world.bank, world.now);
    case 'later':
      // So much that what lies back leaves the working books.
      return pick % 2 === 0 ? pass(world, 24 * (pick % 120)) : undefined;
    default:
      return action satisfies never;
  }
}

function play(all: readonly Step[], check: (world: BankWorld) => void): BankWorld {
  const world = begin();
  for (const one of all) {
    pass(world, 0.2);
    act(world, one);
    check(world);
  }
  return world;
}

/** The working books with all that lies in the archive: what they say now is newer. */
function wholeOf(world: BankWorld, member: MemberId): MemberAccounts {
  const books = booksOf(world, member);
  const old = <Value>(kind: string): Value[] =>
    world.storage.sql
      .exec<{ body: string }>(
        'SELECT body FROM archive WHERE member = ? AND kind = ?',
        member,
        kind,
      )
      .toArray()
      .map(({ body }) => JSON.parse(body) as Value);
  const byId = <Value>(key: keyof Value & string, values: readonly Value[]) =>
    Object.fromEntries(values.map((value): [string, Value] => [String(value[key]), value]));
  const lots = old<{ account: AccountId; lot: Lot }>('lot');
  const accounts = valuesOf(books.accounts).map((account): Account => {
    const own = lots.filter((one) => one.account === account.account).map(({ lot }) => lot);
    const all = { ...byId('lot', own), ...byId('lot', account.lots) };
    return { ...account, lots: Object.values(all) };
  });
  const files = world.storage.sql
    .exec<{ file: string }>('SELECT file FROM cases WHERE member = ?', member)
    .toArray()
    .map(({ file }) => JSON.parse(file) as CaseFile);
  return {
    ...books,
    accounts: byId('account', accounts),
    allowances: { ...byId('allowance', old<Allowance>('allowance')), ...books.allowances },
    debits: { ...byId('spend', old<Debit>('debit')), ...books.debits },
    sales: { ...byId('sale', old<Sale>('sale')), ...books.sales },
    cases: byId('id', files),
  };
}

/** Without outcomes, which the log alone keeps for ever; lots in an order of their own. */
function comparable(books: MemberAccounts): unknown {
  const accounts = valuesOf(books.accounts).map((account) => ({
    ...account,
    lots: [...account.lots].sort((a, b) => (a.lot < b.lot ? -1 : 1)),
  }));
  return { ...books, accounts, settled: {} };
}

const heal = (world: BankWorld): void => {
  for (const till of world.tills) send(world, till);
  for (const till of world.tills) hear(world, till);
};

// Histories are long and machines are shared.
describe('the bank, through years of random trade', { timeout: 120_000 }, () => {
  it('[BANK-9] holds in books and archive together just what its log folds into', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = play(all, () => undefined);
        heal(world);
        for (const member of MEMBERS) {
          expect(comparable(wholeOf(world, member))).toEqual(comparable(foldOf(world, member)));
          expect(world.bank.ledger.load(member).state.waiting).toEqual([]);
        }
      }),
      { ...propertyRuns(30), endOnFailure: true },
    );
  });

  it('[BANK-1] settles each fact once, and every till comes to the same books', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = play(all, () => undefined);
        heal(world);
        const recorded: readonly Recorded<TillFact>[] = world.tills.flatMap(({ log }) => log);
        const refs = world.storage.sql
          .exec<{ ref: string }>('SELECT ref FROM log WHERE ref IS NOT NULL ORDER BY ref')
          .toArray()
          .map(({ ref }) => ref);
        expect(refs).toEqual(recorded.map((entry) => entry.id).sort());
        for (const member of MEMBERS) {
          // The bank may have trimmed since; a row that says nothing new is not sent again.
          const trim = (books: MemberAccounts | undefined) =>
            tillBooks(books ?? expect.fail(), dateAt(world.now));
          const books = trim(booksOf(world, member));
          for (const till of world.tills) expect(trim(till.rows.get(member)?.books)).toEqual(books);
        }
      }),
      { ...propertyRuns(15), endOnFailure: true },
    );
  });

  it('[ACC-2] leaves nothing free while something is owed, and says in totals and cases what it holds', () => {
    const owedIn = (world: BankWorld, of: MemberId): number =>
      valuesOf(booksOf(world, of).accounts).reduce((sum, { owed }) => sum + owed, 0);
    const check = (world: BankWorld): void => {
      for (const member of MEMBERS) {
        const books = booksOf(world, member);
        for (const { account, owed } of valuesOf(books.accounts)) {
          expect(owed).toBeGreaterThanOrEqual(0);
          if (owed > 0 && books.date) expect(freeOn(books, account, books.date)).toBe(0);
        }
      }
    };
    fc.assert(
      fc.property(steps, (all) => {
        const world = play(all, check);
        heal(world);
        const date = dateAt(world.now);
        const { kinds } = chainTotals(world.bank, date);
        const accounts = MEMBERS.flatMap((member) => valuesOf(booksOf(world, member).accounts));
        for (const { kind, paid, bonus, owed } of kinds) {
          const ofKind = accounts.filter(({ terms }) => terms.kind === kind);
          const parts = ofKind.map((account) => partsOn(account, date));
          expect(paid).toBe(parts.reduce((sum, part) => sum + part.paid, 0));
          expect(bonus).toBe(parts.reduce((sum, part) => sum + part.bonus, 0));
          expect(owed).toBe(ofKind.reduce((sum, account) => sum + account.owed, 0));
        }
        const open = listCases(world.storage.sql, true, '').cases;
        for (const member of MEMBERS) {
          const left = open
            .filter((one) => one.member === member && one.file.kind === 'overdraft')
            .reduce((sum, { file }) => sum + file.left, 0);
          if (open.length < 50) expect(left).toBe(owedIn(world, member));
        }
      }),
      { ...propertyRuns(15), endOnFailure: true },
    );
  });

  it('[BANK-8] holds for tills no more than there is, once time has done its part', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = play(all, () => undefined);
        heal(world);
        pass(world, 24 * 30);
        for (let left = 20; left > 0 && doUpkeep(world.bank, world.now) !== null; left -= 1);
        for (const member of MEMBERS) {
          const books = booksOf(world, member);
          for (const account of valuesOf(books.accounts)) {
            expect(heldOf(books, account.account)).toBe(0);
            expect(freeOn(books, account.account, dateAt(world.now))).toBe(
              balanceOn(account, dateAt(world.now)),
            );
          }
        }
      }),
      { ...propertyRuns(10), endOnFailure: true },
    );
  });
});
