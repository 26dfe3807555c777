import { parseLogName } from '#domain/journal/entry.ts';
import { CHAIN_START, followChain } from '#domain/journal/seal.ts';
import type { Core, Memory } from '../core.ts';
import { deviceRow, readDevice, type Distrusted } from '../device-rows.ts';
import type { DeviceRow } from '../database.ts';
import { logsOf, tuplesOf, type CheckedLog, type OpenDay } from './documents.ts';
import { isSignedBy, seqOf } from './seals.ts';

/**
 * Checks what came of other tablets' logs before it is folded: no gap, each seal's head, and the
 * last seal's signature by the key that this tablet knows the other by. The hub has done the same;
 * so that nobody need trust the hub alone, each tablet does it again.
 *
 * A log that fails counts up to where it was good; the rest stays in the document and is shown.
 *
 * @returns the row that remembers what was found, for the transaction that stores the updates.
 */
export async function checkOthers(
  core: Core,
  memory: Memory,
  day: OpenDay,
): Promise<readonly DeviceRow[]> {
  const found: Distrusted[] = [];
  for (const name of logsOf(day.doc)) {
    const log = parseLogName(name);
    if (!log || log.device === memory.identity.device || day.limits.has(name)) continue;
    const before = day.checked.get(name) ?? null;
    const from = before?.tuples ?? 0;
    const tuples = tuplesOf(day.doc, name, from);
    if (tuples.length === 0) continue;
    const reason = await checkMore(core, day, name, before, tuples);
    if (reason === null) continue;
    day.limits.set(name, from);
    found.push({ doc: day.name, log: name, from, reason, at: core.ports.now() });
  }
  if (found.length === 0) return [];
  const all = [...((await readDevice(core.ports.database, 'distrusted')) ?? []), ...found];
  core.status.set({ distrusted: all.map(({ log }) => log) });
  return [deviceRow('distrusted', all)];
}

async function checkMore(
  { ports: { subtle }, sha256, deviceKeys }: Core,
  day: OpenDay,
  name: string,
  before: CheckedLog | null,
  tuples: readonly unknown[],
): Promise<Distrusted['reason'] | null> {
  const first = before?.nextSeq ?? seqOf(tuples[0]);
  if (tuples.some((tuple, index) => seqOf(tuple) !== first + index)) return 'gap';
  const start = before ?? { head: first === 0 ? CHAIN_START : null, open: [] };
  const { seals, wrongAt, head, open } = await followChain(start, tuples, sha256);
  if (wrongAt !== null) return 'wrongHash';
  const log = parseLogName(name);
  const key = log && deviceKeys.get(log.device);
  const last = seals.at(-1);
  if (log && key && last && !(await isSignedBy(key, log, last, subtle))) return 'wrongSignature';
  const count = (before?.tuples ?? 0) + tuples.length;
  day.checked.set(name, { head, open, tuples: count, nextSeq: first + tuples.length });
  return null;
}
