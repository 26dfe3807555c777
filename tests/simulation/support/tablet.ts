import type { Database } from '#client/engine/database.ts';
import { readDevice } from '#client/engine/device-rows.ts';
import { createEngine, type Engine } from '#client/engine/engine.ts';
import { present } from '#domain/kernel/assert.ts';
import { id, type DeviceId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { createDisk, type Disk } from '#tests/client/engine/support/disk.ts';
import { offlinePorts, seed } from '#tests/client/engine/support/tablet.ts';
import { manager } from '#tests/domain/support/store.ts';

import type { Random } from '../kernel/random.ts';
import type { SimServer } from './server.ts';
import { createPlate } from './torn.ts';

/** A tablet of a simulated store. */
export interface SimTablet {
  readonly device: string;
  readonly disk: Disk;
  readonly engine: () => Engine;
  readonly database: () => Database;
  readonly run: Engine['run'];
  readonly setNetwork: (isUp: boolean) => void;
  /** The power goes: what was not on the plate is lost, and another engine starts on what is. */
  readonly crash: (random: Random) => Promise<void>;
  /** The browser is killed: another engine starts on the same disk. */
  readonly restart: () => Promise<void>;
}

export async function createSimTablet(
  device: string,
  server: SimServer,
  now: () => Instant,
  /** What may stand in a sound part's place: a mutant. */
  faulty: { readonly storage?: 'relaxed' } = {},
  /** The test store's, if not given. */
  registers?: Registers,
): Promise<SimTablet> {
  const disk = createDisk();
  const plate = createPlate();
  let isUp = true;
  const backs = new Set<() => void>();
  const losses = new Set<() => void>();
  let database = disk.open().database;
  await seed(database, device, manager, server.store, registers);
  const keys = present(await readDevice(database, 'keyPair'), 'its key');
  await server.enrol(device, keys.publicKey);
  const answer = (body: unknown): Promise<Response> => Promise.resolve(Response.json(body));
  const askBank = async (path: string, { body }: RequestInit): Promise<Response> => {
    const from = { device: id<DeviceId>(device), store: server.store };
    const given: unknown = JSON.parse(typeof body === 'string' ? body : 'null');
    if (!server.bank) throw new TypeError('no bank');
    return Response.json(server.bank.ask(from, path, given));
  };
  let opened = disk.open();
  const start = async (): Promise<Engine> => {
    opened = disk.open();
    await Promise.all([plate.watch(opened.database), plate.watch(opened.relaxed)]);
    ({ database } = opened);
    return createEngine({
      ...offlinePorts(),
      ...opened,
      ...(faulty.storage === 'relaxed' ? { database: opened.relaxed } : {}),
      now,
      after(ms, task) {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
      fetch: (path, init) => {
        if (!isUp) return Promise.reject(new TypeError('no network'));
        if (path.startsWith('/api/bank/')) return askBank(path, init);
        return answer(path === '/api/tokens' ? { token: 't', expiresAt: 9e15 } : { nonce: 'n' });
      },
      openSocket(_, __, events) {
        if (!isUp) {
          queueMicrotask(events.onClose);
          return { send: () => undefined, close: () => undefined };
        }
        const socket = server.open(device, events);
        losses.add(socket.close);
        return { ...socket, send: (message) => (isUp ? socket.send(message) : undefined) };
      },
      onNetwork(back) {
        backs.add(back);
        return () => backs.delete(back);
      },
    });
  };
  let engine = await start();
  await engine.status();
  return {
    device,
    disk,
    engine: () => engine,
    database: () => database,
    run: (command) => engine.run(command),
    setNetwork(next) {
      isUp = next;
      for (const call of isUp ? backs : losses) call();
      if (!isUp) losses.clear();
    },
    async crash(random) {
      engine.stop();
      for (const close of losses) close();
      losses.clear();
      plate.crash(random);
      opened.database.close();
      opened.relaxed.close();
      engine = await start();
      await engine.status();
    },
    async restart() {
      engine.stop();
      engine = await start();
      await engine.status();
    },
  };
}
