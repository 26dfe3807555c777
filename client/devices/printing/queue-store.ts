import { liveQuery } from 'dexie';

import type { Database, PrintQueueRow } from '#client/engine/database.ts';
import { deviceRow, readDevice } from '#client/engine/device-rows.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { QueueStore } from '#printers/queue/queue.ts';

/**
 * The queue in the tablet's table `printQueue`. The engine puts copies in and takes them out; this
 * moves them through their phases, each step a transaction of strict durability of its own.
 */
export function queueStore(db: Database): QueueStore {
  const unreported = (printer: PrinterId) =>
    db.printQueue.where('[printer+reported]').equals([printer, 0]);
  /** Notes whether a slip may hang in a printer. Within a transaction of `device`. */
  const tear = async (printer: PrinterId, isTorn: boolean): Promise<void> => {
    const torn = (await readDevice(db, 'torn')) ?? [];
    if (torn.includes(printer) === isTorn) return;
    const others = torn.filter((one) => one !== printer);
    await db.device.put(deviceRow('torn', isTorn ? [...others, printer] : others));
  };
  /** Changes a row that is still in `from`. */
  const change = (
    id: string,
    from: PrintQueueRow['phase'],
    next: (row: PrintQueueRow) => PrintQueueRow | null,
  ): Promise<boolean> =>
    db.transaction('rw', db.printQueue, db.device, async () => {
      const row = await db.printQueue.get(id);
      const changed = row?.phase === from ? next(row) : null;
      if (!changed) return false;
      await db.printQueue.put(changed);
      const isPaper = changed.form !== 'drawer';
      if (isPaper && changed.phase === 'sending') await tear(changed.printer, true);
      if (isPaper && from === 'sending') await tear(changed.printer, false);
      return true;
    });
  return {
    async open(printer) {
      const rows = await unreported(printer).toArray();
      return rows.sort((a, b) => a.requestedAt - b.requestedAt || (a.job < b.job ? -1 : 1));
    },
    sending: (id, printer) =>
      change(id, 'queued', (row) =>
        row.printer === printer ? { ...row, phase: 'sending', attempts: row.attempts + 1 } : null,
      ),
    done: (id, from, outcome) => change(id, from, (row) => ({ ...row, phase: 'done', outcome })),
    unsent: (id) => change(id, 'sending', (row) => ({ ...row, phase: 'queued' })),
    async reported(id) {
      await change(id, 'done', (row) => ({ ...row, reported: 1 }));
    },
    async isTorn(printer) {
      return ((await readDevice(db, 'torn')) ?? []).includes(printer);
    },
    mended: (printer) => db.transaction('rw', db.device, () => tear(printer, false)),
    onChange(printer, listener) {
      // Keys alone: documents are large, and only that something changed matters.
      const query = liveQuery(() => unreported(printer).primaryKeys());
      const subscription = query.subscribe({ next: listener });
      return () => subscription.unsubscribe();
    },
  };
}
