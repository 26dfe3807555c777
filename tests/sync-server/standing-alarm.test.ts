import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { id, type ChainId, type StoreId } from '#domain/kernel/ids.ts';
import { Bank } from '#sync-server/bank/bank.ts';
import { Office } from '#sync-server/office/office.ts';
import { createTestStorage, type TestStorage } from '#tests/setup/sqlite-storage.ts';
import { withFiveHundred } from './bank/one-member.ts';

vi.mock('cloudflare:workers', () => ({
  DurableObject: class {
    readonly ctx: unknown;
    readonly env: unknown;
    constructor(ctx: unknown, env: unknown) {
      this.ctx = ctx;
      this.env = env;
    }
  },
}));

const chain = id<ChainId>('chain1');
const newStore = id<StoreId>('new-store');

/** What a hub says when it is told: that it is somebody's, that it is nobody's yet, or nothing. */
type HubAnswer = () => Promise<boolean>;
const silent: HubAnswer = () => new Promise(() => undefined);
const unfounded: HubAnswer = async () => false;

/** What a Durable Object runs in, as far as alarms and other objects go. */
function createRuntime(storage: TestStorage, answer: HubAnswer) {
  const alarms: number[] = [];
  const told: string[] = [];
  const waiting: Promise<unknown>[] = [];
  const tell = (store: string) => async (): Promise<boolean> => {
    told.push(store);
    return answer();
  };
  const ctx = {
    storage: { ...storage, setAlarm: async (at: number) => void alarms.push(at) },
    waitUntil: (promise: Promise<unknown>) => void waiting.push(promise),
  };
  const env = {
    OFFICE: { idFromName: String, get: () => ({ bankTerms: async () => null }) },
    STORE_HUB: {
      idFromName: String,
      get: (store: string) => ({ accountsChanged: tell(store), registersChanged: tell(store) }),
    },
  };
  const settle = async (): Promise<void> => {
    await Promise.all(waiting.splice(0));
  };
  return { ctx: ctx as never, env: env as never, alarms, told, settle };
}

/** Alarms of the next minute: later ones are of allowances that end. */
const soon = (alarms: readonly number[]): readonly number[] =>
  alarms.filter((at) => at < Date.now() + 60_000);

describe('a bank that has rows for a hub', () => {
  let storage: TestStorage;

  beforeEach(() => {
    const { world } = withFiveHundred(1);
    vi.useFakeTimers({ now: world.now, toFake: ['Date'] });
    world.bank.hubs.meet(newStore);
    storage = world.storage;
  });
  afterEach(() => vi.useRealTimers());

  it('[HUB-33] has an alarm stand before it is told, and tells it again in the next process', () => {
    for (const _ of ['this process', 'the next one']) {
      const { ctx, env, alarms, told } = createRuntime(storage, silent);
      expect(new Bank(ctx, env)).toBeDefined();
      expect(told).toContain(newStore);
      expect(soon(alarms)).toHaveLength(1);
    }
  });

  it('[HUB-33] lets one be that no tablet has called, and sleeps', async () => {
    const { ctx, env, alarms, told, settle } = createRuntime(storage, unfounded);
    const bank = new Bank(ctx, env);
    await settle();
    alarms.length = 0;
    told.length = 0;
    await bank.alarm();
    await settle();
    expect(told).toEqual([]);
    expect(soon(alarms)).toEqual([]);
  });
});

describe('an office whose registers changed', () => {
  /** A chain with a store that hasn't heard of the newest registers. */
  function staleStore(): TestStorage {
    const storage = createTestStorage();
    const { ctx, env } = createRuntime(storage, silent);
    new Office(ctx, env).found(chain, newStore, {
      chainName: 'Chain',
      store: { name: 'First', timeZone: 'Asia/Shanghai', closeoutMinute: 480 },
      owner: { id: id<never>('owner1'), name: 'Owner', pin: {} as never },
      device: { name: 'Front', key: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } },
    });
    storage.sql.exec('UPDATE stores SET stale = 1');
    return storage;
  }

  it('[HUB-33] has an alarm stand before a hub is told, and tells it when it wakes', () => {
    const { ctx, env, alarms, told } = createRuntime(staleStore(), silent);
    expect(new Office(ctx, env)).toBeDefined();
    expect(told).toEqual([newStore]);
    expect(alarms).toHaveLength(1);
  });

  it('[HUB-33] lets one be that no tablet has called, and sleeps', async () => {
    const { ctx, env, alarms, told, settle } = createRuntime(staleStore(), unfounded);
    const office = new Office(ctx, env);
    await settle();
    alarms.length = 0;
    told.length = 0;
    await office.alarm();
    expect(told).toEqual([]);
    expect(alarms).toEqual([]);
  });
});
