import type { PrintingView } from '#domain/commands/context.ts';
import type { PrintJobId } from '#domain/kernel/ids.ts';
import { copyId } from '#domain/printing/state.ts';
import type { Core, Memory } from '../core.ts';
import type { PrintQueueRow } from '../database.ts';
import { deviceRow } from '../device-rows.ts';
import { isDown } from './states.ts';

/**
 * Takes a copy that is to go to another printer out of this device's queue, if nothing of it was sent:
 * the spooler, which works beside the engine, can no longer begin with it. Should this be the last that
 * the device does, or the disk refuse what follows, the copy comes back into the queue with the next
 * load, whoever asked for it: which job it is of is noted with it. Call within the mutex.
 */
export async function claim(
  { ports: { database } }: Core,
  { books }: Memory,
  job: PrintJobId,
): Promise<PrintQueueRow | null> {
  const state = books.print(job);
  if (!state || state.ended) return null;
  const id = copyId(job, state.copy);
  return database.transaction('rw', database.printQueue, database.device, async () => {
    const row = await database.printQueue.get(id);
    if (row?.phase !== 'queued') return null;
    await database.printQueue.delete(id);
    await database.device.put(deviceRow('claimed', job));
    return row;
  });
}

/** Puts a copy back that goes nowhere else after all. */
export async function unclaim({ ports }: Core, row: PrintQueueRow): Promise<void> {
  await ports.database.printQueue.put(row);
}

/** What this device knows of printers, for a decision. */
export const printingView = (
  { printerStates }: Memory,
  claimed: PrintQueueRow | null,
): PrintingView => ({
  isDown(printer) {
    const known = printerStates.get(printer);
    return known !== undefined && isDown(known.state);
  },
  isUnsent: (job, copy) => claimed?.id === copyId(job, copy),
});
