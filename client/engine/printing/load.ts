import type { Core, Memory } from '../core.ts';
import { write } from '../core.ts';
import { queueOf } from './queue.ts';

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
 * Brings the queue into line with the books: a copy that was being handed to another printer when the
 * engine ended comes back, and one whose printer was given to this tablet meanwhile comes in.
 */
export async function mendQueue(core: Core, memory: Memory): Promise<void> {
  if (!memory.registers || memory.registers.printers.size === 0) return;
  const open = memory.books.prints().filter(({ ended }) => !ended);
  const writes = await queueOf(core, memory, open);
  if (writes.printQueue?.length || writes.remove?.printQueue?.length) {
    await write(core, writes, 'strict');
  }
}
