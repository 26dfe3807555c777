import * as Y from 'yjs';
import { observe } from '#domain/kernel/clock.ts';
import type { BusinessDate } from '#domain/kernel/business-date.ts';
import type { DirectoryRow } from '#domain/wire/api.ts';
import type { AccountsRow } from '#domain/wire/bank.ts';
import { membersWhoLeft } from '../accounts/guests.ts';
import { accountsAfter, applyBankRows } from '../accounts/held.ts';
import { MAX_AHEAD_MS } from '../clock.ts';
import { nowOf, type Core, type Memory } from '../core.ts';
import type { RegisterRow } from '../database.ts';
import { deviceRow } from '../device-rows.ts';
import { checkOthers } from '../journal/check-others.ts';
import { readNew, type OpenDay } from '../journal/documents.ts';
import { newLog } from '../journal/own-log.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import { memberWrites, memberWritesOf } from '../members/rows.ts';
import { queueAfter } from '../printing/queue.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { takeIn } from '../project/take-in.ts';
import { changeRegister, type RegisterDoc } from '../registers/documents.ts';
import { withRows } from '../registers/view.ts';

/** What came for an open day, folded in: the writes that make it last. Call within the mutex. */
export async function applyToDay(
  core: Core,
  memory: Memory,
  day: OpenDay,
  updates: readonly Uint8Array[],
): Promise<Writes> {
  day.doc.transact(() => {
    for (const update of updates) applyJournalUpdate(day.doc, update, 'remote');
  });
  const distrusted = await checkOthers(core, memory, day);
  const { entries } = readNew(day);
  const now = nowOf(core);
  let { clock } = memory.log;
  for (const entry of entries) clock = observe(clock, entry.clock, now, MAX_AHEAD_MS);
  memory.log = { ...memory.log, clock };
  const { device, epoch, next, numbers } = memory.log;
  const isFork = entries.some(
    (entry) => entry.device === device && entry.epoch === epoch && entry.seq >= next,
  );
  // The server knows more of this log than this disk does: the disk is an older copy of itself.
  if (isFork) {
    memory.log = newLog(device, epoch + 1, clock, numbers);
    day.doc.clientID = new Y.Doc().clientID;
  }
  const left = membersWhoLeft(memory, entries);
  const rows = await takeIn(core, memory, entries);
  const accounts = await accountsAfter(core, memory, entries);
  const queue = await queueAfter(core, memory, entries);
  core.onGuests({ came: [], left });
  return {
    ...mergeWrites([rows, accounts, queue]),
    updates: updates.map((bytes) => ({ doc: day.name, bytes })),
    device: [...distrusted, ...(isFork ? [deviceRow('log', memory.log)] : [])],
  };
}

/** What came for a register, as rows. Call within the mutex. */
export async function applyToRegister(
  memory: Memory,
  register: RegisterDoc,
  updates: readonly Uint8Array[],
): Promise<Writes> {
  const { rows } = changeRegister(register, () => {
    for (const update of updates) Y.applyUpdate(register.doc, update, 'remote');
  });
  showRegisters(memory, rows);
  return {
    registers: rows,
    ...(await memberWritesOf(rows)),
    updates: updates.map((bytes) => ({ doc: register.name, bytes })),
  };
}

/**
 * Lays changed records over the snapshot that commands are decided with. Where there is none yet, it is
 * made once all that came is on the disk: a chain's and its store's come together, in parts.
 */
export function showRegisters(memory: Memory, rows: readonly RegisterRow[]): void {
  if (!memory.registers) return;
  memory.registers = withRows(memory.registers, rows, memory.identity.store);
}

/** Rows of the member directory. What can't be read is passed over: the server is asked for no more. */
export function applyDirectory(updates: readonly Uint8Array[]): Promise<Writes> {
  const decoder = new TextDecoder();
  const rows = updates.flatMap((bytes) => JSON.parse(decoder.decode(bytes)) as DirectoryRow[]);
  return memberWrites(rows);
}

/** The bank's rows of members' accounts, in the same manner. */
export function applyAccounts(
  core: Core,
  memory: Memory,
  updates: readonly Uint8Array[],
): Promise<Writes> {
  const decoder = new TextDecoder();
  const rows = updates.flatMap((bytes) => JSON.parse(decoder.decode(bytes)) as AccountsRow[]);
  return applyBankRows(core, memory, rows);
}

/** The date that a journal document's name ends with. */
export const dateOfDoc = (doc: string): BusinessDate =>
  // Names come from our own subscriptions.
  doc.slice(doc.lastIndexOf('/') + 1) as BusinessDate;
