import type { ChainId } from '#domain/kernel/ids.ts';
import { newSecret } from '#sync-server/auth/token.ts';
import type { BankTerms } from '#sync-server/bank/link.ts';
import { createDocuments, type Documents } from '#sync-server/documents/documents.ts';
import { SET_ASIDE_TABLE, takeUp } from '#sync-server/entries/set-aside.ts';
import { createBankTerms } from './bank-terms.ts';
import { createChallenges, type Challenges } from './challenges.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createLogCounts, type LogCounts } from './log-counts.ts';
import { notePrepaid } from './prepaid.ts';
import { createRegisters, type Registers } from './registers.ts';
import { createRegistry, type Registry } from './registry.ts';
import { OFFICE_TABLES } from './schema.ts';
import { createMeta } from '#sync-server/documents/meta.ts';
import { createTabs, type Tabs } from './tabs.ts';

/** Everything that an office is made of, once its chain is founded. */
export interface OfficeParts extends Founded {
  readonly storage: DurableObjectStorage;
  readonly docs: Documents;
  readonly registry: Registry;
  readonly registers: Registers;
  readonly directory: Directory;
  readonly challenges: Challenges;
  readonly logCounts: LogCounts;
  readonly tabs: Tabs;
  readonly bankTerms: () => BankTerms;
}

interface Founded {
  readonly chain: ChainId;
  readonly demo: boolean;
  /** What tokens are signed with. */
  readonly secret: string;
  /** What the chain's PINs are hashed with, base64url; absent for a chain without one. */
  readonly pinSecret?: string;
  /** This office's life: cursors into its directory hold within it. */
  readonly epoch: string;
}

/** The office as it was left, or null for a chain that nobody founded: that keeps nothing on disk. */
export function reviveOffice(storage: DurableObjectStorage): OfficeParts | null {
  const tables = storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'meta'").toArray();
  if (tables.length === 0) return null;
  const text = createMeta(storage.sql).get('founded');
  if (text === null) return null;
  // Written by makeOffice alone.
  const office = buildOffice(storage, JSON.parse(text) as Founded);
  storage.transactionSync(() => {
    for (const [store, entries] of takeUp(storage.sql)) {
      office.tabs.add(store, entries);
      notePrepaid(storage.sql, store, entries);
    }
  });
  return office;
}

export function makeOffice(
  storage: DurableObjectStorage,
  chain: ChainId,
  demo: boolean,
  pinSecret?: string,
): OfficeParts {
  const founded: Founded = {
    chain,
    demo,
    secret: newSecret(),
    epoch: crypto.randomUUID(),
    ...(pinSecret === undefined ? {} : { pinSecret }),
  };
  const parts = buildOffice(storage, founded);
  createMeta(storage.sql).set('founded', JSON.stringify(founded));
  return parts;
}

function buildOffice(storage: DurableObjectStorage, founded: Founded): OfficeParts {
  storage.sql.exec(OFFICE_TABLES + SET_ASIDE_TABLE);
  const docs = createDocuments(storage);
  const registry = createRegistry(storage.sql);
  const directory = createDirectory(storage.sql);
  return {
    ...founded,
    storage,
    docs,
    registry,
    directory,
    registers: createRegisters(founded.chain, docs, registry, directory),
    challenges: createChallenges(storage.sql),
    logCounts: createLogCounts(storage.sql),
    tabs: createTabs(storage.sql),
    bankTerms: createBankTerms(founded.chain, docs, registry),
  };
}
