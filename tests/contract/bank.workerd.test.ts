import { describe, expect, inject, it } from 'vitest';
import { decideCase, releaseAllowance, spendAccount, topUp } from '#domain/accounts/decide.ts';
import { balanceOn } from '#domain/accounts/lots.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { DEFAULT_ACCOUNT_SETTINGS, type AccountSettings } from '#domain/accounts/terms.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen, yuan } from '#domain/kernel/fen.ts';
import { id, type AccountId, type MemberId } from '#domain/kernel/ids.ts';
import { writeRecord } from '#domain/registers/record-map.ts';
import { chainDoc } from '#domain/registers/registers.ts';
import {
  accountsDoc,
  type AccountsRow,
  type BankCases,
  type BankTotals,
  type Movements,
} from '#domain/wire/bank.ts';
import { openMoneyTill, type MoneyTill } from '#tests/setup/money-till.ts';
import { addStore, getJson, joinStore, postJson, startChain } from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

const url = inject('serverUrl');
const member = id<MemberId>('m1');
const settings: AccountSettings = {
  ...DEFAULT_ACCOUNT_SETTINGS,
  floors: { memberFen: yuan(400), deviceFen: yuan(800) },
};

async function twoStores(own = settings): Promise<readonly [MoneyTill, MoneyTill]> {
  const first = await startChain(url);
  const second = await joinStore(first, await addStore(first, 'South'));
  return [await openMoneyTill(first, own), await openMoneyTill(second, own)];
}

const topUpFiveHundred = async (till: MoneyTill): Promise<AccountId> => {
  const pack = { paidFen: yuan(500), bonusFen: fen(0) };
  await till.record(topUp(till.context(member), pack, { named: true, name: '储值' }));
  const row = await till.row(member, ({ books }) => valuesOf(books.accounts)[0]?.lots.length === 1);
  return present(valuesOf(row.books.accounts)[0], 'the account').account;
};

const openAllowance = ({ books }: AccountsRow) =>
  present(
    valuesOf(books.allowances).find(({ closed }) => closed === null),
    'an open allowance',
  ).allowance;

const heldBy =
  (till: MoneyTill, units: number) =>
  ({ books }: AccountsRow): boolean =>
    valuesOf(books.allowances).some(
      ({ device, left, closed }) =>
        device === till.device.grant.device && closed === null && left === units,
    );

/** Gives back what the till holds, as the tablet does after a payment or a recall. */
async function giveBack(till: MoneyTill): Promise<void> {
  const row = await till.row(member, ({ books }) =>
    valuesOf(books.allowances).some(({ closed }) => closed === null),
  );
  await till.record(releaseAllowance(till.context(member), openAllowance(row)));
}

const wanted = (account: AccountId, units: number) => ({ account, amount: units, card: null });

describe('two stores that were apart', () => {
  it('[BANK-1] [ACC-3] come to the same books, with one case that names both, until it is collected', async () => {
    const [a, b] = await twoStores();
    const account = await topUpFiveHundred(a);
    await giveBack(a);
    const isFree = ({ turn }: AccountsRow): boolean => turn === 3;
    await a.row(member, isFree);
    await b.row(member, isFree);

    for (const till of [a, b]) {
      till.note(spendAccount(till.context(member, false), wanted(account, yuan(400)), 'tab1'));
    }
    await a.meet();
    await b.meet();
    // Whatever comes again changes nothing.
    await a.repeat();
    await b.repeat();
    const owes = ({ books }: AccountsRow): boolean => books.accounts[account]?.owed === yuan(300);
    const atB = await b.row(member, owes);
    expect(await a.row(member, owes)).toEqual(atB);

    const cases = (state: string): Promise<BankCases> =>
      getJson<BankCases>(a.device, `/api/bank/cases?state=${state}`);
    const open = await cases('open');
    expect(open.cases).toHaveLength(1);
    const [{ file }] = open.cases as [BankCases['cases'][number]];
    expect(file).toMatchObject({ kind: 'overdraft', amount: yuan(300), left: yuan(300) });
    const parties = [file.by, present(file.against, 'the other')].map(({ store }) => store);
    expect(new Set(parties)).toEqual(new Set([a.device.grant.store, b.device.grant.store]));
    expect([file.by.actor, file.against?.actor]).toEqual(['cashier-a', 'cashier-a']);

    const how = { action: 'collect', amount: yuan(300), store: null, to: null, note: '' } as const;
    await b.record(decideCase(b.context(member), { case: file.id, ...how }));
    await a.row(member, ({ books }) => books.accounts[account]?.owed === 0);
    expect((await cases('open')).cases).toEqual([]);
    expect((await cases('closed')).cases).toMatchObject([
      { member, file: { left: 0, resolved: { how: 'collect' } } },
    ]);
    const { movements } = await getJson<Movements>(
      a.device,
      `/api/bank/members/${member}/movements`,
    );
    const refs = movements.flatMap(({ fact }) => (fact.type === 'Settled' ? [fact.ref] : []));
    expect(refs).toHaveLength(6);
    expect(new Set(refs).size).toBe(6);
    expect(movements.map(({ fact }) => fact.turn)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    const totals = await getJson<BankTotals>(a.device, '/api/bank/totals?date=2026-11-22');
    expect(totals.kinds).toMatchObject([{ kind: 'storedValue', accounts: 1, paid: 0, owed: 0 }]);
  });

  it('[BANK-7] a store that comes later hears of every member, and goes on from its cursor', async () => {
    const [a] = await twoStores();
    await topUpFiveHundred(a);
    const late = await openMoneyTill(
      await joinStore(a.device, await addStore(a.device, 'East')),
      settings,
    );
    const row = await late.row(member, () => true);
    expect(row.books).toEqual((await a.row(member, () => true)).books);
    const line = late.line();
    const doc = accountsDoc(a.device.grant.chain);
    const { epoch, head } = await line.sub(5, doc);
    expect((await line.update(5)).seq).toBe(head);
    expect(await line.sub(6, doc, epoch, head)).toMatchObject({ full: false, head });
    await a.record(
      topUp(
        a.context(member),
        { paidFen: yuan(1), bonusFen: fen(0) },
        present(valuesOf(row.books.accounts)[0], 'it').account,
      ),
    );
    expect((await line.update(6)).seq).toBeGreaterThan(head);
    expect(await line.push(6, new Uint8Array([0, 0]))).toMatchObject({ code: 'forbidden' });
    const other = await startChain(url);
    const stranger = await openMoneyTill(other, settings);
    stranger.line().send({ type: 'sub', channel: 9, doc, epoch: '', since: 0 });
    expect(await stranger.line().next('nack', 9)).toMatchObject({ code: 'forbidden' });
  });
});

describe('allowances', () => {
  it('[BANK-6] move to the till where the member checks in, as soon as the other gave them back', async () => {
    const [a, b] = await twoStores();
    const account = await topUpFiveHundred(a);
    await b.row(member, () => true);
    const asked = await b.answer('/api/bank/allowances', { member, wants: [] });
    expect(asked.rows).toMatchObject([{ member, recalls: [expect.any(String)] }]);
    const recalled = await a.row(member, ({ recalls }) => recalls.length === 1);
    expect(recalled.recalls).toEqual([openAllowance(recalled)]);
    await giveBack(a);
    await b.row(member, heldBy(b, yuan(500)));
    b.note(spendAccount(b.context(member, false), wanted(account, yuan(500)), 'tab1'));
    await b.meet();
    const spent = await a.row(
      member,
      ({ books }) => valuesOf(books.debits)[0]?.basis === 'allowance',
    );
    expect(spent.books.accounts[account]).toMatchObject({ owed: 0 });
    expect(spent.recalls).toEqual([]);
  });

  it('[BANK-5] [OFF-2] wait a moment for what others hold, and are given exactly', async () => {
    const [a, b] = await twoStores();
    const account = await topUpFiveHundred(a);
    const request = { member, account, amount: yuan(60) };
    const [answer] = await Promise.all([
      b.answer('/api/bank/grants', request),
      a.row(member, ({ recalls }) => recalls.length === 1).then(() => giveBack(a)),
    ]);
    expect(answer.refusal).toBeUndefined();
    const [row] = answer.rows;
    expect(row && heldBy(b, yuan(60))(row)).toBe(true);
    await b.row(member, heldBy(b, yuan(60)));
    await b.record(spendAccount(b.context(member), wanted(account, yuan(60)), 'tab1'));
    const after = await a.row(member, ({ books }) => valuesOf(books.debits).length === 1);
    const left = present(after.books.accounts[account], 'the account');
    expect(balanceOn(left, present(after.books.date, 'a date'))).toBe(yuan(440));
  });

  it('[BANK-5] are refused in the words of commands', async () => {
    const [a, b] = await twoStores();
    const account = await topUpFiveHundred(a);
    await giveBack(a);
    await b.row(member, ({ turn }) => turn === 3);
    const grant = (body: object) => b.answer('/api/bank/grants', { member, account, ...body });
    expect(await grant({ amount: yuan(501) })).toMatchObject({
      refusal: { code: 'balanceTooLow', values: { free: yuan(500) } },
      rows: [{ member, turn: 3 }],
    });
    expect((await grant({ amount: 1, account: 'none' })).refusal?.code).toBe('accountUnknown');
    expect(await grant({ amount: 1, member: 'nobody' })).toEqual({
      rows: [],
      refusal: { code: 'accountUnknown' },
    });
    expect(await b.answer('/api/bank/allowances', { member: 'nobody', wants: [] })).toEqual({
      rows: [],
    });
  });

  it('[BANK-8] are taken back by alarm when they are over, as the owner’s settings say', async () => {
    const short = { ...settings, allowanceMs: 300, graceMs: 0 };
    const [a] = await twoStores(short);
    const line = a.line();
    const doc = chainDoc(a.device.grant.chain);
    await line.sub(3, doc);
    const registers = new Y.Doc();
    Y.applyUpdate(registers, (await line.update(3)).bytes);
    const before = Y.encodeStateVector(registers);
    const chain = registers.getMap('chain');
    const record = chain.get(a.device.grant.chain) as { readonly id: string };
    writeRecord(chain, { ...record, accounts: { allowanceMs: 300, graceMs: 0 } });
    expect(await line.push(3, Y.encodeStateAsUpdate(registers, before))).toMatchObject({
      type: 'ack',
    });
    await topUpFiveHundred(a);
    const row = await a.row(member, ({ books }) => valuesOf(books.allowances).length === 0);
    expect(row.turn).toBe(3);
    const { movements } = await getJson<Movements>(
      a.device,
      `/api/bank/members/${member}/movements`,
    );
    expect(movements[0]).toMatchObject({ entry: null, fact: { type: 'AllowanceReclaimed' } });
  });
});

describe('requests', () => {
  it('[BANK-12] are answered to tablets of the chain alone', async () => {
    const [a] = await twoStores();
    const account = await topUpFiveHundred(a);
    const body = { member, account, amount: 1 };
    expect((await postJson(`${url}/api/bank/grants`, body)).status).toBe(401);
    for (const path of ['cases', 'totals?date=2026-11-22', `members/${member}/movements`]) {
      expect((await fetch(`${url}/api/bank/${path}`)).status).toBe(401);
    }
    const other = await openMoneyTill(await startChain(url), settings);
    expect(await other.answer('/api/bank/grants', body)).toEqual({
      rows: [],
      refusal: { code: 'accountUnknown' },
    });
    expect(await getJson(other.device, '/api/bank/cases')).toEqual({ cases: [], next: '' });
    expect(await getJson(other.device, `/api/bank/members/${member}/movements`)).toEqual({
      movements: [],
      next: 0,
    });
  });

  it('[BANK-12] that make no sense are refused with what is wrong and where', async () => {
    const [a] = await twoStores();
    const refused = async (path: string, body: unknown): Promise<string> => {
      const response = await a.post(path, body);
      expect(response.status).toBe(400);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('malformed');
      return error.message;
    };
    const grant = { member, account: 'a1', amount: 1 };
    for (const amount of [0, -1, 1.5, 2 ** 60, '1', null]) {
      expect(await refused('/api/bank/grants', { ...grant, amount })).toContain('amount');
    }
    expect(await refused('/api/bank/grants', { ...grant, member: 'no such id!' })).toContain(
      'member',
    );
    expect(await refused('/api/bank/allowances', { member, wants: 'all' })).toContain('wants');
    const many = Array.from({ length: 101 }, () => ({ account: 'a1' }));
    expect(await refused('/api/bank/allowances', { member, wants: many })).toContain('wants');
    for (const path of [
      'cases?state=all',
      'totals',
      'totals?date=today',
      'members/m1/movements?before=-1',
      'members/NO/movements',
    ]) {
      await expect(getJson(a.device, `/api/bank/${path}`)).rejects.toThrow('400');
    }
  });
});
