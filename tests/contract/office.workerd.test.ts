import { beforeAll, describe, expect, inject, it } from 'vitest';
import { journalDoc } from '#domain/journal/entry.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { id } from '#domain/kernel/ids.ts';
import { memberDoc } from '#domain/registers/registers.ts';
import type { ChainTakings, StoreFreshness, TabDetail, TabList } from '#domain/wire/api.ts';
import { eveningFacts, tuplesOf, type Evening } from '#tests/setup/evening.ts';
import { writeLog } from '#tests/setup/log-writer.ts';
import {
  addStore,
  connect,
  eventually,
  getJson,
  joinStore,
  startChain,
  type Connection,
  type TestDevice,
} from '#tests/setup/tablet.ts';
import * as Y from 'yjs';

const url = inject('serverUrl');
const DATE = businessDate('2026-11-20');
/** 2026-11-20 23:30 in Shanghai. */
const LATE = Date.parse('2026-11-20T23:30:00+08:00');

const evening = (n: number, cashFen: number, weChatFen: number): Evening => ({
  tab: `tab${n}`,
  room: `room${n % 2}`,
  cashFen,
  weChatFen,
  settledAt: LATE,
});

async function openDay(device: TestDevice, line: Connection) {
  await line.sub(1, journalDoc(device.grant.store, DATE));
  const log = writeLog(device);
  line.send({ type: 'writer', channel: 1, client: log.client, epoch: 1 });
  return log;
}

describe('takings', () => {
  let first: TestDevice;
  let second: TestDevice;
  const chain = (path: string): string => `/api/chains/${first.grant.chain}${path}`;
  const takings = (): Promise<ChainTakings> =>
    getJson<ChainTakings>(first, chain('/takings?from=2026-11-01&to=2026-11-30'));

  beforeAll(async () => {
    first = await startChain(url);
    second = await joinStore(first, await addStore(first, 'South'));
    const settled = [
      [first, [evening(1, 12_345, 0), evening(2, 100, 67_801)]],
      [second, [evening(3, 1, 99_999)]],
    ] as const;
    for (const [device, evenings] of settled) {
      const line = await connect(device);
      const log = await openDay(device, line);
      for (const one of evenings) {
        const tuples = tuplesOf(eveningFacts(DATE, one), log.next(), LATE);
        const update = await log.sealed(...tuples);
        await line.push(1, update);
        // A tablet that never heard the ACK: the office counts it once all the same.
        await line.push(1, update);
      }
    }
    await eventually(takings, ({ days }) => days.length === 2 && days[0]?.openTabs === 0);
  });

  it('[OFFICE-2] sums what every store took, to the fen, by tender', async () => {
    const { days } = await eventually(takings, (all) =>
      all.days.every((day) => day.openTabs === 0 && day.takings.tabs > 0),
    );
    const byStore = new Map(days.map((day) => [day.store, day]));
    expect(byStore.get(first.grant.store)).toMatchObject({
      date: DATE,
      openTabs: 0,
      takings: {
        tabs: 2,
        dueFen: 12_345 + 67_901,
        byTender: { cash: { fen: 12_445 }, wechatPay: { fen: 67_801 } },
      },
    });
    expect(byStore.get(second.grant.store)?.takings).toMatchObject({
      tabs: 1,
      dueFen: 100_000,
      byHour: { 23: { count: 1, fen: 100_000 } },
    });
  });

  it('[OFFICE-3] lists the tabs behind a figure and shows one of them', async () => {
    const list = (query: string): Promise<TabList> =>
      getJson<TabList>(first, chain(`/tabs?from=2026-11-20&to=2026-11-20&${query}`));
    const names = async (query: string): Promise<string[]> =>
      (await list(query)).tabs.map(({ tab }) => tab).toSorted();
    expect(await names('')).toEqual(['tab1', 'tab2', 'tab3']);
    expect(await names(`store=${second.grant.store}`)).toEqual(['tab3']);
    expect(await names('room=room0')).toEqual(['tab2']);
    expect(await names('tender=wechatPay')).toEqual(['tab2', 'tab3']);
    expect(await names('hour=22')).toEqual([]);
    expect(await names('item=beer&hour=23&staff=owner1')).toHaveLength(3);
    const detail = await getJson<TabDetail>(first, chain(`/tabs/${second.grant.store}/tab3`));
    expect(detail.tab.settled?.dueFen).toBe(100_000);
    expect(detail.tab.tenders.map(({ amountFen }) => amountFen)).toEqual([1, 99_999]);
  });

  it('[OFFICE-4] says how old each store is and how far each tablet is behind', async () => {
    const line = await connect(second);
    line.send({
      type: 'status',
      channel: 0,
      unsent: 12,
      oldestUnsentAt: 1_700_000_000_000,
      deviceTime: Date.now(),
    });
    await line.ping();
    const stores = async (): Promise<StoreFreshness[]> =>
      (await getJson<{ stores: StoreFreshness[] }>(first, chain('/stores'))).stores;
    const told = await eventually(stores, (all) =>
      all.some((store) => store.devices.some(({ unsent }) => unsent === 12)),
    );
    const south = told.find(({ store }) => store === second.grant.store);
    expect(south).toMatchObject({ name: 'South', entries: 7 });
    expect(Date.now() - (south?.lastEntryAt ?? 0)).toBeLessThan(60_000);
    expect(south?.devices).toMatchObject([
      { device: second.grant.device, till: 'A', connected: true, unsent: 12 },
    ]);
    await line.close();
    const gone = await eventually(stores, (all) =>
      all.every((store) =>
        store.devices.every(
          ({ device, connected }) => device !== second.grant.device || !connected,
        ),
      ),
    );
    expect(gone.find(({ store }) => store === first.grant.store)?.entries).toBe(13);
  });

  it('[OFFICE-5] answers nobody without a token of the chain, and no nonsense', async () => {
    const other = await startChain(url);
    const path = chain('/takings?from=2026-11-01&to=2026-11-30');
    expect((await fetch(url + path)).status).toBe(401);
    await expect(getJson(other, path)).rejects.toThrow('403');
    for (const query of ['from=2026-11-30&to=2026-11-01', 'from=yesterday&to=2026-11-01', '']) {
      await expect(getJson(first, chain(`/takings?${query}`))).rejects.toThrow('400');
    }
    await expect(getJson(first, chain('/tabs/x/y'))).rejects.toThrow('404');
  });
});

describe('registers', () => {
  it('[HUB-21] carries an edit to the other stores through the office', async () => {
    const first = await startChain(url);
    const second = await joinStore(first, await addStore(first, 'South'));
    const doc = `chain/${first.grant.chain}`;
    const [here, there] = await Promise.all([connect(first), connect(second)]);
    await Promise.all([here.sub(1, doc), there.sub(1, doc)]);
    const mine = new Y.Doc();
    Y.applyUpdate(mine, (await here.update(1)).bytes);
    Y.applyUpdate(new Y.Doc(), (await there.update(1)).bytes);
    const before = Y.encodeStateVector(mine);
    mine.getMap('stations').set('bar', { id: 'bar', name: 'Bar' });
    const edit = Y.encodeStateAsUpdate(mine, before);
    expect(await here.push(1, edit)).toMatchObject({ type: 'ack' });
    expect((await there.update(1)).bytes).toEqual(edit);
  });

  it('[HUB-21] keeps a store’s own register to itself, and tells head office its name', async () => {
    const first = await startChain(url);
    const line = await connect(first);
    await line.sub(1, `store/${first.grant.store}`);
    const mine = new Y.Doc();
    Y.applyUpdate(mine, (await line.update(1)).bytes);
    const before = Y.encodeStateVector(mine);
    mine.getMap('store').set(`${first.grant.store}/name`, 'Harbour');
    await line.push(1, Y.encodeStateAsUpdate(mine, before));
    const path = `/api/chains/${first.grant.chain}/stores`;
    const { stores } = await eventually(
      () => getJson<{ stores: StoreFreshness[] }>(first, path),
      (answer) => answer.stores[0]?.name !== 'North',
    );
    expect(stores[0]?.name).toBe('Harbour');
  });

  it('[HUB-22] makes every member of the chain known to every store, by cursor', async () => {
    const first = await startChain(url);
    const second = await joinStore(first, await addStore(first, 'South'));
    const directory = `directory/${first.grant.chain}`;
    const [here, there] = await Promise.all([connect(first), connect(second)]);
    const { epoch } = await there.sub(1, directory);
    const register = async (member: string, name: string): Promise<void> => {
      const doc = memberDoc(first.grant.chain, id<never>(member));
      const { channel } = await here.sub(member.length, doc);
      const content = new Y.Doc();
      content.getMap('members').set(member, {
        id: member,
        number: `M${member}`,
        name,
        phone: '13900000000',
        home: first.grant.store,
        status: 'active',
      });
      await here.push(channel, Y.encodeStateAsUpdate(content));
    };
    await register('m01', 'Li Na');
    const first1 = await there.update(1);
    expect(JSON.parse(new TextDecoder().decode(first1.bytes))).toEqual([
      expect.objectContaining({ id: 'm01', number: 'Mm01', name: 'Li Na' }),
    ]);
    await register('m002', 'Wang Wei');
    const second1 = await there.update(1);
    expect(second1.seq).toBeGreaterThan(first1.seq);

    const resumed = await there.sub(2, directory, epoch, first1.seq);
    expect(resumed).toMatchObject({ full: false, head: second1.seq });
    expect(new TextDecoder().decode((await there.update(2)).bytes)).toContain('Wang Wei');
    expect(await there.push(2, new Uint8Array([0, 0]))).toMatchObject({ code: 'forbidden' });
  });
});
