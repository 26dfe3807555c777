import * as Y from 'yjs';
import { present } from '#domain/kernel/assert.ts';
import { journalDoc, logName } from '#domain/journal/entry.ts';
import { businessDate, isBusinessDate, type BusinessDate } from '#domain/kernel/business-date.ts';
import { observe } from '#domain/kernel/clock.ts';
import { chainDoc, storeDoc } from '#domain/registers/registers.ts';
import { loadPending } from '../accounts/held.ts';
import { MAX_AHEAD_MS } from '../clock.ts';
import { countOutbox, emptyBooks, nowOf, todayOf, write, type Core, type Memory } from '../core.ts';
import type { UpdateRow } from '../database.ts';
import { indexDays } from '../days/index-days.ts';
import { foldAllChanged } from '../days/refold.ts';
import { readDevice, deviceRow } from '../device-rows.ts';
import { loadDeviceKeys } from '../identity/device-keys.ts';
import { openDay, tuplesOf, type OpenDay } from '../journal/documents.ts';
import { newLog } from '../journal/own-log.ts';
import { fillDay, quarantine } from '../journal/quarantine.ts';
import { applyJournalUpdate } from '../journal/read-update.ts';
import { loadPrinting, mendQueue } from '../printing/load.ts';
import { loadRegister } from '../registers/load.ts';
import { registersFrom } from '../registers/view.ts';
import { readStoredStatus } from '../stored-status.ts';
import { rebuildBooks } from './rebuild.ts';

/** Stored updates of a document beyond which they are written together as one at start. */
const COMPACT_BEYOND = 32;

/**
 * Brings the engine's memory up from disk: registers, open journal documents, books. Rows are not
 * touched: they were written with the updates that they follow from.
 */
export async function load(core: Core): Promise<void> {
  const { database } = core.ports;
  await showIdentity(core);
  await countOutbox(core);
  const identity = await readDevice(database, 'identity');
  if (!identity) {
    core.memory = null;
    return;
  }
  const key = present(await readDevice(database, 'keyPair'), 'the key of this device');
  const memory: Memory = {
    identity,
    key,
    days: new Map(),
    books: emptyBooks(identity),
    registerDocs: new Map(),
    incomplete: new Set(),
    casesAbout: await loadCases(core),
    accounts: await loadPending(core),
    ...(await loadPrinting(core)),
    registers: registersFrom(await database.registers.toArray(), identity.store),
    log: (await readDevice(database, 'log')) ?? newLog(identity.device, 0),
  };
  await loadDeviceKeys(core);
  await loadRegisters(core, memory);
  await loadJournal(core, memory);
  core.memory = memory;
  core.status.set({ date: todayOf(core), unknownEntries: memory.books.unknown.length });
}

/** Shows what the disk alone says, before any document is loaded. */
export async function showIdentity(core: Core): Promise<void> {
  const stored = await readStoredStatus(core.ports.database, core.ports.now());
  core.clockOffsetMs = stored.clockOffsetMs;
  core.status.set(stored);
}

async function loadCases(core: Core): Promise<Map<string, readonly string[]>> {
  const about = new Map<string, readonly string[]>();
  for (const row of await core.ports.database.cases.toArray()) {
    about.set(row.about, [...(about.get(row.about) ?? []), row.id]);
  }
  return about;
}

async function loadRegisters(core: Core, memory: Memory): Promise<void> {
  const { chain, store } = memory.identity;
  for (const name of [chainDoc(chain), storeDoc(store)]) {
    const rows = await updatesOf(core, name);
    const register = await loadRegister(core, name, rows);
    memory.registerDocs.set(name, register);
    await compact(core, name, rows, register.doc);
  }
}

const updatesOf = (core: Core, name: string): Promise<UpdateRow[]> =>
  core.ports.database.updates.where('doc').equals(name).sortBy('id');

async function loadJournal(core: Core, memory: Memory): Promise<void> {
  const { store } = memory.identity;
  const { database } = core.ports;
  const noted = (await readDevice(database, 'quarantined')) ?? [];
  const distrusted = (await readDevice(database, 'distrusted')) ?? [];
  const incomplete = new Set(noted.filter((note) => !note.isWhole).map((note) => note.doc));
  for (const date of await openDates(core, memory)) {
    const name = journalDoc(store, date);
    const rows = await updatesOf(core, name);
    const day = openDay(store, date);
    for (const { doc, log, from } of distrusted) if (doc === name) day.limits.set(log, from);
    if (incomplete.has(name)) {
      fillUnchecked(day, rows);
      memory.incomplete.add(date);
    } else {
      const own = { log: memory.log, key: memory.key.publicKey };
      const wrong = await fillDay(core, day, rows, own);
      if (wrong) {
        await replaceDamaged(core, memory, date, rows, wrong);
        continue;
      }
      await compact(core, name, rows, day.doc);
    }
    memory.days.set(date, day);
  }
  await trustOwnLog(core, memory);
  await indexDays(core, memory);
  // Where the engine ended between a date's segment and its rows.
  await foldAllChanged(core, memory);
  await foldDays(core, memory);
  await mendQueue(core, memory);
}

async function openDates(core: Core, memory: Memory): Promise<readonly BusinessDate[]> {
  const prefix = journalDoc(memory.identity.store, '' as BusinessDate);
  const names = await core.ports.database.updates.where('doc').startsWith(prefix).uniqueKeys();
  return names
    .map(String)
    .map((name) => name.slice(prefix.length))
    .filter(isBusinessDate)
    .map(businessDate);
}

async function replaceDamaged(
  core: Core,
  memory: Memory,
  date: BusinessDate,
  rows: readonly UpdateRow[],
  reason: string,
): Promise<void> {
  const fresh = openDay(memory.identity.store, date);
  const { log, kept } = await quarantine(core, fresh.name, rows, reason, memory.log);
  fillUnchecked(fresh, kept);
  memory.log = log;
  memory.days.set(date, fresh);
  memory.incomplete.add(date);
}

/** Parts may be missing until the server has sent the rest: Yjs keeps them waiting. */
function fillUnchecked(day: OpenDay, rows: readonly UpdateRow[]): void {
  day.doc.transact(() => {
    for (const row of rows) applyJournalUpdate(day.doc, row.bytes);
  });
}

/** Begins a new epoch where the stored end of this device's log and the documents disagree. */
async function trustOwnLog(core: Core, memory: Memory): Promise<void> {
  const { log } = memory;
  const seqs = [...memory.days.values()].flatMap((day) =>
    tuplesOf(day.doc, logName(log)).map((tuple) => (Array.isArray(tuple) ? Number(tuple[0]) : -1)),
  );
  const end = seqs.reduce((most, seq) => Math.max(most, seq), -1) + 1;
  const isClosed = seqs.length === 0 && Object.keys(log.heads).length === 0;
  if (end === log.next || isClosed) return;
  memory.log = newLog(log.device, log.epoch + 1, log.clock, log.numbers);
  await write(core, { device: [deviceRow('log', memory.log)] }, 'strict');
}

async function foldDays(core: Core, memory: Memory): Promise<void> {
  await rebuildBooks(core, memory);
  let { clock } = memory.log;
  for (const key of memory.books.keys()) {
    const entry = memory.books.entriesOf(key).at(-1);
    if (entry) clock = observe(clock, entry.clock, nowOf(core), MAX_AHEAD_MS);
  }
  memory.log = { ...memory.log, clock };
}

async function compact(
  core: Core,
  name: string,
  rows: readonly UpdateRow[],
  doc: Y.Doc,
): Promise<void> {
  if (rows.length <= COMPACT_BEYOND) return;
  const bytes = Y.encodeStateAsUpdate(doc);
  try {
    await write(
      core,
      { updates: [{ doc: name, bytes }], remove: { updatesOf: [name] } },
      'relaxed',
    );
  } catch (cause) {
    // On a full disk what is unsent must still load and go to the server.
    if (core.isSuperseded) throw cause;
  }
}
