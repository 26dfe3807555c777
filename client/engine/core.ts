import type * as Y from 'yjs';
import type { Books } from '#domain/books/books.ts';
import { createBooks } from '#domain/books/books.ts';
import { businessDateOf, type BusinessDate } from '#domain/kernel/business-date.ts';
import type { MemberId, PrinterId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Sha256 } from '#domain/journal/seal.ts';
import type { Registers } from '#domain/registers/registers.ts';
import { present } from '#domain/kernel/assert.ts';
import type { DeviceIdentity } from './api.ts';
import { sha256With } from './bytes.ts';
import { correctedNow } from './clock.ts';
import type { Guests } from './accounts/guests.ts';
import type {
  HubPrintRow,
  MemberAccountsRow,
  MemberTextRow,
  OutboxRow,
  PrinterStateRow,
} from './database.ts';
import { openDay, type OpenDay } from './journal/documents.ts';
import type { OwnLog } from './journal/own-log.ts';
import { createMutex, type Exclusive } from './mutex.ts';
import type { EnginePorts } from './ports.ts';
import { commit, SupersededError, type Writes } from './project/commit.ts';
import type { RegisterDoc } from './registers/documents.ts';
import { createStatusBoard, type StatusBoard } from './status.ts';
import { readUnsent } from './stored-status.ts';

/** What the engine holds in memory of a store: dropped whole, and loaded again, when a write fails. */
export interface Memory {
  identity: DeviceIdentity;
  readonly key: CryptoKeyPair;
  readonly days: Map<BusinessDate, OpenDay>;
  readonly registerDocs: Map<string, RegisterDoc>;
  /** Business dates whose document was set aside and isn't whole again yet. */
  readonly incomplete: Set<BusinessDate>;
  /** Cases found so far, by the aggregate that raised them: one that a refolding ends is removed. */
  readonly casesAbout: Map<string, readonly string[]>;
  /** Null until the store's registers have come. */
  registers: Registers | null;
  /** Members' accounts: every row of which something is pending, and those asked for lately. */
  readonly accounts: Map<MemberId, MemberAccountsRow>;
  /** How the store's printers were last heard to be. */
  readonly printerStates: Map<PrinterId, PrinterStateRow>;
  /** What the hub last said of copies on its printers, by the row's id. */
  readonly hubPrints: Map<string, HubPrintRow>;
  log: OwnLog;
  books: Books;
}

/** What the parts of the engine share. One to an engine. */
export interface Core {
  readonly ports: EnginePorts;
  readonly exclusive: Exclusive;
  readonly status: StatusBoard;
  readonly session: string;
  readonly sha256: Sha256;
  memory: Memory | null;
  /** Open board documents by name: locks and marks, no money, kept nowhere. */
  readonly boards: Map<string, Y.Doc>;
  clockOffsetMs: number | null;
  /** Entries of this tablet's that the server had and has lost, by document, as it last told. */
  readonly lost: Map<string, number>;
  /** When that was first noticed; 0 while nothing is lost. */
  lostAt: number;
  /** Told of outbox rows when they are durable, with their ids. */
  onOutbox: (rows: readonly (OutboxRow & { readonly id: number })[]) => void;
  /** Told of the texts that members are found by from now on; null when all may differ. */
  onMembers: (texts: readonly MemberTextRow[] | null) => void;
  /** Told who sat down at a tab by a command of this tablet, and who left one. */
  onGuests: (guests: Guests) => void;
  /** Told of members of whose accounts the bank would like something back. */
  onRecalls: (members: readonly MemberId[]) => void;
  /** Told when the hub spoke of jobs that this tablet is to record something of. */
  onHubPrints: () => void;
  /** Told when memory was dropped and loaded again, so that subscriptions name the new documents. */
  onReload: () => void;
  /** Other tablets' public keys, by device. */
  readonly deviceKeys: Map<string, CryptoKey>;
  /** Set for good when another tab became the till. */
  isSuperseded: boolean;
}

export function createCore(ports: EnginePorts): Core {
  return {
    ports,
    exclusive: createMutex(),
    status: createStatusBoard(),
    session: [...ports.random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    sha256: sha256With(ports.subtle),
    memory: null,
    boards: new Map(),
    deviceKeys: new Map(),
    clockOffsetMs: null,
    lost: new Map(),
    lostAt: 0,
    onOutbox: () => undefined,
    onMembers: () => undefined,
    onGuests: () => undefined,
    onRecalls: () => undefined,
    onHubPrints: () => undefined,
    onReload: () => undefined,
    isSuperseded: false,
  };
}

/** The time that facts bear (see clock.ts). */
export const nowOf = (core: Core): Instant => correctedNow(core.ports.now(), core.clockOffsetMs);

/** Today's business date of the store, or null before its settings have come. */
export function todayOf(core: Core, memory: Memory | null = core.memory): BusinessDate | null {
  const store = memory?.registers?.store;
  return store ? businessDateOf(nowOf(core), store) : null;
}

/** The day's document, opened empty when nothing is stored of it. */
export function dayOf(memory: Memory, date: BusinessDate): OpenDay {
  const found = memory.days.get(date);
  if (found) return found;
  const day = openDay(memory.identity.store, date);
  memory.days.set(date, day);
  return day;
}

export const emptyBooks = (identity: DeviceIdentity): Books => createBooks(identity.store);

/** Shows again how much the server lacks: what it has not acknowledged, and what it lost. */
export async function countOutbox(core: Core): Promise<void> {
  const { unsent, oldestUnsentAt } = await readUnsent(core.ports.database);
  const lost = [...core.lost.values()].reduce((all, count) => all + count, 0);
  core.lostAt = lost === 0 ? 0 : core.lostAt || core.ports.now();
  const since = [oldestUnsentAt, core.lostAt].filter((at) => at > 0);
  core.status.set({
    unsent: unsent + lost,
    oldestUnsentAt: since.length === 0 ? 0 : Math.min(...since),
  });
}

export type Durability = 'strict' | 'relaxed';

/**
 * Commits, and tells the sync client of what is to be sent.
 *
 * @throws what aborted the transaction; nothing of it was kept. The caller reloads (see reload.ts).
 */
export async function write(core: Core, writes: Writes, durability: Durability): Promise<void> {
  const { database, relaxed } = core.ports;
  try {
    const db = durability === 'strict' ? database : relaxed;
    const ids = await commit(db, core.session, writes);
    if (writes.members?.length) core.onMembers(writes.memberTexts ?? null);
    const rows = writes.outbox ?? [];
    if (rows.length === 0) return;
    countUnsent(core, rows);
    core.onOutbox(rows.map((row, index) => ({ ...row, id: present(ids[index], 'outbox id') })));
  } catch (cause) {
    if (cause instanceof Error && cause.name === SupersededError.name) core.isSuperseded = true;
    throw cause;
  }
}

function countUnsent(core: Core, rows: readonly OutboxRow[]): void {
  const { unsent, oldestUnsentAt } = core.status.get();
  core.status.set({
    unsent: unsent + rows.reduce((sum, row) => sum + row.count, 0),
    oldestUnsentAt: oldestUnsentAt || (rows[0]?.at ?? 0),
  });
}
