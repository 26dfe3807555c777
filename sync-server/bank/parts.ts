import type { ChainId, RandomBytes, StoreId } from '#domain/kernel/ids.ts';
import { randomBytes } from '#sync-server/auth/random.ts';
import { createMeta, type Meta } from '#sync-server/documents/meta.ts';
import { SET_ASIDE_TABLE } from '#sync-server/entries/set-aside.ts';
import { createAsks, type Asks } from './asks.ts';
import { createHubs, type Hubs } from './hubs.ts';
import type { BankTerms } from './link.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { BANK_TABLES } from './schema.ts';
import { hasTerms, readTerms, writeTerms } from './terms.ts';

/** Everything that a bank is made of, once a hub of its chain has called it. */
export interface BankParts {
  readonly chain: ChainId;
  readonly storage: DurableObjectStorage;
  readonly meta: Meta;
  readonly ledger: Ledger;
  readonly asks: Asks;
  readonly hubs: Hubs;
  readonly random: RandomBytes;
  readonly terms: () => BankTerms;
  /** Whether the office has ever told them. */
  readonly hasTerms: () => boolean;
  readonly setTerms: (terms: BankTerms) => void;
}

/** The bank as it was left, or null for one that nobody called: that keeps nothing on disk. */
export function reviveBank(storage: DurableObjectStorage): BankParts | null {
  const tables = storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'meta'").toArray();
  if (tables.length === 0) return null;
  const chain = createMeta(storage.sql).get('chain');
  // Written by makeBank alone.
  return chain === null ? null : buildBank(storage, chain as ChainId, randomBytes);
}

/** @param random for the ids of allowances; a simulation gives its own. */
export function makeBank(
  storage: DurableObjectStorage,
  chain: ChainId,
  random: RandomBytes = randomBytes,
): BankParts {
  const parts = buildBank(storage, chain, random);
  parts.meta.set('chain', chain);
  return parts;
}

function buildBank(storage: DurableObjectStorage, chain: ChainId, random: RandomBytes): BankParts {
  const { sql } = storage;
  sql.exec(BANK_TABLES + SET_ASIDE_TABLE);
  const meta = createMeta(sql);
  const hubs = createHubs(sql);
  let terms = readTerms(meta);
  return {
    chain,
    storage,
    meta,
    ledger: createLedger(sql),
    asks: createAsks(sql),
    hubs,
    random,
    terms: () => terms,
    hasTerms: () => hasTerms(meta),
    setTerms(told) {
      terms = told;
      writeTerms(meta, told);
      // All stores of the chain, so that a bank whose disk was lost knows whom to tell.
      for (const store of Object.keys(told.clocks)) hubs.meet(store as StoreId);
    },
  };
}
