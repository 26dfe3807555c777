import { describe, expect, it } from 'vitest';
import { decideCase, returnSpend, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type MemberId } from '#domain/kernel/ids.ts';
import { acceptFacts } from '#sync-server/bank/accept.ts';
import { giveAllowances } from '#sync-server/bank/allowances.ts';
import { pullRows } from '#sync-server/bank/hubs.ts';
import { makeBank, reviveBank, type BankParts } from '#sync-server/bank/parts.ts';
import { chainTotals, listCases, listMovements } from '#sync-server/bank/reports.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';
import {
  booksOf,
  chain,
  contextOf,
  foldOf,
  hear,
  logOf,
  meet,
  pass,
  report,
  rowsOf,
  send,
} from './bank-world.ts';
import { dateAt, must, record } from '#tests/domain/support/till-log.ts';
import { asker, giveBack, held, member, openOf, spend, withFiveHundred } from './one-member.ts';

describe('what hubs report', () => {
  it('[BANK-1] is settled once, however often and in whatever batches it comes', () => {
    const { world, a, account } = withFiveHundred(1);
    expect(spend(world, a, account, 120)).toBe(null);
    expect(spend(world, a, account, 30)).toBe(null);
    report(world, a, 0, 3);
    report(world, a, 1, 4);
    report(world, a, 0);
    const facts = logOf(world);
    expect(facts.filter(({ type }) => type === 'Settled')).toHaveLength(a.log.length);
    expect(facts.map(({ turn }) => turn)).toEqual(facts.map((_, at) => at + 1));
    const books = booksOf(world, member);
    expect(balanceOn(present(books.accounts[account], 'account'), dateAt(world.now))).toBe(
      yuan(350),
    );
  });

  it('[BANK-2] is there whole or not at all when the bank dies in the middle', () => {
    const { world, a, account } = withFiveHundred(1);
    spend(world, a, account, 120);
    const before = logOf(world);
    const broken: BankParts = {
      ...world.bank,
      ledger: {
        ...world.bank.ledger,
        write(...written) {
          world.bank.ledger.write(...written);
          throw new Error('the power went');
        },
      },
    };
    const rows = rowsOf(a.log.slice(a.sent));
    const batch = { instance: 'life1', after: a.sent, rows };
    expect(() => acceptFacts(broken, a.store, batch, world.now)).toThrow('the power went');
    expect(logOf(world)).toEqual(before);
    send(world, a);
    expect(logOf(world)).toHaveLength(before.length + 1);
  });

  it('[BANK-2] comes again whole to a bank whose older disk was put back', () => {
    const { world, a, account } = withFiveHundred(1);
    spend(world, a, account, 120);
    send(world, a);
    world.storage = createTestStorage();
    world.bank = makeBank(world.storage, chain);
    spend(world, a, account, 10);
    expect(report(world, a, a.sent)).toBe(true);
    expect(report(world, a, 0)).toBe(false);
    expect(booksOf(world, member)).toMatchObject({ turn: a.log.length, cases: {} });
    expect(world.bank.ledger.load(member).state.waiting).toEqual([]);
  });

  it('[BANK-3] waits, visibly to nobody, for what it names, and is settled right after it', () => {
    const { world, a, b, account } = withFiveHundred(2);
    world.storage = createTestStorage();
    world.bank = makeBank(world.storage, chain);
    pass(world, 1);
    spend(world, b, account, 40, false);
    send(world, b);
    expect(logOf(world)).toEqual([]);
    expect(pullRows(world.bank, b.store, { chain, since: 0 }, world.now).rows).toEqual([]);
    report(world, a, 0);
    expect(logOf(world).filter(({ type }) => type === 'Settled')).toHaveLength(3);
    world.bank = present(reviveBank(world.storage), 'the bank');
    // The till that took the top-up kept it; the spend comes after it, as if it had just happened.
    expect(held(world, a)).toBe(yuan(500));
    expect(booksOf(world, member).accounts[account]).toMatchObject({ owed: yuan(40) });
  });

  it('[BANK-4] is set aside where no rule can settle it, and what comes after it is settled', () => {
    const { world, a, account } = withFiveHundred(1);
    const [entry] = must(
      world,
      a,
      spendAccount(contextOf(world, a, member), { account, amount: yuan(1), card: null }, 'tab1'),
    );
    spend(world, a, account, 2);
    if (!entry) throw new Error('no entry');
    // A newer till's; and one that no fold can read.
    const [good, next] = rowsOf(a.log.slice(-2));
    if (!good || !next) throw new Error('two rows');
    const tuple = JSON.parse(new TextDecoder().decode(good.body)) as [unknown[]];
    const newer = tuple[0].with(6, 99);
    const broken = tuple[0].with(7, { member: 'm1', amount: 'much' });
    const bodies = [[newer], [broken]].map((body) => ({
      ...good,
      body: new TextEncoder().encode(JSON.stringify(body)),
    }));
    const batch = { instance: 'life1', after: a.sent, rows: [...bodies, next] };
    acceptFacts(world.bank, a.store, batch, world.now);
    const refs = logOf(world).flatMap((fact) => (fact.type === 'Settled' ? [fact.ref] : []));
    expect(refs).not.toContain(entry.id);
    expect(refs).toHaveLength(3);
    expect(world.storage.sql.exec('SELECT * FROM set_aside').toArray()).toHaveLength(1);
  });

  it('[BANK-4] does not stop for a member whose facts outgrow the disk', () => {
    const { world, a, account } = withFiveHundred(1);
    const paySome = () => spend(world, a, account, 10);
    const other = id<MemberId>('m2');
    const pack = { paidFen: yuan(1), bonusFen: yuan(0) };
    // A tablet gone wrong: facts that wait for an account which never comes.
    const unknown = id<AccountId>('none');
    const what = { spend: id<never>('s1'), amount: 1, basis: 'floor', allowances: [] } as const;
    const rest = { beyond: 1, card: null, seen: 0, for: 'x'.repeat(200) } as const;
    const endless = { type: 'AccountSpent', member, account: unknown, ...what, ...rest } as const;
    const count = 4_000;
    record(
      world,
      a,
      Array.from({ length: count }, () => endless),
    );
    must(world, a, topUp(contextOf(world, a, other), pack, { named: true, name: '储值' }));
    send(world, a);
    expect(booksOf(world, other).turn).toBe(2);
    expect(booksOf(world, member)).toMatchObject({ turn: 2, accounts: { [account]: { owed: 0 } } });
    expect(world.storage.sql.exec('SELECT * FROM set_aside').toArray()).toHaveLength(count);
    expect(paySome()).toBe(null);
    send(world, a);
    expect(booksOf(world, member).turn).toBe(3);
  });
});

describe('rows', () => {
  it('[BANK-7] come to a hub in order of version, and replace what it had before a disk was lost', () => {
    const { world, a, b, account } = withFiveHundred(2);
    expect(b.rows.get(member)?.books).toEqual(booksOf(world, member));
    const before = world.bank.ledger.head();
    expect(world.bank.hubs.behind(before)).toEqual([]);
    spend(world, a, account, 20);
    send(world, a);
    expect(world.bank.hubs.behind(world.bank.ledger.head())).toEqual([a.store, b.store]);
    hear(world, b);
    expect(b.rows.get(member)?.version).toBeGreaterThan(before);

    // As if an older disk had been put back: the till has heard of rows that this bank never gave.
    const lost = b.rows.get(member) ?? expect.fail();
    b.rows.set(member, { ...lost, version: lost.version + 5, turn: 99 });
    b.head = lost.version + 5;
    pass(world, 1);
    hear(world, b);
    expect(b.rows.get(member)).toMatchObject({ turn: 3, books: booksOf(world, member) });
  });

  it('[BANK-9] hold what a till needs; the bank finds the rest again when a fact names it', () => {
    const { world, a, account } = withFiveHundred(1);
    spend(world, a, account, 100);
    meet(world, a);
    const [debit] = valuesOf(booksOf(world, member).debits);
    if (!debit) throw new Error('no debit');
    const later = contextOf(world, a, member);
    pass(world, 24 * 90);
    // Anything that is written trims the books by the day.
    must(
      world,
      a,
      topUp(contextOf(world, a, member), { paidFen: yuan(1), bonusFen: yuan(0) }, account),
    );
    meet(world, a);
    expect(booksOf(world, member).debits).toEqual({});
    must(world, a, returnSpend(later, debit.spend, yuan(100)));
    send(world, a);
    const whole = foldOf(world, member);
    expect(whole.debits[debit.spend]).toMatchObject({ returned: yuan(100), takes: [] });
    expect(
      balanceOn(present(booksOf(world, member).accounts[account], 'it'), dateAt(world.now)),
    ).toBe(yuan(501));
  });
});

describe('what head office asks', () => {
  it('[BANK-10] [ACC-3] lists an overdraft with both who took from it, until it is decided', () => {
    const { world, a, b, account } = withFiveHundred(2, 400);
    giveBack(world, a, openOf(world, a));
    for (const till of [a, b]) hear(world, till);
    expect(spend(world, a, account, 400, false)).toBe(null);
    expect(spend(world, b, account, 400, false)).toBe(null);
    send(world, a);
    meet(world, b);
    const { cases } = listCases(world.storage.sql, true, '');
    expect(cases).toMatchObject([
      {
        member,
        file: {
          kind: 'overdraft',
          amount: yuan(300),
          by: { device: b.device, store: b.store, actor: 'staff-till1' },
          against: { device: a.device, store: a.store, actor: 'staff-till0' },
        },
      },
    ]);
    const [file] = cases.map((one) => one.file);
    if (!file) throw new Error('no case');
    expect(chainTotals(world.bank, dateAt(world.now)).kinds).toEqual([
      { kind: 'storedValue', accounts: 1, paid: 0, bonus: 0, worthFen: 0, owed: yuan(300) },
    ]);
    const collect = { action: 'collect', amount: yuan(300), store: null, note: '' } as const;
    must(
      world,
      b,
      decideCase(contextOf(world, b, member), { case: file.id, ...collect, to: null }),
    );
    send(world, b);
    expect(listCases(world.storage.sql, true, '').cases).toEqual([]);
    expect(listCases(world.storage.sql, false, '').cases).toMatchObject([
      { file: { resolved: { how: 'collect' }, left: 0 } },
    ]);
    expect(chainTotals(world.bank, dateAt(world.now)).kinds[0]).toMatchObject({ owed: 0 });
  });

  it('[ACC-3] names who held what an overdraft lacked, also where that is heard of later', () => {
    const { world, a, b, account } = withFiveHundred(2, 400);
    giveBack(world, a, openOf(world, a));
    const wants = [{ account, amount: yuan(400) }];
    giveAllowances(world.bank, asker(b), { member, wants }, world.now);
    for (const till of [a, b]) hear(world, till);
    expect(spend(world, b, account, 400, false)).toBe(null);
    expect(spend(world, a, account, 400, false)).toBe(null);
    // The one on the floor is settled first.
    send(world, a);
    const open = () => listCases(world.storage.sql, true, '').cases.map(({ file }) => file);
    expect(open()).toMatchObject([{ amount: yuan(300), by: { store: a.store }, against: null }]);
    send(world, b);
    expect(open()).toMatchObject([
      { amount: yuan(300), by: { store: a.store }, against: { store: b.store, amount: yuan(400) } },
    ]);
  });

  it('[BANK-11] gives a member’s movements newest first, page by page, with what tills recorded', () => {
    const { world, a, account } = withFiveHundred(1);
    for (let n = 1; n <= 60; n += 1) spend(world, a, account, 1);
    send(world, a);
    const first = listMovements(world.storage.sql, member, Number.MAX_SAFE_INTEGER);
    expect(first.movements).toHaveLength(50);
    expect(first.movements[0]).toMatchObject({
      fact: { type: 'Settled', turn: 62, ref: a.log.at(-1)?.id },
      entry: { id: a.log.at(-1)?.id, fact: { type: 'AccountSpent', for: 'tab1' } },
    });
    const rest = listMovements(world.storage.sql, member, first.next);
    expect(rest.movements.map(({ fact }) => fact.turn)).toEqual(
      Array.from({ length: 12 }, (_, n) => 12 - n),
    );
    expect(rest.next).toBe(0);
  });
});
