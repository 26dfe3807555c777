import type { ChainId, StoreId } from '#domain/kernel/ids.ts';
import { createDocuments, type Documents } from '#sync-server/documents/documents.ts';
import { createMeta, type Meta } from '#sync-server/documents/meta.ts';
import type { HubGrant } from '#sync-server/office/link.ts';
import { createPrinting, type Printing } from '#sync-server/printing/printing.ts';
import { createAccountRows, type AccountRows } from './accounts.ts';
import { createBankOutbox, type BankOutbox } from './bank-outbox.ts';
import { createDevices, type Devices } from './devices.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createLogs, type Logs } from './logs.ts';
import { createOutgoing, type Outgoing } from './outgoing.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPresence, type Presence } from './presence.ts';
import { createQuarantine, type Quarantine } from './quarantine.ts';
import { HUB_TABLES } from './schema.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createWaiting, type Waiting } from './waiting.ts';

/** Everything that a hub is made of, once it knows whose it is. */
export interface HubParts {
  readonly chain: ChainId;
  readonly store: StoreId;
  readonly secret: string;
  /** This hub's life; see HubBatch. */
  readonly instance: string;
  readonly storage: DurableObjectStorage;
  readonly meta: Meta;
  readonly docs: Documents;
  readonly logs: Logs;
  readonly devices: Devices;
  readonly waiting: Waiting;
  readonly quarantine: Quarantine;
  readonly outbox: Outbox;
  readonly bankOutbox: BankOutbox;
  readonly presence: Presence;
  readonly directory: Directory;
  readonly accounts: AccountRows;
  readonly printing: Printing;
  readonly sessions: Sessions;
  readonly outgoing: Outgoing;
}

/** The hub as it was left, or null where it never was one: such a hub keeps nothing on disk. */
export function reviveParts(ctx: DurableObjectState): HubParts | null {
  const tables = ctx.storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'meta'").toArray();
  if (tables.length === 0) return null;
  const text = createMeta(ctx.storage.sql).get('grant');
  // Written by makeParts alone.
  return text === null ? null : buildParts(ctx, JSON.parse(text) as StoredGrant);
}

/** Makes the hub of a store that the office vouches for. */
export function makeParts(ctx: DurableObjectState, grant: HubGrant): HubParts {
  const stored: StoredGrant = { ...grant, instance: crypto.randomUUID() };
  const parts = buildParts(ctx, stored);
  parts.meta.set('grant', JSON.stringify(stored));
  return parts;
}

interface StoredGrant extends HubGrant {
  readonly instance: string;
}

function buildParts(ctx: DurableObjectState, grant: StoredGrant): HubParts {
  const { storage } = ctx;
  return {
    ...grant,
    ...storedParts(storage),
    sessions: createSessions(ctx),
    outgoing: createOutgoing(),
  };
}

/** All parts that live in the hub's tables, which are made where they are missing. */
export function storedParts(
  storage: DurableObjectStorage,
): Omit<HubParts, keyof StoredGrant | 'sessions' | 'outgoing'> {
  const { sql } = storage;
  sql.exec(HUB_TABLES);
  const docs = createDocuments(storage);
  return {
    storage,
    docs,
    printing: createPrinting(storage, docs),
    meta: createMeta(sql),
    logs: createLogs(sql),
    devices: createDevices(sql),
    waiting: createWaiting(sql),
    quarantine: createQuarantine(sql),
    outbox: createOutbox(sql),
    bankOutbox: createBankOutbox(sql),
    presence: createPresence(sql),
    directory: createDirectory(sql),
    accounts: createAccountRows(sql),
  };
}
