import type { Fact } from '#domain/journal/facts.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import { accountsAfter } from '../accounts/held.ts';
import { membersWhoCame, membersWhoLeft } from '../accounts/guests.ts';
import { countOutbox, dayOf, write, type Core, type Memory } from '../core.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { appendFacts } from '../journal/append.ts';
import { newLog, type OwnLog } from '../journal/own-log.ts';
import { sealLog } from '../journal/seal-log.ts';
import { queueAfter } from '../printing/queue.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { takeIn } from '../project/take-in.ts';

/** Who recorded something, when, and on which business date. */
export interface Stamp {
  readonly actor: StaffId;
  readonly at: Instant;
  readonly date: BusinessDate;
}

/**
 * Appends facts to this device's log and commits them with the rows that follow and the outbox, in
 * one strict transaction. Call within the mutex.
 *
 * @param more what belongs to the same doing and is written with it, as the profile of a new member.
 * @throws what aborted the transaction; nothing of it was kept: recover then. Where all of it is on the
 * disk and only the disk's word was lost, it is done: whoever was told otherwise would do it twice.
 */
export async function recordFacts(
  core: Core,
  memory: Memory,
  facts: readonly Fact[],
  stamp: Stamp,
  more: Writes = {},
): Promise<void> {
  await turnTo(core, memory, stamp.date);
  const day = dayOf(memory, stamp.date);
  const { entries, bytes, log } = appendFacts(day, memory.log, facts, stamp);
  memory.log = log;
  const left = membersWhoLeft(memory, entries);
  const rows = await takeIn(core, memory, entries);
  const accounts = await accountsAfter(core, memory, entries);
  const queue = await queueAfter(core, memory, entries, true);
  const tabs = [...new Set(facts.flatMap((fact) => ('tab' in fact && fact.tab ? [fact.tab] : [])))];
  const own: Writes = {
    ...rows,
    ...accounts,
    updates: [{ doc: day.name, bytes }],
    outbox: [{ doc: day.name, bytes, count: entries.length, tabs, at: core.ports.now() }],
    device: [deviceRow('log', log)],
  };
  try {
    await write(core, mergeWrites([own, queue, more]), 'strict');
  } catch (cause) {
    if (!(await isOnDisk(core, log))) throw cause;
    await countOutbox(core);
    core.onMembers(null);
    // The next connection sends what lies in the outbox.
    core.onReload();
  }
  core.onGuests({ came: membersWhoCame(entries), left });
}

/** Whether the disk has this log as it is now. Written once more, so that it is there to stay. */
async function isOnDisk(core: Core, log: OwnLog): Promise<boolean> {
  const stored = await readDevice(core.ports.database, 'log').catch(() => undefined);
  if (JSON.stringify(stored) !== JSON.stringify(log)) return false;
  await write(core, { device: [deviceRow('log', log)] }, 'strict');
  return true;
}

/** Ends the log's last document, where `date` is another one. */
async function turnTo(core: Core, memory: Memory, date: BusinessDate): Promise<void> {
  const { unsealedIn, heads } = memory.log;
  if (unsealedIn !== null && unsealedIn !== date) await sealLog(core, memory);
  if (Object.keys(heads).every((open) => open <= date)) return;
  // The clock was put back over a day's turn. A chain runs forward through dates, so a new one
  // begins; and a Yjs client writes one log, so the documents get new clients too.
  const { device, epoch, clock, numbers } = memory.log;
  memory.log = newLog(device, epoch + 1, clock, numbers);
  for (const day of memory.days.values()) day.doc.clientID = newClient(core);
}

function newClient(core: Core): number {
  const bytes = core.ports.random(4);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
}
