import type {
  CaseRow,
  ClosingRow,
  Database,
  DeviceRow,
  DocRow,
  HubPrintRow,
  MemberAccountsRow,
  MemberRow,
  MemberTextRow,
  MonthRow,
  OutboxRow,
  PrinterStateRow,
  PrintQueueRow,
  PrintRow,
  RegisterRow,
  RollupRow,
  RoomRow,
  SegmentRow,
  ShiftRow,
  SpanRow,
  TabRow,
  UpdateRow,
} from '../database.ts';
import { createChanges, type Changes } from './changed-parts.ts';

/** What one transaction writes: rows to put by table, and what to take away first. */
export interface Writes {
  readonly updates?: readonly UpdateRow[];
  readonly outbox?: readonly OutboxRow[];
  readonly docs?: readonly DocRow[];
  readonly rooms?: readonly RoomRow[];
  readonly tabs?: readonly TabRow[];
  readonly shifts?: readonly ShiftRow[];
  readonly cases?: readonly CaseRow[];
  readonly prints?: readonly PrintRow[];
  readonly printQueue?: readonly PrintQueueRow[];
  readonly hubPrints?: readonly HubPrintRow[];
  readonly printerStates?: readonly PrinterStateRow[];
  readonly rollups?: readonly RollupRow[];
  readonly months?: readonly MonthRow[];
  readonly registers?: readonly RegisterRow[];
  readonly members?: readonly MemberRow[];
  readonly accounts?: readonly MemberAccountsRow[];
  /** Added after those that are there; see members/text-index.ts. */
  readonly memberTexts?: readonly MemberTextRow[];
  readonly segments?: readonly SegmentRow[];
  readonly spans?: readonly SpanRow[];
  readonly closings?: readonly ClosingRow[];
  readonly device?: readonly DeviceRow[];
  readonly remove?: Removals;
}

export interface Removals {
  /** Documents whose stored updates go. */
  readonly updatesOf?: readonly string[];
  readonly outbox?: readonly number[];
  readonly docs?: readonly string[];
  readonly tabs?: readonly string[];
  readonly cases?: readonly string[];
  readonly prints?: readonly string[];
  readonly printQueue?: readonly string[];
  readonly hubPrints?: readonly string[];
  readonly closings?: readonly string[];
  readonly memberTexts?: readonly number[];
}

/** Another tab of this tablet became the till; this engine's books are no longer the newest. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** Row of `device` that says which engine may write. */
export const SESSION_KEY = 'session';

const TABLES = [
  'updates',
  'outbox',
  'docs',
  'rooms',
  'tabs',
  'shifts',
  'cases',
  'prints',
  'printQueue',
  'hubPrints',
  'printerStates',
  'rollups',
  'months',
  'registers',
  'members',
  'memberTexts',
  'accounts',
  'segments',
  'spans',
  'closings',
  'device',
] as const;

/**
 * Writes all of it in one transaction of the connection's durability, or nothing.
 *
 * The session row is read in the same transaction, so that an engine that was frozen while another
 * tab took over can never write after it.
 *
 * This is plain IndexedDB: the layers of a Dexie transaction take as long as the disk does, and a
 * command waits for both.
 *
 * @returns the ids of the outbox rows, in order, once the transaction is complete.
 * @throws whatever aborted the transaction, as QuotaExceededError; SupersededError as above.
 */
export async function commit(
  db: Database,
  session: string,
  writes: Writes,
): Promise<readonly number[]> {
  const tables = TABLES.filter((name) => isTouched(writes, name));
  const transaction = await begin(db, [...new Set([...tables, 'device'])]);
  const changes = createChanges(db);
  const done = completion(transaction);
  let isHeld = true;
  let puts: readonly Put[] = [];
  try {
    const holder = transaction.objectStore('device').get(SESSION_KEY);
    holder.addEventListener('success', () => {
      // The row's value is whatever the table holds: only the text itself will do.
      isHeld = (holder.result as DeviceRow | undefined)?.value === session;
      if (!isHeld) transaction.abort();
    });
    // A removal finds its rows first; it must not find those that are put here.
    remove(transaction, writes.remove ?? {}, changes);
    puts = tables.flatMap((name) => putAll(transaction, name, writes[name] ?? []));
    await done;
    tell(changes, puts);
    const added = puts.filter(({ table }) => table === 'outbox');
    return added.map(({ request }) => Number(request.result));
  } catch (cause) {
    // A row that can't be stored throws at once, while the transaction goes on.
    abort(transaction);
    done.catch(() => undefined);
    // It may all be there, and the disk's word be lost: screens look again.
    tell(changes, puts);
    throw isHeld ? cause : new SupersededError('another tab is the till');
  }
}

function tell(changes: Changes, puts: readonly Put[]): void {
  for (const { table, row, request } of puts) {
    if (request.readyState === 'done' && !request.error) changes.wasPut(table, request.result, row);
  }
  changes.tell();
}

/** A connection that the browser closed, as when its disk failed, is opened once more. */
async function begin(db: Database, tables: readonly string[]): Promise<IDBTransaction> {
  const { durability } = db;
  if (!db.isOpen()) await db.open();
  try {
    return db.backendDB().transaction(tables, 'readwrite', { durability });
  } catch (cause) {
    if (!(cause instanceof Error) || cause.name !== 'InvalidStateError') throw cause;
    db.close({ disableAutoOpen: false });
    await db.open();
    return db.backendDB().transaction(tables, 'readwrite', { durability });
  }
}

const completion = (transaction: IDBTransaction): Promise<void> =>
  new Promise((done, failed) => {
    transaction.addEventListener('complete', () => done());
    transaction.addEventListener('abort', () =>
      failed(transaction.error ?? new DOMException('the transaction was aborted', 'AbortError')),
    );
  });

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

interface Put {
  readonly table: string;
  readonly row: object;
  /** Gives the row's key. */
  readonly request: IDBRequest<IDBValidKey>;
}

function putAll(
  transaction: IDBTransaction,
  table: string,
  rows: readonly object[],
): readonly Put[] {
  if (rows.length === 0) return [];
  const store = transaction.objectStore(table);
  return rows.map((row) => ({ table, row, request: store.put(row) }));
}

/** Several writes as one; of rows with one key the later stands. */
export function mergeWrites(all: readonly Writes[]): Writes {
  // Lists are joined with their own kind, by name.
  return {
    ...joinLists(all.map((writes) => ({ ...writes, remove: [] }))),
    remove: joinLists(all.map(({ remove }) => remove ?? {})),
  };
}

function joinLists(all: readonly object[]): Readonly<Record<string, readonly never[]>> {
  const joined: Record<string, never[]> = {};
  for (const lists of all) {
    // Both Writes and Removals hold lists alone.
    for (const [name, list] of Object.entries(lists) as [string, readonly never[]][]) {
      (joined[name] ??= []).push(...list);
    }
  }
  return joined;
}

const isTouched = (writes: Writes, name: (typeof TABLES)[number]): boolean => {
  const { remove } = writes;
  if (writes[name]?.length) return true;
  if (name === 'updates') return Boolean(remove?.updatesOf?.length);
  return Boolean(remove?.[name as keyof Removals]?.length);
};

function remove(
  transaction: IDBTransaction,
  { updatesOf = [], ...keys }: Removals,
  changes: Changes,
): void {
  for (const doc of updatesOf) {
    const store = transaction.objectStore('updates');
    const found = store.index('doc').getAllKeys(doc);
    found.addEventListener('success', () => {
      for (const key of found.result) {
        changes.wasDeleted('updates', key);
        store.delete(key);
      }
    });
  }
  for (const [table, gone] of Object.entries(keys)) {
    for (const key of gone) {
      changes.wasDeleted(table, key);
      transaction.objectStore(table).delete(key);
    }
  }
}
