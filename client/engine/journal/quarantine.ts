import * as Y from 'yjs';
import { logName, parseLogName } from '#domain/journal/entry.ts';
import { write, type Core } from '../core.ts';
import { mergeWrites, type Writes } from '../project/commit.ts';
import type { DeviceRow, OutboxRow, UpdateRow } from '../database.ts';
import { deviceRow, readDevice, type Quarantined } from '../device-rows.ts';
import type { OpenDay } from './documents.ts';
import { newLog, type OwnLog } from './own-log.ts';
import { verifyLog } from './seals.ts';
import { logsOf } from './documents.ts';

/**
 * Reads a day's stored updates into its document and checks them.
 *
 * @returns what is wrong with them, in words for a log, or null.
 */
export async function fillDay(
  core: Core,
  day: OpenDay,
  rows: readonly UpdateRow[],
  own: { readonly log: OwnLog; readonly key: CryptoKey },
): Promise<string | null> {
  try {
    day.doc.transact(() => {
      for (const row of rows) Y.applyUpdate(day.doc, row.bytes);
    });
  } catch (cause) {
    return `its bytes can't be read: ${String(cause)}`;
  }
  if (day.doc.store.pendingStructs || day.doc.store.pendingDs) return 'a part of it is missing';
  for (const name of logsOf(day.doc)) {
    // What was found to be forged is here as it came; it counts for nothing.
    if (day.limits.has(name)) continue;
    const isOwn = name === logName(own.log);
    const other = core.deviceKeys.get(parseLogName(name)?.device ?? '') ?? null;
    const known = {
      head: isOwn ? (own.log.heads[day.date] ?? null) : null,
      key: isOwn ? own.key : other,
    };
    const wrong = await verifyLog(day, name, known, {
      subtle: core.ports.subtle,
      sha256: core.sha256,
    });
    if (wrong) return wrong;
  }
  return null;
}

/**
 * Sets a damaged journal document aside and begins a new epoch of this device's log, since the old
 * one can't be trusted to be whole.
 */
export async function quarantine(
  core: Core,
  name: string,
  rows: readonly UpdateRow[],
  reason: string,
  log: OwnLog,
): Promise<{ readonly log: OwnLog; readonly kept: readonly UpdateRow[] }> {
  const next = newLog(log.device, log.epoch + 1, log.clock, log.numbers);
  const kept = await setAside(core, { doc: name, rows, reason }, [deviceRow('log', next)]);
  return { log: next, kept };
}

interface Damaged {
  readonly doc: string;
  readonly rows: readonly UpdateRow[];
  /** What is wrong, in words for a log. */
  readonly reason: string;
}

/**
 * Keeps a damaged document's bytes under another name, so that it is fetched again from the server.
 *
 * What was not sent yet is still in the outbox, a copy of its own; it goes back into the fresh
 * document if it can be read, else it is set aside too.
 *
 * @returns what goes back.
 */
export async function setAside(
  core: Core,
  damaged: Damaged,
  device: readonly DeviceRow[] = [],
): Promise<readonly UpdateRow[]> {
  const kept = await setAllAside(core, [damaged], { device });
  return kept.filter(({ doc }) => doc === damaged.doc);
}

/**
 * {@link setAside} for several documents, in one transaction.
 *
 * @param more what is written with it. What it takes out of the outbox goes back nowhere.
 */
export async function setAllAside(
  core: Core,
  damaged: readonly Damaged[],
  more: Writes,
): Promise<readonly UpdateRow[]> {
  const { database } = core.ports;
  const at = core.ports.now();
  const gone = new Set(more.remove?.outbox);
  const earlier = (await readDevice(database, 'quarantined')) ?? [];
  const notes: Quarantined[] = [];
  const kept: UpdateRow[] = [];
  const writes: Writes[] = [more];
  for (const { doc, rows, reason } of damaged) {
    const keptAs = `quarantine/${at}/${doc}`;
    const unsent = await database.outbox.where('doc').equals(doc).toArray();
    const outbox = unsent.filter(({ id }) => id === undefined || !gone.has(id));
    const broken = outbox.filter((row) => !isReadable(row));
    const back = outbox.filter(isReadable).map(({ bytes }): UpdateRow => ({ doc, bytes }));
    kept.push(...back);
    notes.push({ doc, keptAs, reason, at, isWhole: false });
    writes.push({
      updates: [
        ...rows.map((row) => ({ ...row, doc: keptAs })),
        ...broken.map(({ bytes }) => ({ doc: keptAs, bytes })),
        ...back,
      ],
      remove: { docs: [doc], outbox: broken.flatMap(({ id }) => (id === undefined ? [] : [id])) },
    });
  }
  writes.push({ device: [deviceRow('quarantined', [...earlier, ...notes])] });
  await write(core, mergeWrites(writes), 'strict');
  const docs = damaged.map(({ doc }) => doc);
  core.status.set({ quarantined: [...core.status.get().quarantined, ...docs] });
  return kept;
}

function isReadable(row: OutboxRow): boolean {
  try {
    return Y.decodeUpdate(row.bytes).structs.length > 0;
  } catch {
    return false;
  }
}
