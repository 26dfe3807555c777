import * as Y from 'yjs';
import { journalDoc } from '#domain/journal/entry.ts';
import { forgetAtRest } from '../accounts/held.ts';
import { write, type Core, type Memory } from '../core.ts';
import type { DocRow } from '../database.ts';
import { deviceRow, readDevice } from '../device-rows.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import { applyPrints } from '../printing/hub.ts';
import { printersOnBoard } from '../printing/printers.ts';
import { isRegister, type RegisterDoc } from '../registers/documents.ts';
import { loadRegister } from '../registers/load.ts';
import { registersFrom } from '../registers/view.ts';
import { applyAccounts, applyDirectory, applyToDay, applyToRegister, dateOfDoc } from './apply.ts';
import type { Channel, Received } from './channels.ts';

/** Bytes that one transaction takes in at most: commands wait for no more than that. */
const BATCH_BYTES = 1_000_000;

/** A push that the server holds on its disk. */
export interface Acked {
  readonly channel: Channel;
  readonly ref: number;
  /** The outbox rows that it held. */
  readonly rows: readonly number[];
  readonly seq: number;
}

export interface Inbox {
  readonly received: Received[];
  readonly acks: Acked[];
  /** Channels that were answered: their epoch is to be noted even when nothing comes. */
  readonly answered: Channel[];
}

export const createInbox = (): Inbox => ({ received: [], acks: [], answered: [] });

export const hasWork = ({ received, acks, answered }: Inbox): boolean =>
  received.length > 0 || acks.length > 0 || answered.length > 0;

/**
 * Takes in what waits, up to a limit, in one transaction with the cursors that it moves: updates,
 * rows, and the outbox rows that were acknowledged. Relaxed durability will do, since the server
 * has all of it; should the disk forget, cursor and rows are forgotten together.
 *
 * Call within the mutex.
 *
 * @returns the references that were acknowledged: none while something that came before is waiting.
 * @throws what aborted the transaction; recover then.
 */
export async function takeInbox(
  core: Core,
  memory: Memory,
  inbox: Inbox,
): Promise<readonly number[]> {
  forgetAtRest(memory);
  const batch = takeBatch(inbox);
  // An ACK names a sequence that what waits before it must have been taken in for.
  const acks = inbox.received.length > 0 ? [] : inbox.acks.splice(0);
  const answered = inbox.answered.splice(0);
  const byDoc = new Map<Channel, Received[]>();
  for (const received of batch) {
    byDoc.set(received.channel, [...(byDoc.get(received.channel) ?? []), received]);
  }
  const writes: Writes[] = [];
  for (const [channel, received] of byDoc) {
    const updates = received.map(({ bytes }) => bytes);
    writes.push(await applyTo(core, memory, channel.doc, updates));
    channel.since = received.at(-1)?.seq ?? channel.since;
  }
  for (const { channel, seq } of acks) {
    // What others sent between is still to come; the cursor must not pass it by.
    if (seq === channel.since + 1) channel.since = seq;
  }
  const touched = new Set([...byDoc.keys(), ...answered, ...acks.map(({ channel }) => channel)]);
  const docs = [...touched].flatMap((channel) => docRow(memory, channel));
  const outbox = acks.flatMap(({ rows }) => rows);
  const whole = await nowWhole(core, memory, touched);
  await write(core, mergeWrites([...writes, { docs, remove: { outbox } }, whole]), 'relaxed');
  if (!memory.registers) {
    // Each alone is not enough to go by, nor is a part of one.
    const stored = await core.ports.database.registers.toArray();
    memory.registers = registersFrom(stored, memory.identity.store);
  }
  return acks.map(({ ref }) => ref);
}

function takeBatch(inbox: Inbox): readonly Received[] {
  let size = 0;
  let count = 0;
  for (const { bytes } of inbox.received) {
    if (count > 0 && size + bytes.byteLength > BATCH_BYTES) break;
    size += bytes.byteLength;
    count += 1;
  }
  return inbox.received.splice(0, count);
}

async function applyTo(
  core: Core,
  memory: Memory,
  doc: string,
  updates: readonly Uint8Array[],
): Promise<Writes> {
  if (doc.startsWith('directory/')) return applyDirectory(updates);
  if (doc.startsWith('accounts/')) return applyAccounts(core, memory, updates);
  if (doc.startsWith('prints/')) return applyPrints(core, memory, updates);
  if (doc.startsWith('board/')) {
    const board = core.boards.get(doc);
    if (!board) return {};
    for (const update of updates) Y.applyUpdate(board, update, 'remote');
    return printersOnBoard(memory, board);
  }
  if (isRegister(doc)) {
    return applyToRegister(memory, await registerOf(core, memory, doc), updates);
  }
  const day = memory.days.get(dateOfDoc(doc));
  return day ? applyToDay(core, memory, day, updates) : {};
}

/** A register document, from disk when it isn't open yet. */
export async function registerOf(core: Core, memory: Memory, name: string): Promise<RegisterDoc> {
  const open = memory.registerDocs.get(name);
  if (open) return open;
  const rows = await core.ports.database.updates.where('doc').equals(name).sortBy('id');
  const register = await loadRegister(core, name, rows);
  memory.registerDocs.set(name, register);
  return register;
}

/** The board is kept nowhere, and a closed day's cursor goes with its segment. */
function docRow(memory: Memory, channel: Channel): readonly DocRow[] {
  const { doc, subbed, since } = channel;
  if (!subbed || doc.startsWith('board/')) return [];
  if (doc.startsWith('journal/') && !memory.days.has(dateOfDoc(doc))) return [];
  return [{ doc, epoch: subbed.epoch, since }];
}

/** Notes the documents that were set aside and have now been fetched again. */
async function nowWhole(
  core: Core,
  memory: Memory,
  touched: ReadonlySet<Channel>,
): Promise<Writes> {
  const whole = [...touched].filter(
    ({ doc, subbed, since }) =>
      subbed !== null &&
      since >= subbed.head &&
      [...memory.incomplete].some((date) => journalDoc(memory.identity.store, date) === doc),
  );
  if (whole.length === 0) return {};
  const names = new Set(whole.map(({ doc }) => doc));
  const noted = (await readDevice(core.ports.database, 'quarantined')) ?? [];
  for (const name of names) memory.incomplete.delete(dateOfDoc(name));
  const next = noted.map((note) => (names.has(note.doc) ? { ...note, isWhole: true } : note));
  return { device: [deviceRow('quarantined', next)] };
}
