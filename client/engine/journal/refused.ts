import * as Y from 'yjs';
import { isKnown, type Entry, type LogRef } from '#domain/journal/entry.ts';
import { fromTuple } from '#domain/journal/tuple.ts';
import { isBusinessDate } from '#domain/kernel/business-date.ts';
import { accountsAfter, accountsWithout } from '../accounts/held.ts';
import { write, dayOf, type Core, type Memory } from '../core.ts';
import type { OutboxRow, UpdateRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { load } from '../project/load.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { takeIn } from '../project/take-in.ts';
import { writersOf } from '../sync/writers.ts';
import { appendFacts } from './append.ts';
import { newLog } from './own-log.ts';
import { setAllAside } from './quarantine.ts';
import { sealLog } from './seal-log.ts';

/** A disk that refused is tried again after this, ms. */
const AGAIN_MS = 60_000;

/**
 * What the hub kept in its quarantine never enters the journal as it is, and neither does what comes
 * after it in the same log: this disk is an older copy of itself that went on, or its chain is
 * broken. So all of that log that was not taken leaves the outbox, its bytes kept under another
 * name; the document is fetched again; and the facts are recorded anew in a new epoch of this
 * device's log, with the times and people that they had. Nothing is counted twice, since the hub has
 * said that it counts none of the refused; and nothing is lost where the tablet ends in between, since
 * what is still to be recorded stands on the disk from the transaction that took it away.
 */
export const recordAnew = (
  core: Core,
  doc: string,
  ids: readonly number[],
  reason: string,
): Promise<void> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      const refused = memory && (await refusedRows(core, memory, ids));
      if (!memory || !refused || refused.rows.length === 0) return;
      const { rows, log } = refused;
      const entries = rows.flatMap((row) => entriesOf(memory, row, log));
      await forget(core, memory, { doc, log, rows, reason, entries });
      await load(core);
      await recordLeft(core);
      core.onReload();
    } catch (cause) {
      await recover(core, cause);
    }
  });

/**
 * Records what {@link recordAnew} has still to record, as after a power cut in the middle of it; again
 * after a while where the disk refuses. Call within the mutex.
 */
export async function recordLeft(core: Core): Promise<void> {
  try {
    const left = (await readDevice(core.ports.database, 'anew')) ?? [];
    for (const [place, entry] of left.entries())
      await recordOne(core, entry, left.slice(place + 1));
  } catch (cause) {
    await recover(core, cause);
    core.ports.after(AGAIN_MS, () => void core.exclusive(() => recordLeft(core)));
  }
}

interface RefusedRows {
  readonly log: LogRef;
  readonly rows: readonly (OutboxRow & { readonly id: number })[];
}

/**
 * The rows of the outbox from the first refused one on, as far as they are of the same log. Those before
 * it were sent and answered before: where the hub took them, its word may still lie in the inbox.
 */
async function refusedRows(
  core: Core,
  memory: Memory,
  ids: readonly number[],
): Promise<RefusedRows | null> {
  const rows = await core.ports.database.outbox.where('doc').startsWith('journal/').sortBy('id');
  const { device } = memory.identity;
  const epochs = new Map<number, number>();
  for (const day of memory.days.values()) {
    for (const [client, epoch] of writersOf(day.doc, device)) epochs.set(client, epoch);
  }
  const epochOf = ({ bytes }: OutboxRow): number | undefined =>
    epochs.get(Y.decodeUpdate(bytes).structs[0]?.id.client ?? -1);
  const first = rows.find(({ id }) => id !== undefined && ids.includes(id));
  const epoch = first && epochOf(first);
  if (!first || epoch === undefined) return null;
  return {
    log: { device, epoch },
    // Stored rows have the id that the table gave them.
    rows: rows
      .slice(rows.indexOf(first))
      .filter((row) => epochOf(row) === epoch) as RefusedRows['rows'],
  };
}

function entriesOf({ identity }: Memory, { doc, bytes }: OutboxRow, log: LogRef): readonly Entry[] {
  const date = doc.slice(doc.lastIndexOf('/') + 1);
  if (!isBusinessDate(date)) return [];
  const place = { store: identity.store, date, log };
  const tuples = Y.decodeUpdate(bytes).structs.flatMap((struct): readonly unknown[] =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.content.arr : [],
  );
  return tuples
    .map((tuple) => fromTuple(tuple, place))
    .flatMap((read) => (read.ok && isKnown(read.value) ? [read.value] : []))
    .filter(({ fact }) => fact.type !== 'LogSealed');
}

/** Takes the refused rows out of the outbox and the documents off this disk, all of them kept. */
async function forget(
  core: Core,
  memory: Memory,
  {
    doc,
    log: refused,
    rows,
    reason,
    entries,
  }: RefusedRows & {
    readonly doc: string;
    readonly reason: string;
    readonly entries: readonly Entry[];
  },
): Promise<void> {
  const { device, epoch, clock, numbers } = memory.log;
  // What the hub sent may have told already that this disk is an old one, and a new epoch begun.
  const next = epoch === refused.epoch ? newLog(device, epoch + 1, clock, numbers) : memory.log;
  const { database } = core.ports;
  const keptAs = `quarantine/${core.ports.now()}/refused/${doc}`;
  const damaged: { readonly doc: string; readonly rows: UpdateRow[]; readonly reason: string }[] =
    [];
  for (const name of new Set(rows.map((row) => row.doc))) {
    const stored = await database.updates.where('doc').equals(name).sortBy('id');
    damaged.push({ doc: name, rows: stored, reason });
  }
  const left = (await readDevice(database, 'anew')) ?? [];
  await setAllAside(core, damaged, {
    ...(await accountsWithout(core, memory, entries)),
    updates: rows.map(({ bytes }): UpdateRow => ({ doc: keptAs, bytes })),
    device: [deviceRow('log', next), deviceRow('anew', [...left, ...entries])],
    remove: { outbox: rows.map(({ id }) => id) },
  });
}

/**
 * Records a fact once more, on its own date, as its author at its time.
 *
 * @param left what is still to be recorded after it.
 */
async function recordOne(
  core: Core,
  { date, actor, at, fact }: Entry,
  left: readonly Entry[],
): Promise<void> {
  const memory = await readyMemory(core);
  if (!memory) return;
  const { unsealedIn } = memory.log;
  if (unsealedIn !== null && unsealedIn !== date) await sealLog(core, memory);
  const day = dayOf(memory, date);
  const { entries, bytes, log } = appendFacts(day, memory.log, [fact], { actor, at });
  memory.log = log;
  const rows = await takeIn(core, memory, entries);
  const accounts = await accountsAfter(core, memory, entries);
  await write(
    core,
    {
      ...rows,
      ...accounts,
      updates: [{ doc: day.name, bytes }],
      outbox: [{ doc: day.name, bytes, count: entries.length, at: core.ports.now() }],
      device: [deviceRow('log', log), deviceRow('anew', left)],
    },
    'strict',
  );
}
