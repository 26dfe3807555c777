import { liveQuery } from 'dexie';

import type { EngineStatus } from '#client/engine/api.ts';
import type { TillConnection } from '#client/engine/connect.ts';
import type { Database } from '#client/engine/database.ts';
import type { DeviceId, PrinterId } from '#domain/kernel/ids.ts';
import { instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';

import { knowOwnPrinters } from './bindings.ts';
import { runOwnPrinter } from './own-printer.ts';

interface Running {
  /** What of the settings it was started with. */
  readonly manner: string;
  readonly stop: () => Promise<void>;
}

/**
 * Prints for this tablet's printers for as long as this tab is the till, whoever is signed in or
 * nobody. Printers come and go with the store's settings.
 */
export function startPrinting(db: Database, till: TillConnection): void {
  let status: EngineStatus | null = null;
  let printers = new Map<PrinterId, Printer>();
  const running = new Map<PrinterId, Running>();
  const now = () => instant(Date.now() - (status?.clockCorrectionMs ?? 0));

  const start = (printer: Printer): Running => ({
    manner: mannerOf(printer),
    stop: runOwnPrinter({
      db,
      engine: till.engine,
      // Another of its settings is a printer of its own kind, and is started anew.
      printer: () => printers.get(printer.id) ?? printer,
      now,
    }),
  });
  /** Starts and stops until what runs is what should. */
  const adjust = (): void => {
    const wanted = till.lock() === 'held' ? printers : new Map<PrinterId, Printer>();
    for (const [id, { manner, stop }] of running) {
      const printer = wanted.get(id);
      if (printer && mannerOf(printer) === manner) continue;
      running.delete(id);
      void stop();
    }
    for (const [id, printer] of wanted) {
      if (!running.has(id)) running.set(id, start(printer));
    }
  };

  till.onLock(adjust);
  void till.engine.onStatus((next) => {
    const isOther = next.identity?.device !== status?.identity?.device;
    status = next;
    if (isOther) follow(next.identity?.device ?? null);
  });
  let unfollow = (): void => undefined;
  const follow = (device: DeviceId | null): void => {
    unfollow();
    const query = liveQuery(() => ownPrinters(db, device));
    const subscription = query.subscribe((found) => {
      printers = new Map(found.map((printer) => [printer.id, printer]));
      knowOwnPrinters(found);
      adjust();
    });
    unfollow = () => subscription.unsubscribe();
  };
}

async function ownPrinters(db: Database, device: DeviceId | null): Promise<readonly Printer[]> {
  const rows = await db.registers.where('collection').equals('printers').toArray();
  // The engine writes rows of a collection from records of that collection alone.
  const all = rows.map(({ record }) => record as Printer);
  return all.filter((one) => device !== null && one.device === device && !one.retired);
}

/** What a printer must be started anew for, if it changes. */
const mannerOf = ({ kind, usb, language, acknowledges, cuts }: Printer): string =>
  JSON.stringify([kind, usb, language, acknowledges, cuts]);
