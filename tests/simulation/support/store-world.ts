import fc from 'fast-check';
import { expect } from 'vitest';

import type { EngineFailure } from '#client/engine/api.ts';
import { readTakings } from '#client/features/reports/read-takings.ts';
import type { Command } from '#domain/commands/command.ts';
import { businessDate } from '#domain/kernel/business-date.ts';
import { fen, type Fen } from '#domain/kernel/fen.ts';
import { id, type ChainId, type RoomId } from '#domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '#domain/kernel/instant.ts';
import { sumTakings, type Takings } from '#domain/reports/takings.ts';
import { tabAmounts } from '#domain/tabs/amounts.ts';
import type { TabState } from '#domain/tabs/state.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { store } from '#tests/domain/support/store.ts';
import { type Compose, createComposer } from '#tests/setup/draft-line.ts';

import { createDigest } from '../kernel/digest.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { eventually } from './eventually.ts';
import { createSimServer, type SimServer } from './server.ts';
import { createSimTablet, type SimTablet } from './tablet.ts';

const DEVICES = ['d1', 'd2', 'd3'] as const;
const ROOMS = ['r1', 'r2', 'r3'].map((name) => id<RoomId>(name));

/** What the test itself knows of money: by reference, what was taken, and whether that is certain. */
interface Tally {
  readonly taken: Map<string, { readonly amountFen: Fen; isCertain: boolean }>;
  readonly orders: Set<string>;
}

/** A store of three tablets, its hub and its office, on one clock. */
export interface World {
  readonly server: SimServer;
  readonly tablets: readonly SimTablet[];
  readonly tally: Tally;
  readonly compose: Compose;
  readonly now: () => Instant;
  readonly later: (ms: number) => void;
}

/**
 * @param running takes the tablets, which are to be stopped at the end.
 * @param lagMs how long messages are on their way; see createSimServer.
 */
export async function createWorld(
  running: SimTablet[],
  lagMs: (() => number) | null = null,
): Promise<World> {
  let clock = clockTime('17:10');
  const now = (): Instant => (clock = instant(clock + 1));
  const server = createSimServer(id<ChainId>('c1'), store, now, null, lagMs);
  const tablets: SimTablet[] = [];
  for (const device of DEVICES) tablets.push(await createSimTablet(device, server, now));
  running.push(...tablets);
  for (const tablet of tablets) {
    expect((await tablet.run({ type: 'openShift', float: {} })).ok).toBe(true);
  }
  const tally: Tally = { taken: new Map(), orders: new Set() };
  const later = (ms: number): void => {
    clock = instant(clock + ms);
  };
  return { server, tablets, tally, compose: createComposer(), now, later };
}

/** One act of one tablet; `pick` chooses what it is about. */
export interface Step<Name extends string> {
  readonly device: number;
  readonly act: Name;
  readonly pick: number;
}

/** So many steps, each act as often as its weight says. */
export const stepsOf = <Name extends string>(
  weights: readonly { readonly weight: number; readonly value: Name }[],
  count: number,
): fc.Arbitrary<readonly Step<Name>[]> =>
  fc.array(
    fc.record({
      device: fc.nat({ max: DEVICES.length - 1 }),
      act: fc.oneof(
        ...weights.map(({ weight, value }) => ({ weight, arbitrary: fc.constant(value) })),
      ),
      pick: fc.nat({ max: 1_000 }),
    }),
    { minLength: count, maxLength: count, size: 'max' },
  );

/** What a run comes to: the office's tabs, and how many steps it took. */
export function digestOf(world: World, scheduler: Scheduler): string {
  const digest = createDigest();
  for (const tab of officeTabs(world)) digest.add(JSON.stringify(tab));
  digest.add(`${scheduler.steps()} steps until ${scheduler.now()}`);
  return digest.value();
}

export type Act = (world: World, tablet: SimTablet, pick: number) => Promise<void>;

const pickFrom = <Value>(all: readonly Value[], pick: number): Value | undefined =>
  all[pick % Math.max(all.length, 1)];

async function openTab(tablet: SimTablet, pick: number): Promise<TabState | undefined> {
  const rows = await tablet
    .database()
    .tabs.where('[open+date]')
    .between([1, ''], [1, '~'])
    .toArray();
  return pickFrom(rows, pick)?.state;
}

/** A refusal by the rules or by the disk is an answer; a command that may have been done is none. */
const expectAnswer = (failure: EngineFailure): void =>
  expect(['refused', 'storage', 'notReady']).toContain(failure.kind);

/** Pays exactly so much without change, under a reference of its own that the tally keeps. */
function paying(world: World, tablet: SimTablet, amountFen: Fen) {
  const reference = `${tablet.device}-${world.tally.taken.size}`;
  world.tally.taken.set(reference, { amountFen, isCertain: false });
  return { tenderType: 'wechatPay', receivedFen: amountFen, reference } as const;
}

async function settleCommand(world: World, tablet: SimTablet, pick: number) {
  const state = await openTab(tablet, pick);
  if (!state || state.session === null) return null;
  const endedAt = world.now();
  const { leftFen } = tabAmounts(state, endedAt, 'none');
  if (leftFen < 0) return null;
  const tender = leftFen > 0 ? paying(world, tablet, leftFen) : null;
  const tenders = tender ? [tender] : [];
  const command: Command = { type: 'settleTab', tab: state.tab, endedAt, tenders };
  return { command, reference: tender?.reference ?? '' };
}

/** Notes what became of a payment: done for certain, or for certain not. */
function note(world: World, reference: string, isDone: boolean): void {
  const known = world.tally.taken.get(reference);
  if (known && isDone) known.isCertain = true;
  else world.tally.taken.delete(reference);
}

/** What tablets and the server do, and what happens to them. */
export const ACTS = {
  async open(_world, tablet, pick) {
    const room = ROOMS[pick % ROOMS.length] ?? expect.fail();
    const ran = await tablet.run({ type: 'openRoom', room, party: '', heads: 2, member: null });
    if (!ran.ok) expectAnswer(ran.error);
  },
  async order(world, tablet, pick) {
    const state = await openTab(tablet, pick);
    if (!state) return;
    const line = world.compose('beer', 1 + (pick % 3));
    const ran = await tablet.run({ type: 'sendOrder', tab: state.tab, lines: [line] });
    if (ran.ok) world.tally.orders.add(ran.value.order ?? expect.fail());
    else expectAnswer(ran.error);
  },
  async part(world, tablet, pick) {
    const state = await openTab(tablet, pick);
    if (!state) return;
    const tender = paying(world, tablet, fen(1 + pick));
    const { tab } = state;
    const ran = await tablet.run({ type: 'takeTender', tab, endedAt: world.now(), tender });
    note(world, tender.reference, ran.ok);
    if (!ran.ok) expectAnswer(ran.error);
  },
  async settle(world, tablet, pick) {
    const settle = await settleCommand(world, tablet, pick);
    if (!settle) return;
    const ran = await tablet.run(settle.command);
    note(world, settle.reference, ran.ok);
    if (!ran.ok) expectAnswer(ran.error);
  },
  async transfer(_world, tablet, pick) {
    const state = await openTab(tablet, pick);
    const to = pickFrom(ROOMS, pick + 1);
    if (!state || !to) return;
    const ran = await tablet.run({ type: 'transferRoom', tab: state.tab, to, reason: 'bigger' });
    if (!ran.ok) expectAnswer(ran.error);
  },
  async clean(_world, tablet, pick) {
    const room = ROOMS[pick % ROOMS.length] ?? expect.fail();
    const ran = await tablet.run({ type: 'markRoomClean', room });
    if (!ran.ok) expectAnswer(ran.error);
  },
  cut: async (_world, tablet) => tablet.setNetwork(false),
  join: async (_world, tablet) => tablet.setNetwork(true),
  crash: async (_world, tablet) => tablet.restart(),
  /** The browser ends while a payment is being written: it is there whole, or not at all. */
  async crashInside(world, tablet, pick) {
    const settle = await settleCommand(world, tablet, pick);
    if (!settle) return;
    const inFlight = tablet.run(settle.command);
    for (let turn = 0; turn < pick % 12; turn += 1) await new Promise(setImmediate);
    await tablet.restart();
    const ran = await inFlight;
    if (ran.ok) note(world, settle.reference, true);
  },
  async fullDisk(world, tablet, pick) {
    tablet.disk.refuse(['updates', 'outbox', 'tabs', 'docs'][pick % 4] ?? 'tabs', 1);
    await ACTS.order(world, tablet, pick);
  },
  hubRestart: async ({ server }) => server.restart(),
  report: async ({ server }, _tablet, pick) => server.tellOffice(pick % 2 === 0),
  async wait({ later }, _tablet, pick) {
    later((pick % 20) * MINUTE_MS);
    await new Promise((done) => {
      setTimeout(done, pick % 30);
    });
  },
  async nextDay(world, tablet, pick) {
    world.later(DAY_MS);
    await ACTS.wait(world, tablet, pick);
  },
} satisfies Record<string, Act>;

/** All tablets come back, send what they have, and hear of all that the others did. */
export async function meet(world: World): Promise<void> {
  const { server, tablets, later } = world;
  later(HOUR_MS);
  for (const tablet of tablets) {
    tablet.disk.refuse('', 0);
    await tablet.restart();
    tablet.setNetwork(true);
  }
  await eventually(async () => {
    const seen = await Promise.all(
      tablets.map(async (tablet) => {
        expect(await tablet.engine().status()).toMatchObject({
          link: 'online',
          unsent: 0,
          pushRefused: null,
          storageError: null,
        });
        // Days that were closed have all their rows.
        expect((await tablet.database().device.get('toFold'))?.value ?? []).toEqual([]);
        return tablet.database().tabs.orderBy('id').toArray();
      }),
    );
    server.tellOffice(false);
    server.tellOffice();
    const atOffice = officeTabs(world);
    for (const rows of seen) expect(rows.map(({ state }) => state)).toEqual(atOffice);
  }, HOUR_MS);
}

const officeTabs = ({ server }: World): readonly TabState[] =>
  server.office.sql
    .exec<{ state: string }>('SELECT state FROM tabs ORDER BY tab')
    .toArray()
    .map(({ state }) => JSON.parse(state) as TabState);

function expectMoney({ tally }: World, tabs: readonly TabState[]): void {
  const found = new Map<string, Fen>();
  for (const { reference, amountFen } of tabs.flatMap(({ tenders }) => tenders)) {
    expect(found.has(reference), `${reference} is there twice`).toBe(false);
    expect(tally.taken.get(reference)?.amountFen, `${reference} was never taken`).toBe(amountFen);
    found.set(reference, amountFen);
  }
  for (const [reference, { isCertain }] of tally.taken) {
    if (isCertain) expect(found.has(reference), `${reference} is lost`).toBe(true);
  }
  const orders = tabs.flatMap((tab) => tab.orders.map(({ order }) => String(order)));
  expect(new Set(orders).size).toBe(orders.length);
  for (const order of tally.orders) expect(orders).toContain(order);
}

export async function expectOneTruth(world: World): Promise<void> {
  const { server, tablets } = world;
  const atOffice = officeTabs(world);
  expectMoney(world, atOffice);
  const total = atOffice
    .flatMap(({ tenders }) => tenders)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  const days = server.office.sql
    .exec<{ date: string; takings: string }>('SELECT date, takings FROM days ORDER BY date')
    .toArray();
  for (const tablet of tablets) {
    const rows = await tablet.database().tabs.orderBy('id').toArray();
    expect(rows.map(({ state }) => state)).toEqual(atOffice);
    const rooms = await tablet.database().rooms.orderBy('id').toArray();
    expect(rooms).toEqual(await tablets[0]?.database().rooms.orderBy('id').toArray());
    const shifts = await tablet.database().shifts.toArray();
    const inShifts = shifts.reduce(
      (sum, { state }) => sum + (state.tenders.wechatPay?.fen ?? 0),
      0,
    );
    expect(inShifts).toBe(total);
    const rollups = await tablet.database().rollups.toArray();
    const months = await tablet.database().months.toArray();
    expect(sumTakings(months.map((month) => month.takings))).toEqual(
      sumTakings(rollups.map((row) => row.takings)),
    );
    // All that the tablet has on whatever date, months and open dates together.
    const ever = { from: businessDate('2020-01-01'), to: businessDate('2039-12-31') };
    const all = await readTakings(tablet.database(), server.store, ever);
    expect(sumTakings(all.map((day) => day.takings))).toEqual(
      sumTakings(days.map(({ takings }) => JSON.parse(takings) as Takings)),
    );
    for (const { date, takings } of days) {
      const on = businessDate(date);
      const shown = await readTakings(tablet.database(), server.store, { from: on, to: on });
      expect(sumTakings(shown.map((day) => day.takings))).toEqual(JSON.parse(takings));
    }
  }
}
