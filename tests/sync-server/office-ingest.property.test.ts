import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKnown } from '#domain/journal/entry.ts';
import type { Fact } from '#domain/journal/facts.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type StoreId } from '#domain/kernel/ids.ts';
import type { ChainTakings } from '#domain/wire/api.ts';
import { acceptBatch } from '#sync-server/office/accept.ts';
import type { HubBatch, OutboxRow } from '#sync-server/office/link.ts';
import { readEntries } from '#sync-server/entries/read.ts';
import { setAside } from '#sync-server/entries/set-aside.ts';
import { makeOffice, reviveOffice } from '#sync-server/office/parts.ts';
import { takingsJson } from '#sync-server/office/reports.ts';
import { eveningFacts, tuplesOf } from '#tests/setup/evening.ts';
import { createTestStorage } from '#tests/setup/sqlite-storage.ts';

const STORE = id<StoreId>('store1');
const DATE = businessDate('2026-11-20');
const LATE = Date.parse('2026-11-20T23:30:00+08:00');
const SEED = Number(process.env['SEED'] ?? 20_261_121);
const RUNS = Number(process.env['RUNS'] ?? 60);

function createOffice() {
  const storage = createTestStorage();
  const office = makeOffice(storage, id<never>('chain1'), false);
  office.registry.addStore(STORE, 'North');
  return {
    accept: (batch: HubBatch) => acceptBatch(office, STORE, batch),
    entries: () => office.logCounts.entriesOf(STORE),
    takings: (): ChainTakings => JSON.parse(takingsJson(storage.sql, DATE, DATE)) as ChainTakings,
  };
}

/** Evenings of one tablet, as the rows in which a hub reports them: a few tuples a row. */
function rowsOf(amounts: readonly (readonly [number, number])[]): readonly OutboxRow[] {
  const tuples = amounts.flatMap(([cashFen, weChatFen], index) => {
    const evening = { tab: `tab${index}`, room: 'r1', cashFen, weChatFen, settledAt: LATE };
    return eveningFacts(DATE, evening);
  });
  const all = tuplesOf(tuples, 0, LATE);
  const rows: OutboxRow[] = [];
  for (let from = 0; from < all.length; from += 4) {
    rows.push({
      id: rows.length + 1,
      kind: 'entries',
      doc: `journal/${STORE}/${DATE}`,
      log: 'log:till1:1',
      body: new TextEncoder().encode(JSON.stringify(all.slice(from, from + 4))),
    });
  }
  return rows;
}

const amounts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 1, max: 500_000 })),
  { minLength: 1, maxLength: 6 },
);

describe('what the office is told', () => {
  it('[OFFICE-1] counts once, however often and in whatever batches it is told', () => {
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(), { maxLength: 12 }), (paid, cuts) => {
        const rows = rowsOf(paid);
        const office = createOffice();
        for (const cut of cuts) {
          // The answer was lost, and the hub begins again further back.
          const from = cut % rows.length;
          office.accept({ instance: 'hub1', rows: rows.slice(0, from + 1), presence: [] });
        }
        office.accept({ instance: 'hub1', rows, presence: [] });
        // A hub that lost its disk tells it all anew.
        office.accept({ instance: 'hub2', rows, presence: [] });
        const cash = paid.reduce((sum, [fen]) => sum + fen, 0);
        const weChat = paid.reduce((sum, [, fen]) => sum + fen, 0);
        const [day] = office.takings().days;
        expect(day).toMatchObject({
          openTabs: 0,
          takings: {
            tabs: paid.length,
            dueFen: cash + weChat,
            byTender: { cash: { fen: cash }, wechatPay: { fen: weChat } },
          },
        });
        expect(office.entries()).toBe(paid.length * 6);
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('[OFFICE-1] gives the same takings in whatever order it hears', () => {
    fc.assert(
      fc.property(amounts, fc.infiniteStream(fc.nat()), (paid, order) => {
        const rows = rowsOf(paid);
        const inOrder = createOffice();
        inOrder.accept({ instance: 'hub1', rows, presence: [] });
        const shuffled = createOffice();
        const left = [...rows];
        for (let life = 0; left.length > 0; life += 1) {
          const at = (order.next().value ?? 0) % left.length;
          // Each by a hub of its own, since one hub's rows come in order.
          shuffled.accept({ instance: `hub${life}`, rows: left.splice(at, 1), presence: [] });
        }
        expect(shuffled.takings()).toEqual(inOrder.takings());
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });

  it('[PAY-12] counts money for accounts apart from takings, each entry once', () => {
    const tender = (purpose: 'topUp' | 'refund', amount: number): Fact => ({
      type: 'AccountTender',
      shift: id<never>('shift1'),
      tender: id<never>(`t-${purpose.toLowerCase()}`),
      member: id<never>('m1'),
      for: purpose,
      about: 's1',
      tenderType: 'cash',
      amountFen: fen(amount),
      receivedFen: fen(Math.max(0, amount)),
      changeFen: fen(0),
      reference: '',
    });
    const facts = [tender('topUp', 50_000), tender('topUp', 30_000), tender('refund', -20_000)];
    const row: OutboxRow = {
      id: 1,
      kind: 'entries',
      doc: `journal/${STORE}/${DATE}`,
      log: 'log:till1:1',
      body: new TextEncoder().encode(JSON.stringify(tuplesOf(facts, 0, LATE))),
    };
    const office = createOffice();
    office.accept({ instance: 'hub1', rows: [row], presence: [] });
    office.accept({ instance: 'hub2', rows: [row], presence: [] });
    const of = { store: STORE, date: DATE, tenderType: 'cash' };
    expect(office.takings()).toMatchObject({
      days: [],
      prepaid: [
        { ...of, for: 'refund', count: 1, fen: -20_000 },
        { ...of, for: 'topUp', count: 2, fen: 80_000 },
      ],
    });
  });

  it('[OFFICE-1] counts the rows of a hub whose older disk was put back, under old numbers', () => {
    const [before, after] = [
      rowsOf([[100, 200]]),
      rowsOf([
        [100, 200],
        [300, 400],
      ]),
    ];
    const office = createOffice();
    const lost = { ...(before[0] ?? expect.fail()), id: 50 };
    office.accept({ instance: 'hub1', rows: [...before, lost], presence: [] });
    office.accept({ instance: 'hub1', rows: after, presence: [] });
    expect(office.takings().days[0]?.takings).toMatchObject({ tabs: 2, dueFen: 1_000 });
  });

  it('[OFFICE-1] asks for all when the numbers of rows leave a gap', () => {
    const rows = rowsOf([
      [100, 200],
      [300, 400],
    ]);
    const office = createOffice();
    const accept = (from: number, to: number) =>
      office.accept({ instance: 'hub1', rows: rows.slice(from, to), presence: [] });
    expect(accept(0, 1)).toMatchObject({ lacksEarlier: false });
    expect(accept(2, 3)).toMatchObject({ lacksEarlier: true });
    expect(accept(0, 3)).toMatchObject({ lacksEarlier: false });
  });

  it('[OFFICE-7] counts what was set aside once it is understood', () => {
    const storage = createTestStorage();
    const office = makeOffice(storage, id<never>('chain1'), false);
    office.registry.addStore(STORE, 'North');
    const rows = rowsOf([[100, 200]]);
    for (const entry of rows.flatMap((row) => readEntries(STORE, row))) {
      if (!isKnown(entry)) continue;
      // As a version that knew none of these would have kept them.
      const { fact, ...envelope } = entry;
      const { type, ...body } = fact;
      setAside(storage.sql, [{ ...envelope, unknownType: `${type}@1`, body }]);
    }
    expect(JSON.parse(takingsJson(storage.sql, DATE, DATE))).toMatchObject({ days: [] });
    reviveOffice(storage);
    expect(JSON.parse(takingsJson(storage.sql, DATE, DATE))).toMatchObject({
      days: [{ takings: { tabs: 1, dueFen: 300 } }],
    });
  });

  it('[OFFICE-7] sets aside what a newer version wrote, and a body that makes no sense', () => {
    const office = createOffice();
    const tuples = [
      [0, LATE, 0, 0, 'owner1', 'TabSettled', 99, { tab: 'tab1' }],
      [1, LATE, 0, 0, 'owner1', 'OrderSent', 1, { tab: 'tab1', lines: 'none' }],
      [2, LATE, 0, 0, 'owner1', 'RoomDanced', 1, { tab: 'tab1' }],
    ];
    const [row] = rowsOf([[1, 1]]);
    if (!row) throw new Error('an evening has rows');
    const body = new TextEncoder().encode(JSON.stringify(tuples));
    office.accept({ instance: 'hub1', rows: [{ ...row, body }], presence: [] });
    expect(office.takings().days).toEqual([]);
    expect(office.entries()).toBe(3);
  });
});
