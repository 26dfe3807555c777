import { afterEach, describe, expect, it, vi } from 'vitest';

import { gunzip, gzip, utf8 } from '#client/engine/bytes.ts';
import { yuan } from '#domain/kernel/fen.ts';
import { id, type ChainId, type RoomId, type TabId } from '#domain/kernel/ids.ts';
import { DAY_MS, instant, type Instant } from '#domain/kernel/instant.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { store } from '#tests/domain/support/store.ts';
import { createSimServer } from '#tests/simulation/support/server.ts';
import { createSimTablet, type SimTablet } from '#tests/simulation/support/tablet.ts';
import { draftLine } from '#tests/setup/draft-line.ts';

// A machine that is busy takes seconds for days of three engines.
vi.setConfig({ testTimeout: 30_000 });

const running: SimTablet[] = [];
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.engine().stop();
});

async function twoTablets() {
  let clock = clockTime('17:10');
  const now = (): Instant => (clock = instant(clock + 1));
  const server = createSimServer(id<ChainId>('c1'), store, now);
  const first = await createSimTablet('d1', server, now);
  const second = await createSimTablet('d2', server, now);
  running.push(first, second);
  const later = (ms: number): void => {
    clock = instant(clock + ms);
  };
  return { first, second, later, now, server };
}

const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 8_000, interval: 10 });

const isLevel = (tablet: SimTablet): Promise<void> =>
  until(async () => {
    expect(await tablet.engine().status()).toMatchObject({ link: 'online', unsent: 0 });
  });

type Store = Awaited<ReturnType<typeof twoTablets>>;

async function run(tablet: SimTablet, command: Parameters<SimTablet['run']>[0]) {
  const ran = await tablet.run(command);
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  return ran.value;
}

/** Takes a party through its evening while the other tablet, apart, sells it something too. */
async function sellApart({ first, second, now }: Store) {
  await run(first, { type: 'openShift', float: {} });
  const other = {
    type: 'openRoom',
    room: id<RoomId>('r2'),
    party: '',
    heads: 2,
    member: null,
  } as const;
  const { tab: free } = await run(first, other);
  await run(first, { type: 'settleTab', tab: free as TabId, endedAt: now(), tenders: [] });
  const room = id<RoomId>('r1');
  const opened = await run(first, { type: 'openRoom', room, party: '', heads: 2, member: null });
  const tab = opened.tab as TabId;
  await until(async () => expect(await second.database().tabs.get(tab)).toBeDefined());
  second.setNetwork(false);
  await run(second, { type: 'sendOrder', tab, lines: [draftLine('beer')] });
  await run(first, { type: 'sendOrder', tab, lines: [draftLine('beer')] });
  const tender = { tenderType: 'cash', receivedFen: yuan(900), reference: '' } as const;
  await run(first, { type: 'settleTab', tab, endedAt: now(), tenders: [tender] });
  second.setNetwork(true);
  await until(async () => expect(await first.database().cases.count()).toBe(1));
  return tab;
}

async function closeDay({ later }: Store, tablets: SimTablet[], days = 3) {
  later(days * DAY_MS);
  for (const tablet of tablets) {
    await isLevel(tablet);
    await tablet.restart();
    await until(async () => {
      const { date } = await tablet.engine().status();
      const open = await tablet.database().updates.where('doc').startsWith('journal/').toArray();
      expect(open.filter(({ doc }) => !doc.endsWith(date ?? ''))).toEqual([]);
      expect(await tablet.database().segments.count()).toBeGreaterThan(0);
    });
  }
}

describe('a tab of a closed day', () => {
  it('[BOOK-3] [DAY-4] keeps its settlement and the day its takings when its case is resolved', async () => {
    const store = await twoTablets();
    const { first } = store;
    const tab = await sellApart(store);
    await closeDay(store, [first]);
    // Follows from the segment, a moment after it.
    const { takings, date } = await until(
      async () => (await first.database().rollups.toArray())[0] ?? expect.fail(),
    );
    expect(takings.tabs).toBe(2);
    const found = (await first.database().cases.toArray())[0] ?? expect.fail();
    const { id: name, about } = found;
    const resolve = { type: 'resolveCase', case: name, about, note: 'paid later' } as const;
    expect(await first.run(resolve)).toMatchObject({ ok: true });

    const expectKept = async (): Promise<void> => {
      const row = await first.database().tabs.get(tab);
      expect(row).toMatchObject({ open: 0, state: { settled: { receipt: 'A-0002' } } });
      expect(row?.state.resolved).toHaveLength(1);
      expect((await first.database().rollups.get(date))?.takings).toEqual(takings);
    };
    await expectKept();
    await isLevel(first);
    await first.restart();
    await expectKept();
    expect(await first.run(resolve)).toMatchObject({ error: { refusal: { code: 'caseUnknown' } } });
    await closeDay(store, [first]);
    await expectKept();
    expect(
      await first.database().tabs.where('[open+date]').between([1, ''], [1, '~']).count(),
    ).toBe(0);
  });

  it('[OFF-4] [DAY-4] counts on its date what a tablet that was apart sells it on a later one', async () => {
    const store = await twoTablets();
    const { first, second, now, server } = store;
    await run(first, { type: 'openShift', float: {} });
    const room = id<RoomId>('r1');
    const opened = await run(first, { type: 'openRoom', room, party: '', heads: 2, member: null });
    const tab = opened.tab as TabId;
    await until(async () => expect(await second.database().tabs.get(tab)).toBeDefined());
    second.setNetwork(false);
    await run(first, { type: 'settleTab', tab, endedAt: now(), tenders: [] });
    const { date } = (await first.database().tabs.get(tab)) ?? expect.fail();
    await closeDay(store, [first]);
    await run(second, { type: 'sendOrder', tab, lines: [draftLine('beer')] });
    second.setNetwork(true);

    const expectCounted = (tablet: SimTablet): Promise<void> =>
      until(async () => {
        server.tellOffice();
        const [day] = server.office.sql
          .exec<{ takings: string }>('SELECT takings FROM days WHERE date = ?', date)
          .toArray();
        const takings: unknown = JSON.parse(day?.takings ?? 'null');
        expect(takings).toMatchObject({ byItem: { beer: { count: 1 } } });
        expect((await tablet.database().rollups.get(date))?.takings).toEqual(takings);
        const row = await tablet.database().tabs.get(tab);
        expect(row).toMatchObject({ open: 0, date, state: { settled: { receipt: 'A-0001' } } });
        expect(row?.state.orders).toHaveLength(1);
      });
    await expectCounted(first);
    await closeDay(store, [second], 0);
    await expectCounted(second);
    // Both dates are closed then, and their rows would be taken away were there no case.
    await closeDay(store, [first, second], 40);
    for (const tablet of [first, second]) await expectCounted(tablet);
    const [found] = await first.database().cases.where('open').equals(1).toArray();
    const { id: name, about } = found ?? expect.fail();
    await run(first, { type: 'resolveCase', case: name, about, note: 'paid later' });
  });

  it('[ENG-6] [ENG-12] is fetched again when the bytes of its date were changed', async () => {
    const store = await twoTablets();
    const { first } = store;
    const tab = await sellApart(store);
    await closeDay(store, [first]);
    const database = first.database();
    const row = (await database.segments.toArray())[0] ?? expect.fail();
    const { date } = row;
    const tabsOf = async () => (await first.engine().loadDay(date))?.map((state) => state.tab);
    expect(await tabsOf()).toContain(tab);
    const forged = await gzip(utf8((await gunzipText(row.bytes)).replaceAll('90000', '10000')));
    await database.segments.put({ ...row, bytes: forged });
    expect(await tabsOf()).toBeUndefined();
    expect((await first.engine().status()).quarantined).toContain(`journal/s1/${date}`);
    await until(async () => expect(await tabsOf()).toContain(tab));
    expect((await database.segments.get([date, 0]))?.digest).toBe(row.digest);
  });
});

const gunzipText = async (bytes: Uint8Array): Promise<string> =>
  new TextDecoder().decode(await gunzip(Uint8Array.from(bytes)));
