import type { Core, Memory } from '../core.ts';
import { write } from '../core.ts';
import { readDevice } from '../device-rows.ts';
import { askedBy, queueOf } from './queue.ts';

/** What the disk says of printers and of the hub's copies. */
export async function loadPrinting({
  ports: { database },
}: Core): Promise<Pick<Memory, 'printerStates' | 'hubPrints'>> {
  const [states, prints] = await Promise.all([
    database.printerStates.toArray(),
    database.hubPrints.toArray(),
  ]);
  return {
    printerStates: new Map(states.map((row) => [row.id, row])),
    hubPrints: new Map(prints.map((row) => [row.id, row])),
  };
}

/**
 * Brings back into the queue what this device asked for itself, or was handing to another printer when
 * the engine ended. Of others' tickets each came in with its fact; another one that isn't there is no
 * longer this tablet's to print.
 */
export async function mendQueue(core: Core, memory: Memory): Promise<void> {
  if (!memory.registers || memory.registers.printers.size === 0) return;
  const { device } = memory.identity;
  const claimed = await readDevice(core.ports.database, 'claimed');
  const open = memory.books
    .prints()
    .filter((job) => !job.ended && job.via !== 'hub')
    .filter((job) => job.job === claimed || (job.via === 'device' && askedBy(job) === device));
  const writes = await queueOf(core, memory, open);
  if (writes.printQueue?.length || writes.remove?.printQueue?.length) {
    await write(core, writes, 'strict');
  }
}
