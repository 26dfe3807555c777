import type { Fact } from '#domain/journal/facts.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { PrintOutcome } from '#domain/printing/entries.ts';
import { printerOf } from '#domain/printing/registers.ts';
import { wayTo } from '#domain/printing/route.ts';
import { endedFacts, movedFacts, uncertainFacts } from '#domain/printing/spool.ts';
import { SYSTEM_STAFF } from '#domain/staff/records.ts';
import type { EngineFailure } from '../api.ts';
import { recordFacts } from '../commands/record.ts';
import { copyId } from '#domain/printing/state.ts';
import { nowOf, todayOf, write, type Core, type Memory } from '../core.ts';
import { readyMemory, recover } from '../project/recover.ts';
import { recallPrints } from './recall.ts';
import { withDocuments } from './documents.ts';

type Told<Value> = Promise<Result<Value, EngineFailure>>;

/** How a copy ended, in nobody's name: a printer says it. */
export const printEnded = (
  core: Core,
  job: PrintJobId,
  copy: number,
  printer: PrinterId,
  outcome: PrintOutcome,
): Told<void> =>
  told(core, async (memory) => {
    await recallPrints(core, memory, [job]);
    await record(core, memory, endedFacts(memory.books.print(job), copy, printer, outcome));
  });

/** Prints a copy again of which nobody can say whether it came out, or ends it; see api.ts. */
export const printUncertain = (
  core: Core,
  job: PrintJobId,
  copy: number,
): Told<{ readonly copy: number }> =>
  told(core, async (memory) => {
    await recallPrints(core, memory, [job]);
    const next = uncertainFacts(memory.books.print(job), copy);
    await record(core, memory, next.facts);
    // People took it, or called it off, while it was being sent: nothing more is to be done with it.
    if (next.facts.length === 0) await dropRow(core, copyId(job, copy));
    return { copy: next.copy };
  });

/** Hands a copy of which nothing was sent to another printer. */
export const printMoved = (core: Core, job: PrintJobId, copy: number, to: PrinterId): Told<void> =>
  told(core, async (memory) => {
    await recallPrints(core, memory, [job]);
    const printer = memory.registers && printerOf(memory.registers, to);
    if (!printer) return;
    const via = wayTo(printer, memory.identity.device);
    await record(core, memory, movedFacts(memory.books.print(job), copy, to, via));
  });

const told = <Value>(core: Core, task: (memory: Memory) => Promise<Value>): Told<Value> =>
  core.exclusive(async () => {
    try {
      const memory = await readyMemory(core);
      if (!memory?.registers) return err({ kind: 'notReady' });
      return ok(await task(memory));
    } catch (cause) {
      const message = await recover(core, cause);
      return err(core.isSuperseded ? { kind: 'notReady' } : { kind: 'storage', message });
    }
  });

/** Records what printers say. Call within the mutex. */
export async function record(core: Core, memory: Memory, facts: readonly Fact[]): Promise<void> {
  const date = todayOf(core, memory);
  if (facts.length === 0 || date === null) return;
  const stamp = { actor: SYSTEM_STAFF, at: nowOf(core), date };
  await recordFacts(core, memory, await withDocuments(core, memory, facts, stamp), stamp);
  core.status.set({ storageError: null });
}

async function dropRow(core: Core, id: string): Promise<void> {
  const row = await core.ports.database.printQueue.get(id);
  if (row && row.phase !== 'done') await write(core, { remove: { printQueue: [id] } }, 'strict');
}
