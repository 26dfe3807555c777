import * as Y from 'yjs';

import type { Database } from '#client/engine/database.ts';
import { deviceRow } from '#client/engine/device-rows.ts';
import { createEngine, type Engine } from '#client/engine/engine.ts';
import type { EnginePorts } from '#client/engine/ports.ts';
import { hashPin } from '#client/engine/staff/pin.ts';
import type { Command } from '#domain/commands/command.ts';
import { id, type ChainId, type DeviceId, type StaffId, type StoreId } from '#domain/kernel/ids.ts';
import { instant, type Instant } from '#domain/kernel/instant.ts';
import { writeRecord, type Identified } from '#domain/registers/record-map.ts';
import {
  chainDoc,
  COLLECTION_HOME,
  storeDoc,
  type CollectionName,
  type Registers,
} from '#domain/registers/registers.ts';
import { clockTime } from '#tests/domain/support/tablet.ts';
import { manager, registersOf, store } from '#tests/domain/support/store.ts';

import { createDisk, type Disk } from './disk.ts';

export const PIN = '2580';
const chain = id<ChainId>('c1');

/** An offline tablet with a hand on its clock and its disk. */
export interface TestTablet {
  readonly engine: Engine;
  readonly database: Database;
  readonly disk: Disk;
  /** The device's clock; every call of it is 1 ms later. */
  readonly setClock: (at: Instant) => void;
  /** Runs what the engine put off for at most `ms`. */
  readonly runTimers: (ms: number) => void;
  readonly must: (command: Command) => Promise<{ readonly tab?: string; readonly shift?: string }>;
  /** Ends this engine, as a killed browser does, and starts another on the same disk. */
  readonly restart: () => Promise<TestTablet>;
}

export interface TabletOptions {
  readonly device?: string;
  readonly disk?: Disk;
  readonly at?: Instant;
  readonly staff?: StaffId | null;
  /** The test store's, if not given. */
  readonly registers?: Registers;
}

/** A tablet that has joined the test store, with its registers, without a network. */
export async function offlineTablet(options: TabletOptions = {}): Promise<TestTablet> {
  const { device = 'd1', disk = createDisk(), at = clockTime('17:10'), staff = manager } = options;
  const { database, relaxed } = disk.open();
  if ((await database.device.get('identity')) === undefined) {
    await seed(database, device, staff, store, options.registers);
  }
  let clock = at;
  const timers = new Set<{ readonly ms: number; readonly task: () => void }>();
  const ports: EnginePorts = {
    ...offlinePorts(),
    database,
    relaxed,
    now: () => (clock = instant(clock + 1)),
    after(ms, task) {
      const timer = { ms, task };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const engine = createEngine(ports);
  await engine.status();
  return {
    engine,
    database,
    disk,
    setClock(next) {
      clock = next;
    },
    runTimers(ms) {
      for (const timer of [...timers].filter((waiting) => waiting.ms <= ms)) {
        timers.delete(timer);
        timer.task();
      }
    },
    async must(command) {
      const ran = await engine.run(command);
      if (!ran.ok) throw new Error(JSON.stringify(ran.error));
      return ran.value;
    },
    restart() {
      engine.stop();
      return offlineTablet({ ...options, device, disk, at: clock });
    },
  };
}

export const offlinePorts = (): Omit<EnginePorts, 'database' | 'relaxed' | 'now'> => ({
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  subtle: crypto.subtle,
  after(ms, task) {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  fetch: () => Promise.reject(new TypeError('no network')),
  openSocket: () => ({ send: () => undefined, close: () => undefined }),
  onNetwork: () => () => undefined,
  beforeWriting: () => Promise.resolve(),
  persisted: () => Promise.resolve(false),
  persist: () => Promise.resolve(false),
  estimate: () => Promise.resolve({ usage: 0, quota: 0 }),
});

/** Hashed once: it takes as long as it must. */
let hashedPin: ReturnType<typeof hashPin> | null = null;

/** Writes down that this tablet has joined a store with the test store's registers. */
export async function seed(
  database: Database,
  device: string,
  staff: StaffId | null,
  at: StoreId = store,
  given: Registers = registersOf(),
): Promise<void> {
  const keyPair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ]);
  const identity = {
    chain,
    store: at,
    storeName: 'Test',
    device: id<DeviceId>(device),
    deviceName: device,
    till: device.replace('d1', 'A').replace('d2', 'B').replace('d3', 'C').replace('d4', 'D'),
    block: 1,
    demo: false,
  };
  const registers = { ...given, store: { ...given.store, id: at } };
  const pin = await (hashedPin ??= hashPin(crypto.subtle, offlinePorts().random, PIN, null));
  const rows = recordsOf(registers).map(({ collection, record }) => ({
    collection,
    id: record.id,
    record: record.id === manager ? { ...record, pin } : record,
  }));
  await database.registers.bulkPut(rows);
  for (const [name, home] of [
    [chainDoc(chain), 'chain'],
    [storeDoc(at), 'store'],
  ] as const) {
    const doc = new Y.Doc();
    for (const { collection, record } of rows) {
      if (COLLECTION_HOME[collection] === home) writeRecord(doc.getMap(collection), record);
    }
    await database.updates.add({ doc: name, bytes: Y.encodeStateAsUpdate(doc) });
  }
  await database.device.bulkPut([
    deviceRow('identity', identity),
    deviceRow('keyPair', keyPair),
    deviceRow('staff', staff),
  ]);
}

function recordsOf(
  registers: Registers,
): readonly { readonly collection: CollectionName; readonly record: Identified }[] {
  return (Object.keys(registers) as (keyof Registers)[]).flatMap((collection) => {
    const held = registers[collection];
    const records =
      held instanceof Map ? [...(held as Map<string, Identified>).values()] : [held as Identified];
    return records.map((record) => ({ collection, record }));
  });
}
