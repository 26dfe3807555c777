import { Database } from '#client/engine/database.ts';
import { createEngine, type Engine } from '#client/engine/engine.ts';
import type { EnginePorts } from '#client/engine/ports.ts';
import { assert } from '#domain/kernel/assert.ts';
import { instant, instantFromIso } from '#domain/kernel/instant.ts';

import { createEveningClock, type EveningClock } from './evening.ts';
import { createHub, type BenchHub } from './hub.ts';
import { makeStore, randomBytes, type BenchStore } from './store-docs.ts';

/** The evening on which everything happens. */
export const EVENING_START = instantFromIso('2026-11-20T17:10:00+08:00');

export interface BenchTablet {
  readonly engine: Engine;
  readonly store: BenchStore;
  readonly clock: EveningClock;
  readonly hub: BenchHub;
  readonly database: Database;
}

export interface TabletOptions {
  /** Whether the hub can still be reached once the tablet has joined. */
  readonly online: boolean;
  /** Journal documents that the hub holds already, each as one Yjs update. */
  readonly journal?: ReadonlyMap<string, Uint8Array>;
  /** Timers run so many times as fast. */
  readonly hurry?: number;
}

/** A tablet with the real engine on this browser's disk, which has not joined yet. */
export async function makeTablet(
  name: string,
  { journal = new Map(), hurry = 1 }: Omit<TabletOptions, 'online'>,
): Promise<BenchTablet & { readonly cutOff: () => void }> {
  const store = await makeStore();
  const clock = createEveningClock(EVENING_START);
  const hub = createHub(store.grant, new Map([...store.docs, ...journal]), clock.now);
  const database = new Database(name);
  let isCutOff = false;
  const closers: (() => void)[] = [];
  const ports: EnginePorts = {
    database,
    relaxed: new Database(name, { durability: 'relaxed' }),
    now: () => instant(clock.now()),
    random: randomBytes,
    subtle: crypto.subtle,
    after(ms, task) {
      const timer = setTimeout(task, ms / hurry);
      return () => clearTimeout(timer);
    },
    fetch: (path, init) =>
      isCutOff ? Promise.reject(new TypeError('no network')) : hub.fetch(path, init),
    openSocket(path, protocols, events) {
      if (isCutOff) {
        // A token from before is still good; the network is not.
        queueMicrotask(events.onClose);
        return { send: () => undefined, close: () => undefined };
      }
      const socket = hub.openSocket(path, protocols, events);
      closers.push(events.onClose);
      return socket;
    },
    onNetwork: () => () => undefined,
    beforeWriting: () => Promise.resolve(),
    persisted: async () => true,
    persist: async () => true,
    estimate: async () => ({ usage: 0, quota: 1 }),
  };
  const cutOff = (): void => {
    isCutOff = true;
    for (const close of closers.splice(0)) close();
  };
  return { engine: createEngine(ports), store, clock, hub, database, cutOff };
}

/** A tablet that has joined its store, with the cashier signed in. */
export async function openTablet(name: string, options: TabletOptions): Promise<BenchTablet> {
  const tablet = await makeTablet(name, options);
  const { engine, store, cutOff } = tablet;
  const joined = await engine.tryDemo('zh-CN');
  assert(joined.ok, 'the tablet could not join');
  await registersCame(engine);
  const signedIn = await engine.signIn(store.cashier.id, store.cashier.pin);
  assert(signedIn.ok, 'the cashier could not sign in');
  if (!options.online) cutOff();
  return tablet;
}

/** The store's day is known as soon as its registers are. */
async function registersCame(engine: Engine): Promise<void> {
  const came = Promise.withResolvers<void>();
  const end = await engine.onStatus(({ date }) => {
    if (date !== null) came.resolve();
  });
  await came.promise;
  end();
}
