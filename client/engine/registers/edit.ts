import { hasRight } from '#domain/staff/rights.ts';
import type { PrinterId, StaffId } from '#domain/kernel/ids.ts';
import { present } from '#domain/kernel/assert.ts';
import { businessDateOf } from '#domain/kernel/business-date.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { registration } from '#domain/members/decide.ts';
import type { MemberProfile } from '#domain/members/records.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { writeRecord } from '#domain/registers/record-map.ts';
import { chainDoc, COLLECTION_HOME, memberDoc, storeDoc } from '#domain/registers/registers.ts';
import { mayTillWrite } from '#domain/registers/till-only.ts';
import type { Right } from '#domain/staff/records.ts';
import type { EditFailure, RecordEdit } from '../api.ts';
import { nowOf, write, type Core, type Memory } from '../core.ts';
import { recordFacts } from '../commands/record.ts';
import type { OutboxRow, RegisterRow, UpdateRow } from '../database.ts';
import { memberWritesOf } from '../members/rows.ts';
import type { Writes } from '../project/commit.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { showRegisters } from '../sync/apply.ts';
import { registerOf } from '../sync/inbox.ts';
import { changeRegister, type RegisterDoc } from './documents.ts';
import { rightsToEdit } from './rights.ts';

/** Records that one update holds at most, so that it fits a message of the wire. */
const CHUNK_RECORDS = 200;
const CHUNK_CHARS = 300_000;

type Edited = Result<void, EditFailure>;

/**
 * Writes records into their registers: all of them, checked, in one strict transaction with the rows
 * and the outbox, or none. A member whom nobody here has heard of is registered by it.
 */
export const editRecords = (core: Core, edits: readonly RecordEdit[]): Promise<Edited> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      const staff = core.status.get().staff;
      if (!memory?.registers || staff === null) return err({ kind: 'rightMissing' });
      const newcomers = await newMembers(core, edits);
      const refusal =
        missingRight(memory, staff, edits, newcomers) ??
        closedHere(memory, edits) ??
        firstProblem(edits);
      if (refusal) return err(refusal);
      const writes = await applyEdits(core, memory, edits);
      if (newcomers.size > 0) await register(core, memory, staff, newcomers, writes);
      else if (writes.updates?.length) await write(core, writes, 'strict');
      core.status.set({ storageError: null });
      return ok(undefined);
    } catch (cause) {
      return err({ kind: 'storage', message: await recover(core, cause) });
    }
  });

/** The profiles among the edits that make a member: nobody here has heard of them. */
async function newMembers(
  core: Core,
  edits: readonly RecordEdit[],
): Promise<ReadonlyMap<string, MemberProfile>> {
  // An edit of this collection holds a profile: the engine's API pairs them.
  const profiles = edits
    .filter(({ collection }) => collection === 'members')
    .map(({ record: profile }) => profile as MemberProfile);
  const known = await core.ports.database.members.bulkGet(profiles.map(({ id }) => id));
  return new Map(profiles.filter((_, place) => !known[place]).map((each) => [each.id, each]));
}

function missingRight(
  { registers }: Memory,
  staff: StaffId,
  edits: readonly RecordEdit[],
  newcomers: ReadonlyMap<string, MemberProfile>,
): EditFailure | null {
  const may = (right: Right): boolean => registers !== null && hasRight(registers, staff, right);
  const rightsOf = (edit: RecordEdit): readonly Right[] =>
    newcomers.has(edit.record.id)
      ? ['member.register']
      : rightsToEdit(edit, registers?.chain ?? null);
  return edits.flatMap(rightsOf).every(may) ? null : { kind: 'rightMissing' };
}

/** What the server would not take from a tablet that is for trading alone. */
function closedHere(
  { identity, registers }: Memory,
  edits: readonly RecordEdit[],
): EditFailure | null {
  if (!identity.tillOnly) return null;
  const may = ({ collection, record }: RecordEdit): boolean => {
    // Of other collections nothing is found by it, and nothing is asked.
    const before = registers?.printers.get(record.id as PrinterId) ?? null;
    return mayTillWrite(collection, before, record, identity.device);
  };
  return edits.every(may) ? null : { kind: 'tillOnly' };
}

/** A new member's fact and profile share a transaction: neither is there without the other. */
async function register(
  core: Core,
  memory: Memory,
  actor: StaffId,
  newcomers: ReadonlyMap<string, MemberProfile>,
  profiles: Writes,
): Promise<void> {
  const { store } = memory.identity;
  const facts = [...newcomers.values()].map(({ id, number }) => registration(id, number, store));
  const at = nowOf(core);
  const date = businessDateOf(at, present(memory.registers, 'the registers').store);
  await recordFacts(core, memory, facts, { actor, at, date }, profiles);
}

function firstProblem(edits: readonly RecordEdit[]): EditFailure | null {
  for (const [index, { collection, record }] of edits.entries()) {
    const [problem] = checkRecord(collection, record);
    if (problem) return { kind: 'invalid', index, ...problem };
  }
  return null;
}

/** Writes the edits into their documents; what follows is nothing where they say nothing new. */
async function applyEdits(
  core: Core,
  memory: Memory,
  edits: readonly RecordEdit[],
): Promise<Writes> {
  const updates: UpdateRow[] = [];
  const outbox: OutboxRow[] = [];
  const rows: RegisterRow[] = [];
  const at = core.ports.now();
  for (const [name, ofDoc] of byDocument(memory, edits)) {
    const register = await registerOf(core, memory, name);
    for (const chunk of chunksOf(ofDoc)) {
      const known = await knownMembers(core, register, chunk);
      const change = changeRegister(register, () => {
        for (const edit of chunk) writeEdit(register, edit, known);
      });
      if (!change.bytes) continue;
      updates.push({ doc: name, bytes: change.bytes });
      outbox.push({ doc: name, bytes: change.bytes, count: 1, at });
      rows.push(...change.rows, ...chunk.filter(({ record }) => known.has(record.id)).map(rowOf));
    }
  }
  if (updates.length === 0) return {};
  showRegisters(memory, rows);
  return { updates, outbox, registers: rows, ...(await memberWritesOf(rows)) };
}

function byDocument(
  { identity: { chain, store } }: Memory,
  edits: readonly RecordEdit[],
): ReadonlyMap<string, readonly RecordEdit[]> {
  const documents = new Map<string, RecordEdit[]>();
  for (const edit of edits) {
    const home = COLLECTION_HOME[edit.collection];
    const name =
      home === 'chain'
        ? chainDoc(chain)
        : home === 'store'
          ? storeDoc(store)
          : // The collection says that this is a member's id.
            memberDoc(chain, edit.record.id as never);
    documents.set(name, [...(documents.get(name) ?? []), edit]);
  }
  return documents;
}

function chunksOf(edits: readonly RecordEdit[]): readonly (readonly RecordEdit[])[] {
  const chunks: RecordEdit[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const edit of edits) {
    const size = JSON.stringify(edit.record).length;
    const last = chunks.at(-1);
    if (!last || last.length >= CHUNK_RECORDS || chars + size > CHUNK_CHARS) {
      chunks.push([edit]);
      chars = size;
    } else {
      last.push(edit);
      chars += size;
    }
  }
  return chunks;
}

/**
 * What this tablet knows of members whose profile document it doesn't hold: a whole record written
 * over the one that the server has would undo what others changed in it.
 */
async function knownMembers(
  core: Core,
  register: RegisterDoc,
  edits: readonly RecordEdit[],
): Promise<ReadonlyMap<string, object>> {
  const known = new Map<string, object>();
  for (const { collection, record } of edits) {
    if (collection !== 'members' || register.doc.getMap(collection).has(record.id)) continue;
    const row = await core.ports.database.members.get(record.id as never);
    if (row) known.set(record.id, row);
  }
  return known;
}

function writeEdit(
  register: RegisterDoc,
  { collection, record }: RecordEdit,
  known: ReadonlyMap<string, object>,
): void {
  const map = register.doc.getMap(collection);
  const base = known.get(record.id);
  if (!base) {
    writeRecord(map, record);
    return;
  }
  const before = new Map<string, unknown>(Object.entries(base));
  for (const [field, value] of Object.entries(record)) {
    const isSame = JSON.stringify(before.get(field)) === JSON.stringify(value);
    if (!isSame && (before.has(field) || !isBlank(value))) map.set(`${record.id}/${field}`, value);
  }
}

/** A field that a form left as it was, of a profile that it didn't see. */
const isBlank = (value: unknown): boolean =>
  value === '' ||
  value === 'unknown' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const rowOf = ({ collection, record }: RecordEdit): RegisterRow => ({
  collection,
  id: record.id,
  record,
});
