import { afterEach, describe, expect, it } from 'vitest';

import { storedValueAccount } from '#domain/accounts/names.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import {
  id,
  type ChainId,
  type MemberId,
  type RoomId,
  type StoreId,
  type TabId,
} from '#domain/kernel/ids.ts';
import { instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';

import { createDigest } from './kernel/digest.ts';
import { createRandom, type Random } from './kernel/random.ts';
import type { Scheduler } from './kernel/scheduler.ts';
import { seedsOf } from './kernel/seeds.ts';
import { inVirtualTime } from './kernel/virtual.ts';
import { createSimBank, type SimBank } from './support/bank.ts';
import { expectSoundBooks } from './support/books.ts';
import { eventually } from './support/eventually.ts';
import { createSimServer, type SimServer } from './support/server.ts';
import { createSimTablet, type SimTablet } from './support/tablet.ts';
import { type Compose, createComposer } from '#tests/setup/draft-line.ts';

const RUNS = 6;
const STEPS = 70;
const MOST_SEEDS_OF_A_MUTANT = 50;
const CHAIN = id<ChainId>('c1');
const STORES = ['s1', 's2'].map((name) => id<StoreId>(name));
const MEMBERS = ['m1', 'm2'].map((name) => id<MemberId>(name));
const ROOMS = ['r1', 'r2', 'r3'].map((name) => id<RoomId>(name));

/** A mutant: a faulty part in a sound one's place. */
type Faulty = Parameters<typeof createSimTablet>[3] & object;

const running: SimTablet[] = [];
afterEach(() => {
  for (const tablet of running.splice(0)) tablet.engine().stop();
});

/** Two stores of two tablets each, their hubs, one bank; and what the test knows of money itself. */
interface World {
  readonly bank: SimBank;
  readonly servers: readonly SimServer[];
  readonly tablets: readonly SimTablet[];
  readonly random: Random;
  readonly compose: Compose;
  /** Top-ups by reference; whether the guest has a receipt. */
  readonly toppedUp: Map<string, { readonly amountFen: Fen; isCertain: boolean }>;
  /** Spends with a receipt, by tab, units. */
  readonly spent: Map<string, number>;
  readonly later: (ms: number) => void;
}

async function createWorld(seed: number, scheduler: Scheduler, faulty: Faulty): Promise<World> {
  let ahead = 0;
  const now = (): Instant => instant(scheduler.now() + ahead);
  const bank = createSimBank(CHAIN, now);
  const servers = STORES.map((store) => createSimServer(CHAIN, store, now, bank));
  const tablets: SimTablet[] = [];
  for (const [index, device] of ['d1', 'd2', 'd3', 'd4'].entries()) {
    const server = servers[index % 2] ?? expect.fail();
    tablets.push(await createSimTablet(device, server, now, faulty));
  }
  running.push(...tablets);
  for (const tablet of tablets) {
    expect((await tablet.run({ type: 'openShift', float: {} })).ok).toBe(true);
  }
  const later = (ms: number): void => {
    ahead += ms;
  };
  const random = createRandom(seed);
  const compose = createComposer();
  return { bank, servers, tablets, random, compose, toppedUp: new Map(), spent: new Map(), later };
}

async function openTabs(tablet: SimTablet): Promise<readonly TabState[]> {
  const rows = await tablet
    .database()
    .tabs.where('[open+date]')
    .between([1, ''], [1, '~'])
    .toArray();
  return rows.map(({ state }) => state);
}

type Act = (world: World, tablet: SimTablet) => Promise<void>;

const topUp: Act = async ({ random, toppedUp }, tablet) => {
  const member = random.any(MEMBERS) ?? expect.fail();
  const amountFen = fen(random.between(1, 4) * 10_000);
  const reference = `${tablet.device}-${toppedUp.size}`;
  toppedUp.set(reference, { amountFen, isCertain: false });
  const tenders = [{ tenderType: 'wechatPay', receivedFen: amountFen, reference }] as const;
  const ran = await tablet.run({ type: 'topUp', member, topUp: null, paidFen: amountFen, tenders });
  if (ran.ok) toppedUp.set(reference, { amountFen, isCertain: true });
  else toppedUp.delete(reference);
};

const sitDown: Act = async ({ random, compose }, tablet) => {
  const room = random.any(ROOMS) ?? expect.fail();
  const member = random.any(MEMBERS) ?? expect.fail();
  const guest = { id: member, number: member };
  const ran = await tablet.run({ type: 'openRoom', room, party: 'Li', heads: 2, member: guest });
  if (!ran.ok || !ran.value.tab) return;
  const line = compose('beer', 30);
  await tablet.run({ type: 'sendOrder', tab: id<TabId>(ran.value.tab), lines: [line] });
};

const pay: Act = async (world, tablet) => {
  const { random, spent } = world;
  const tab = random.any(await openTabs(tablet));
  const member = tab?.member?.id;
  if (!tab || !member) return;
  const units = random.between(1, 150) * 100;
  const account = storedValueAccount(member);
  const tender = { tenderType: 'storedValue', member, account, card: null, units } as const;
  const ran = await tablet.run({ type: 'takeTender', tab: tab.tab, endedAt: tab.openedAt, tender });
  if (ran.ok) spent.set(tab.tab, (spent.get(tab.tab) ?? 0) + units);
};

const leave: Act = async ({ random }, tablet) => {
  const tab = random.any((await openTabs(tablet)).filter(({ tenders }) => tenders.length > 0));
  if (tab) await tablet.run({ type: 'detachMember', tab: tab.tab });
};

/** The browser ends while a top-up is being written: it is there whole, or not at all. */
const crashInside: Act = async (world, tablet) => {
  const { random, toppedUp } = world;
  const before = new Set(toppedUp.keys());
  const inFlight = topUp(world, tablet);
  const [reference] = [...toppedUp.keys()].filter((known) => !before.has(known));
  const asked = toppedUp.get(reference ?? '');
  for (let turn = random.below(12); turn > 0; turn -= 1) await new Promise(setImmediate);
  await tablet.crash(random);
  await inFlight;
  // Nobody got a receipt: either is right.
  if (reference && asked && !toppedUp.get(reference)?.isCertain) toppedUp.set(reference, asked);
};

const ACTS: readonly (readonly [number, Act])[] = [
  [14, topUp],
  [14, sitDown],
  [34, pay],
  [6, leave],
  [6, async (_, tablet) => tablet.setNetwork(false)],
  [8, async (_, tablet) => tablet.setNetwork(true)],
  [3, async (_, tablet) => tablet.restart()],
  [4, async ({ random }, tablet) => tablet.crash(random)],
  [3, crashInside],
  [2, async ({ random }, tablet) => tablet.disk.refuse(random.pick(['updates', 'accounts']), 1)],
  [2, async ({ random, servers }) => random.any(servers)?.restart()],
  [2, async ({ bank }) => bank.restart()],
  [2, async ({ bank, random }) => void (bank.isUp = random.chance(0.4))],
  [4, async ({ later, random }) => later(random.between(1, 300) * MINUTE_MS)],
];

const wait: Act = async ({ random }) => {
  const ms = random.between(0, 20_000);
  await new Promise((done) => {
    setTimeout(done, ms);
  });
};

async function meet({ bank, servers, tablets, toppedUp, spent }: World): Promise<void> {
  bank.isUp = true;
  for (const server of servers) server.restart();
  for (const tablet of tablets) {
    tablet.disk.refuse('', 0);
    await tablet.restart();
    tablet.setNetwork(true);
  }
  await eventually(async () => {
    const sums = expectSoundBooks(bank);
    for (const tablet of tablets) {
      const status = await tablet.engine().status();
      expect(status).toMatchObject({ link: 'online', unsent: 0, storageError: null });
      const rows = await tablet.database().accounts.toArray();
      for (const member of MEMBERS) {
        const row = rows.find((known) => known.id === member);
        expect(row?.unsettled ?? []).toEqual([]);
        expect(row?.settled ?? null).toEqual(sums.rows.get(member) ?? null);
      }
    }
    for (const server of servers) server.tellOffice();
    const tabs = servers.flatMap(officeTabs);
    const paid = tabs.flatMap(({ tenders }) => tenders).flatMap(({ account }) => account ?? []);
    const onTabs = paid.reduce((sum, { units }) => sum + units, 0);
    expect(sums.spent).toBe(onTabs);
    for (const [tab, units] of spent) {
      const held = tabs.find((known) => known.tab === tab);
      const there = held?.tenders.reduce((sum, { account }) => sum + (account?.units ?? 0), 0) ?? 0;
      expect(there, `receipts of ${tab}`).toBeGreaterThanOrEqual(units);
    }
    const all = [...toppedUp.values()];
    const certain = all.filter(({ isCertain }) => isCertain);
    const total = (of: typeof all) => of.reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(sums.credited).toBeGreaterThanOrEqual(total(certain));
    expect(sums.credited).toBeLessThanOrEqual(total(all));
    expect(sums.left - sums.owed).toBe(sums.credited - sums.spent);
  }, 15 * MINUTE_MS);
}

const officeTabs = ({ office }: SimServer): readonly TabState[] =>
  office.sql
    .exec<{ state: string }>('SELECT state FROM tabs ORDER BY tab')
    .toArray()
    .map(({ state }) => JSON.parse(state) as TabState);

/** One chain from one seed. @returns its digest. */
const playChain = (seed: number, faulty: Faulty = {}): Promise<string> =>
  inVirtualTime(seed, clockTime('17:10'), async (scheduler) => {
    const world = await createWorld(seed, scheduler, faulty);
    const { random, tablets } = world;
    const weights = ACTS.reduce((sum, [weight]) => sum + weight, 0);
    for (let step = 0; step < STEPS; step += 1) {
      const tablet = random.any(tablets) ?? expect.fail();
      let draw = random.below(weights);
      const [, act] = ACTS.find(([weight]) => (draw -= weight) < 0) ?? expect.fail();
      await act(world, tablet);
      await wait(world, tablet);
    }
    await meet(world);
    for (const tablet of running.splice(0)) tablet.engine().stop();
    const digest = createDigest();
    for (const { books } of world.bank.storage.sql.exec<{ books: string }>(
      'SELECT books FROM members ORDER BY member',
    )) {
      digest.add(books);
    }
    digest.add(`${scheduler.steps()} steps until ${scheduler.now()}`);
    return digest.value();
  });

describe('two stores, four tablets, a bank', () => {
  const seeds = seedsOf(RUNS);
  it.each(seeds)(
    '[OFF-1] [OFF-4] [ACC-2] [ACC-11] lose no money, and agree on it, whatever fails (seed %i)',
    async (seed) => {
      expect(await playChain(seed)).toMatch(/^[0-9a-f]{16}$/u);
    },
    60_000,
  );

  it('find the mutant “relaxed storage” within 50 seeds', async () => {
    const found: string[] = [];
    for (let nth = 0; nth < MOST_SEEDS_OF_A_MUTANT && found.length === 0; nth += 1) {
      await playChain((seeds[0] ?? 0) + nth, { storage: 'relaxed' }).catch((cause: unknown) => {
        found.push(String(cause));
      });
    }
    expect(found).toEqual([expect.stringMatching(/^AssertionError/u)]);
  }, 120_000);

  it('have the same run twice, step by step', async () => {
    const [seed = 0] = seeds;
    expect(await playChain(seed)).toBe(await playChain(seed));
  }, 60_000);
});
