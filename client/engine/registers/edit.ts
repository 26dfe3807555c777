import { hasRight } from '#domain/staff/rights.ts';
import type { StaffId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { checkRecord } from '#domain/registers/check.ts';
import { writeRecord } from '#domain/registers/record-map.ts';
import {
  chainDoc,
  COLLECTION_HOME,
  memberDoc,
  storeDoc,
  type CollectionName,
} from '#domain/registers/registers.ts';
import type { Right } from '#domain/staff/records.ts';
import type { EditFailure, RecordEdit } from '../api.ts';
import { write, type Core, type Memory } from '../core.ts';
import type { OutboxRow, RegisterRow, UpdateRow } from '../database.ts';
import { memberWritesOf } from '../members/rows.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { showRegisters } from '../sync/apply.ts';
import { registerOf } from '../sync/inbox.ts';
import { changeRegister, type RegisterDoc } from './documents.ts';

/** Records that one update holds at most, so that it fits a message of the wire. */
const CHUNK_RECORDS = 200;
const CHUNK_CHARS = 300_000;

/** Which right each collection asks for. A member is registered or edited: two rights. */
const RIGHTS_OF: Readonly<Record<CollectionName, Right>> = {
  chain: 'settings.tariffs',
  store: 'settings.rooms',
  rooms: 'settings.rooms',
  roomTypes: 'settings.rooms',
  tariffs: 'settings.tariffs',
  items: 'settings.catalogue',
  categories: 'settings.catalogue',
  stations: 'settings.catalogue',
  staff: 'settings.staff',
  roles: 'settings.staff',
  tiers: 'settings.accounts',
  topUps: 'settings.accounts',
  products: 'settings.accounts',
  members: 'member.edit',
};

type Edited = Result<void, EditFailure>;

/**
 * Writes records into their registers: all of them, checked, in one strict transaction with the rows
 * and the outbox, or none.
 */
export const editRecords = (core: Core, edits: readonly RecordEdit[]): Promise<Edited> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      const staff = core.status.get().staff;
      if (!memory?.registers || staff === null) return err({ kind: 'rightMissing' });
      const refusal = (await missingRight(core, memory, staff, edits)) ?? firstProblem(edits);
      if (refusal) return err(refusal);
      await commitEdits(core, memory, edits);
      core.status.set({ storageError: null });
      return ok(undefined);
    } catch (cause) {
      return err({ kind: 'storage', message: await recover(core, cause) });
    }
  });

async function missingRight(
  core: Core,
  memory: Memory,
  staff: StaffId,
  edits: readonly RecordEdit[],
): Promise<EditFailure | null> {
  const { registers } = memory;
  const may = (right: Right): boolean => registers !== null && hasRight(registers, staff, right);
  for (const { collection, record } of edits) {
    if (may(RIGHTS_OF[collection])) continue;
    const isNewMember =
      collection === 'members' && !(await core.ports.database.members.get(record.id as never));
    if (!isNewMember || !may('member.register')) return { kind: 'rightMissing' };
  }
  return null;
}

function firstProblem(edits: readonly RecordEdit[]): EditFailure | null {
  for (const [index, { collection, record }] of edits.entries()) {
    const [problem] = checkRecord(collection, record);
    if (problem) return { kind: 'invalid', index, ...problem };
  }
  return null;
}

async function commitEdits(
  core: Core,
  memory: Memory,
  edits: readonly RecordEdit[],
): Promise<void> {
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
  if (updates.length === 0) return;
  await showRegisters(core, memory, rows);
  await write(
    core,
    { updates, outbox, registers: rows, ...(await memberWritesOf(rows)) },
    'strict',
  );
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
