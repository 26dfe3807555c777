import type {
  CaseRow,
  ClosingRow,
  Database,
  DeviceRow,
  DocRow,
  MemberRow,
  OutboxRow,
  RegisterRow,
  RollupRow,
  RoomRow,
  SegmentRow,
  ShiftRow,
  TabRow,
  UpdateRow,
} from '../database.ts';

/** What one transaction writes: rows to put by table, and what to take away first. */
export interface Writes {
  readonly updates?: readonly UpdateRow[];
  readonly outbox?: readonly OutboxRow[];
  readonly docs?: readonly DocRow[];
  readonly rooms?: readonly RoomRow[];
  readonly tabs?: readonly TabRow[];
  readonly shifts?: readonly ShiftRow[];
  readonly cases?: readonly CaseRow[];
  readonly rollups?: readonly RollupRow[];
  readonly registers?: readonly RegisterRow[];
  readonly members?: readonly MemberRow[];
  readonly segments?: readonly SegmentRow[];
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
  'rollups',
  'registers',
  'members',
  'segments',
  'closings',
  'device',
] as const;

/**
 * Writes all of it in one transaction of the connection's durability, or nothing.
 *
 * The session row is read in the same transaction, so that an engine that was frozen while another
 * tab took over can never write after it.
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
  const scope = [...new Set([...tables, 'device' as const])].map((name) => db.table(name));
  return db.transaction('rw', scope, async () => {
    const holder = db.device.get(SESSION_KEY).then((row) => {
      if (row?.value !== session) throw new SupersededError('another tab is the till');
    });
    const removed = removals(db, writes.remove ?? {});
    // A removal finds its rows first; it must not find those that are put here.
    if (removed.length > 0) await Promise.all(removed);
    const outbox = writes.outbox?.length
      ? db.outbox.bulkAdd([...writes.outbox], { allKeys: true })
      : Promise.resolve([]);
    const puts = tables
      .filter((name) => name !== 'outbox')
      .map((name) => {
        const rows = writes[name];
        // Each row is of its own table: the pairing is by name.
        return rows?.length ? db.table<unknown>(name).bulkPut([...rows]) : null;
      });
    await Promise.all([holder, outbox, ...puts]);
    return outbox;
  });
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

function removals(db: Database, remove: Removals): readonly Promise<unknown>[] {
  const { updatesOf, outbox, docs, tabs, cases } = remove;
  return [
    ...(updatesOf?.length
      ? [
          db.updates
            .where('doc')
            .anyOf([...updatesOf])
            .delete(),
        ]
      : []),
    ...(outbox?.length ? [db.outbox.bulkDelete([...outbox])] : []),
    ...(docs?.length ? [db.docs.bulkDelete([...docs])] : []),
    ...(tabs?.length ? [db.table('tabs').bulkDelete([...tabs])] : []),
    ...(cases?.length ? [db.table('cases').bulkDelete([...cases])] : []),
  ];
}
