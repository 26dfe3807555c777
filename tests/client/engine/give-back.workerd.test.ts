import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { FIRST_REF } from '#client/engine/days/exchange.ts';
import type { Command } from '#domain/commands/command.ts';
import { present } from '#domain/kernel/assert.ts';
import { fen } from '#domain/kernel/fen.ts';
import { id, type RoomId, type TabId } from '#domain/kernel/ids.ts';
import { DAY_MS, HOUR_MS, instant } from '#domain/kernel/instant.ts';
import type { ChainTakings } from '#domain/wire/api.ts';
import type { Frame } from '#domain/wire/frames.ts';
import { startServer, type Server } from '#sync-server/standalone/serve.ts';

import type { OnlineTablet } from './support/online.ts';
import { firstTablet, newTablet, room, secondTablet, stopTablets } from './support/store.ts';

const PAST_DAYS = [5, 4, 3] as const;
const otherRoom = id<RoomId>('r2');
let server: Server;

beforeEach(async () => {
  server = await startServer({ dataDir: await mkdtemp(join(tmpdir(), 'encore-give-back-')) });
});
afterEach(async () => {
  stopTablets();
  await server.kill();
  await rm(server.dataDir, { recursive: true, force: true });
});

const until = <Value>(check: () => Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 20_000, interval: 50 });

async function must(
  { engine }: OnlineTablet,
  command: Command,
): Promise<{ readonly tab?: string }> {
  const ran = await engine.run(command);
  if (!ran.ok) throw new Error(JSON.stringify(ran.error));
  return ran.value;
}

/** Two tablets that traded apart on three days that are past now, and a little today. */
async function storeWithAPast(): Promise<readonly [OnlineTablet, OnlineTablet]> {
  const first = await firstTablet(newTablet(undefined, server.url));
  const one = await first.database.registers.get(['rooms', room]);
  const record = {
    ...(present(one, 'the first room').record as object),
    id: otherRoom,
    name: '102',
  };
  await first.engine.edit([{ collection: 'rooms', record: record as never }]);
  const second = await secondTablet(first, false, newTablet(undefined, server.url));
  await until(async () => {
    expect(await second.database.registers.get(['rooms', otherRoom])).toBeDefined();
  });
  await Promise.all([tradeApart(first, room), tradeApart(second, otherRoom)]);
  for (const tablet of [first, second]) tablet.setNetwork(true);
  for (const tablet of [first, second]) await settled(tablet, 6);
  return [first, second];
}

/** A party an evening, which stays for an hour longer on each. */
async function tradeApart(tablet: OnlineTablet, where: RoomId): Promise<void> {
  tablet.setNetwork(false);
  tablet.setSkew(-6 * DAY_MS);
  await must(tablet, { type: 'openShift', float: {} });
  for (const [index, day] of [...PAST_DAYS, 0].entries()) {
    const startMs = -day * DAY_MS - (index + 1) * HOUR_MS;
    tablet.setSkew(startMs);
    const party = { room: where, party: 'Li', heads: 4, member: null };
    const { tab } = await must(tablet, { type: 'openRoom', ...party });
    tablet.setSkew(startMs + (index + 1) * HOUR_MS);
    const endedAt = instant(Date.now() + startMs + (index + 1) * HOUR_MS);
    const cash = { tenderType: 'cash', receivedFen: fen(50_000), reference: '' } as const;
    // The engine says the id that it made.
    await must(tablet, { type: 'settleTab', tab: tab as TabId, endedAt, tenders: [cash] });
    await must(tablet, { type: 'markRoomClean', room: where });
  }
}

/** Waits until the tablet and the server have told each other all, `tabs` tabs on past days. */
async function settled(tablet: OnlineTablet, tabs: number): Promise<void> {
  await until(async () => {
    expect(await tablet.engine.status()).toMatchObject({
      link: 'online',
      unsent: 0,
      catchingUpDays: 0,
    });
    expect(sum((await pastOf(tablet)).rollups.map(({ takings }) => takings.tabs))).toBe(tabs);
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** All that a tablet says of the past days. */
async function pastOf({ database, engine }: OnlineTablet) {
  const rollups = await database.rollups.orderBy('date').toArray();
  const days = await Promise.all(rollups.map(({ date }) => engine.loadDay(date)));
  return { rollups, days };
}

async function chainTakings(tablet: OnlineTablet): Promise<ChainTakings['days']> {
  const chain = present((await tablet.engine.status()).identity, 'a store').chain;
  const path = `/api/chains/${chain}/takings?from=2020-01-01&to=2039-12-31`;
  const read = await tablet.engine.fetchJson(path);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  // The server's answer is what wire/api.ts says.
  return (read.value as ChainTakings).days;
}

async function loseHub(): Promise<void> {
  await server.kill();
  await rm(join(server.dataDir, 'encore-store-hub'), { recursive: true });
  server = await startServer({ dataDir: server.dataDir, port: server.port });
}

const announced = ({ type }: Frame): boolean => type === 'writer';
const gaveBack = (frame: Frame): boolean => frame.type === 'push' && frame.ref >= FIRST_REF;

describe('a hub that lost its disk', () => {
  it('[ENG-27] has closed days again when their tablets are back, and counts nothing twice', async () => {
    const [first, second] = await storeWithAPast();
    const past = await pastOf(first);
    const takings = await until(async () => {
      const days = await chainTakings(first);
      expect(sum(days.map((day) => day.takings.tabs))).toBe(8);
      return days;
    });
    await loseHub();
    const third = await secondTablet(first, false, newTablet(undefined, server.url));
    for (const tablet of [first, second, third]) {
      await settled(tablet, 6);
      expect(await pastOf(tablet)).toEqual(past);
    }
    expect(await chainTakings(third)).toEqual(takings);
    const { identity } = await first.engine.status();
    const aside = await first.engine.fetchJson(`/api/stores/${identity?.store}/quarantine`);
    expect(aside).toMatchObject({ ok: true, value: { entries: [] } });
    for (const tablet of [first, second]) {
      expect((await tablet.engine.status()).pushRefused).toBeNull();
    }
  }, 90_000);

  it('[ENG-27] goes on with it after the tablet was killed in the middle, wherever that was', async () => {
    const [first, second] = await storeWithAPast();
    const past = await pastOf(first);
    let tablet = first;
    let cut = tablet.cutAfter(announced);
    await loseHub();
    // Before what it wrote today came back, before something past, and after each of the past days.
    for (const isNext of [announced, gaveBack, gaveBack, gaveBack, null]) {
      await cut;
      tablet.engine.stop();
      tablet = newTablet(tablet.disk, server.url);
      if (isNext) cut = tablet.cutAfter(isNext);
    }
    const third = await secondTablet(second, false, newTablet(undefined, server.url));
    for (const one of [tablet, second, third]) {
      await settled(one, 6);
      expect(await pastOf(one)).toEqual(past);
    }
    expect((await tablet.engine.status()).pushRefused).toBeNull();
  }, 90_000);
});
