import type { StaffId } from '#domain/kernel/ids.ts';
import { nowOf, write, type Core, type Memory } from '../core.ts';
import { deviceRow } from '../device-rows.ts';
import { appendFacts } from './append.ts';
import { makeSeal } from './seals.ts';

/**
 * Seals this device's entries since the last seal, in the document that holds them, and commits the
 * seal. Called before a push, and before the first entry of another date. Call within the mutex.
 *
 * @throws what aborted the transaction; recover then.
 */
export async function sealLog(core: Core, memory: Memory): Promise<void> {
  const date = memory.log.unsealedIn;
  const day = date === null ? undefined : memory.days.get(date);
  if (!day) return;
  const { subtle } = core.ports;
  const key = memory.key.privateKey;
  const seal = await makeSeal(day, memory.log, key, { subtle, sha256: core.sha256 });
  if (!seal) return;
  const at = nowOf(core);
  // Nobody seals: the device does.
  const actor = memory.identity.device as string as StaffId;
  const { entries, bytes, log } = appendFacts(day, memory.log, [seal], { actor, at });
  memory.books.add(entries);
  memory.log = { ...log, head: seal.head, unsealedIn: null };
  await write(
    core,
    {
      updates: [{ doc: day.name, bytes }],
      outbox: [{ doc: day.name, bytes, count: entries.length, at: core.ports.now() }],
      device: [deviceRow('log', memory.log)],
    },
    'strict',
  );
}
