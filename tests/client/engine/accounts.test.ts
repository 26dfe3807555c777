import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { emptyRow, withBank, withFacts } from '#client/engine/accounts/rows.ts';
import { storedValueAccount } from '#domain/accounts/names.ts';
import { valuesOf } from '#domain/accounts/state.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type DeviceId, type MemberId } from '#domain/kernel/ids.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { device, openTill, pay, sitDown, topUp, type TestTill } from './support/till.ts';

const member = id<MemberId>('m1');
const account = storedValueAccount(member);
const elsewhere = id<DeviceId>('far');

/** A till whose member has ¥500 that no device holds. */
async function withFive(): Promise<TestTill> {
  const till = await openTill(member);
  await topUp(till, member, fen(50_000));
  await till.settle();
  const { allowances } = (await till.row()).settled;
  for (const allowance of valuesOf(allowances)) till.bank.reclaim(allowance);
  await till.hear(till.bank.row());
  return till;
}

const spent = (till: TestTill) =>
  till
    .row()
    .then(({ unsettled }) =>
      unsettled.flatMap(({ fact }) => (fact.type === 'AccountSpent' ? [fact] : [])),
    );

describe("members' accounts on a tablet", () => {
  it('[ENG-16] keep a fact and the row that follows in one transaction, over a restart', async () => {
    const till = await openTill(member);
    await topUp(till, member, fen(50_000));
    expect(await till.row()).toMatchObject({ pending: 1, held: 1, version: 0 });
    const again = await till.restart();
    expect((await again.row()).unsettled.map(({ fact }) => fact.type)).toEqual([
      'AccountOpened',
      'AccountCredited',
    ]);
    expect((await again.view()).expected.accounts[account]?.lots).toHaveLength(1);
    await again.settle();
    expect(await again.row()).toMatchObject({ pending: 0, unsettled: [] });
  });

  it('[ENG-16] [ENG-3] that the disk refuses leave no money behind', async () => {
    const till = await withFive();
    const tab = await sitDown(till, member);
    const before = await till.row();
    till.disk.refuse('accounts');
    expect(await pay(till, member, tab, fen(10_000))).toMatchObject({
      ok: false,
      error: { kind: 'storage' },
    });
    expect(await till.row()).toEqual(before);
    expect(till.core.memory?.books.tab(tab)?.tenders).toEqual([]);
    expect(await pay(till, member, tab, fen(10_000))).toMatchObject({ ok: true });
    expect(await spent(till)).toHaveLength(1);
  });

  it('[ENG-16] are the same whatever the order in which rows come, and how often', async () => {
    const till = await withFive();
    const rows = [till.bank.row(), till.bank.row([id('al9')]), till.bank.row()];
    const facts = (await till.row()).unsettled;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rows), { minLength: 1 }), (given) => {
        const start = withFacts(emptyRow(member), facts, device);
        const folded = given.reduce((row, next) => withBank(row, next, device, () => false), start);
        const newest = given.reduce((a, b) => (a.version > b.version ? a : b));
        expect(folded).toEqual(withBank(start, newest, device, () => false));
      }),
      { seed: 20261122, numRuns: 50 },
    );
  });

  it('[ENG-16] of two days without the bank stay until it has settled them', async () => {
    const till = await withFive();
    const tab = await sitDown(till, member);
    expect(await pay(till, member, tab, fen(5_000))).toMatchObject({ ok: true });
    till.setClock(clockTime('17:10', '2026-11-22'));
    const again = await till.restart();
    expect(await spent(again)).toHaveLength(1);
    expect((await again.view()).deviceFloorFen).toBe(5_000);
    // What the bank's rows no longer tell of is settled, unless it never left this tablet.
    again.setClock(clockTime('17:10', '2027-02-01'));
    await again.hear(again.bank.row());
    expect(await spent(again)).toHaveLength(1);
    await again.core.ports.database.outbox.clear();
    await again.hear(again.bank.row());
    expect(await spent(again)).toEqual([]);
  });
});

describe('a spend that this tablet does not hold', () => {
  it('[OFF-2] is granted by the bank, online, and is no risk', async () => {
    const till = await withFive();
    till.setOnline(true);
    const tab = await sitDown(till, member);
    expect(await pay(till, member, tab, fen(40_000))).toMatchObject({ ok: true });
    expect(till.bank.asked).toEqual([{ member, account, amount: 40_000 }]);
    expect(await spent(till)).toMatchObject([{ basis: 'grant', amount: 40_000, beyond: 0 }]);
  });

  it('[OFF-2] is refused in the words of the bank, and nothing is recorded', async () => {
    const till = await withFive();
    till.setOnline(true);
    const tab = await sitDown(till, member);
    expect(await pay(till, member, tab, fen(60_000))).toMatchObject({
      ok: false,
      error: { refusal: { code: 'balanceTooLow', values: { free: 50_000 } } },
    });
    expect(await spent(till)).toEqual([]);
  });

  it('[ENG-17] [PAY-7] goes by the floor when the bank does not answer in time', async () => {
    const till = await withFive();
    till.setOnline(true);
    till.bank.failure = { kind: 'timedOut' };
    const tab = await sitDown(till, member);
    expect(await pay(till, member, tab, fen(10_000))).toMatchObject({ ok: true });
    expect(await spent(till)).toMatchObject([{ basis: 'floor', beyond: 10_000 }]);
    // F is ¥100 by default.
    expect(await pay(till, member, tab, fen(100))).toMatchObject({
      ok: false,
      error: { refusal: { code: 'floorMember', values: { leftFen: 0 } } },
    });
  });

  it('[OFF-3] counts against G what other members spent beyond what was held here', async () => {
    const till = await withFive();
    const others = [id<MemberId>('m2'), id<MemberId>('m3')];
    const { books } = till.bank.row();
    for (const other of others) {
      const own = JSON.parse(JSON.stringify(books).replaceAll(member, other)) as typeof books;
      await till.hear({ member: other, version: 99, turn: own.turn, books: own, recalls: [] });
    }
    const tab = await sitDown(till, member);
    for (const other of others) {
      expect(await pay(till, other, tab, fen(10_000))).toMatchObject({ ok: true });
    }
    const again = await till.restart();
    expect(await pay(again, member, tab, fen(100))).toMatchObject({
      ok: false,
      error: { refusal: { code: 'floorDevice', values: { leftFen: 0 } } },
    });
  });

  it('[ENG-17] that was granted and then not made gives the grant back', async () => {
    const till = await withFive();
    till.setOnline(true);
    const tab = await sitDown(till, member);
    const ran = await till.run({
      type: 'settleTab',
      tab,
      endedAt: clockTime('17:20'),
      tenders: [{ tenderType: 'storedValue', member, account, card: null, units: fen(100) }],
    });
    expect(ran).toMatchObject({ ok: false, error: { refusal: { code: 'notFullyPaid' } } });
    expect((await till.row()).unsettled.map(({ fact }) => fact.type)).toEqual([
      'AllowanceReleased',
    ]);
  });
});

describe('what a tablet holds of a member', () => {
  it('[ENG-18] goes back when the last tab is over, in the name of nobody', async () => {
    const till = await withFive();
    const given = till.bank.give(device, account, 50_000);
    await till.hear(till.bank.row());
    till.setOnline(true);
    const tab = await sitDown(till, member);
    await till.must({ type: 'detachMember', tab });
    await till.idle();
    const row = await till.row();
    expect(row.unsettled).toMatchObject([
      { actor: 'system', fact: { type: 'AllowanceReleased', allowance: given.allowance } },
    ]);
    expect(row.held).toBe(0);
  });

  it('[ENG-18] stays while nobody could hear of it, and goes back with the network', async () => {
    const till = await withFive();
    till.bank.give(device, account, 50_000);
    await till.hear(till.bank.row());
    const tab = await sitDown(till, member);
    await till.must({ type: 'detachMember', tab });
    await till.idle();
    expect((await till.row()).unsettled).toEqual([]);
    till.setOnline(true);
    await till.idle();
    expect((await till.row()).unsettled).toMatchObject([{ fact: { type: 'AllowanceReleased' } }]);
  });

  it('[ENG-18] [ACC-17] rests in part in the home store, asked for once the bank has settled the rest', async () => {
    const till = await withFive();
    const home = present(till.core.memory, 'memory').identity.store;
    const said = { id: member, number: 'M1', name: 'Ada', phone: '', status: 'active' } as const;
    await till.core.ports.database.members.put({ ...said, home });
    till.bank.give(device, account, 50_000);
    await till.hear(till.bank.row());
    till.setOnline(true);
    const tab = await sitDown(till, member);
    await till.must({ type: 'detachMember', tab });
    await till.idle();
    const rested = () => till.bank.allowancesAsked.filter(({ rests }) => rests);
    till.pass();
    await till.idle();
    expect(rested()).toEqual([]);
    await till.settle();
    till.pass();
    await till.idle();
    expect(rested()).toEqual([{ member, wants: [], rests: true }]);
    // What rests is no more than half, and is not given back for want of use.
    till.bank.give(device, account, 25_000);
    await till.hear(till.bank.row());
    till.tidy();
    await till.idle();
    expect((await till.row()).unsettled).toEqual([]);
  });

  it('[ENG-18] goes back when the bank calls for it, and stays when it calls for another', async () => {
    const till = await withFive();
    const given = till.bank.give(device, account, 30_000);
    const other = till.bank.give(elsewhere, account, 20_000);
    await till.hear(till.bank.row([other.allowance]));
    await till.idle();
    expect((await till.row()).unsettled).toEqual([]);
    await till.hear(till.bank.row([other.allowance, given.allowance]));
    await till.idle();
    expect((await till.row()).unsettled).toMatchObject([
      { fact: { type: 'AllowanceReleased', allowance: given.allowance } },
    ]);
  });

  it('[ENG-18] is asked for again when the network is back, while the member is here', async () => {
    const till = await withFive();
    await sitDown(till, member);
    await till.idle();
    expect(till.bank.allowancesAsked).toEqual([]);
    till.setOnline(true);
    await Promise.resolve();
    expect(till.bank.allowancesAsked).toEqual([{ member, wants: [] }]);
  });

  it('[ENG-18] goes back some time after a start, where it has no use', async () => {
    const till = await withFive();
    const given = till.bank.give(device, account, 50_000);
    await till.hear(till.bank.row());
    const again = await till.restart();
    again.setOnline(true);
    again.tidy();
    await again.idle();
    expect((await again.row()).unsettled).toMatchObject([
      { fact: { type: 'AllowanceReleased', allowance: given.allowance } },
    ]);
  });

  it('[ENG-15] is found by a card that only this store has heard of', async () => {
    const till = await withFive();
    await till.must({ type: 'issueCard', member, number: 'K-77 001' });
    expect(present((await till.row()).cards[0], 'a card')).toBe('k-77001');
  });
});
