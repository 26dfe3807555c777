import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import type { Database, PrintQueueRow, PrintRow } from '#client/engine/database.ts';
import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useRecords, useRegister } from '#client/ui/hooks/records.ts';
import { syncWords } from '#client/ui/status/sync-words.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer, PrinterState } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

import { type PrintingNow, stateNow } from './standing.ts';

const STEP_MS = 5_000;
const SILENCE_STEP_MS = 60_000;

/** The printers of the store that may be printed on, by name; `undefined` while being read. */
export function usePrinters(): readonly Printer[] | undefined {
  const printers = useRecords('printers');
  return useMemo(
    () =>
      printers?.filter(({ retired }) => !retired).toSorted((a, b) => a.name.localeCompare(b.name)),
    [printers],
  );
}

/**
 * How each printer is, as far as anybody knows; `undefined` while being read. While somebody is in a
 * room another tablet tells its printers' states every few minutes: one that is silent for longer is
 * off, or out of reach.
 */
export function usePrinterStates(): ReadonlyMap<PrinterId, PrinterState> | undefined {
  const db = useDb();
  const { identity, clockCorrectionMs } = useStatus();
  const rows = useLiveQuery(() => db.printerStates.toArray(), [db]);
  const since = useLiveQuery(() => openSince(db), [db]);
  const now = useNow(SILENCE_STEP_MS) - clockCorrectionMs;
  const here = identity?.device;
  return useMemo(
    () =>
      rows && since !== undefined
        ? new Map(rows.map((row) => [row.id, stateNow(row, here, now, since)]))
        : undefined,
    [rows, here, now, since],
  );
}

/** When the first of the parties that are in came, ms since 1970; null for nobody. Reads one row. */
export async function openSince({ tabs }: Pick<Database, 'tabs'>): Promise<number | null> {
  // By date, and then by id, which sort as they were made.
  const first = await tabs.where('[open+date]').between([1, ''], [1, '\uFFFF']).first();
  return first?.state.openedAt ?? null;
}

/** What of printing stands on this tablet; `undefined` while being read. */
export function usePrintingNow(): PrintingNow | undefined {
  const db = useDb();
  const status = useStatus();
  const { identity, clockCorrectionMs } = status;
  const printers = useRegister('printers');
  const states = usePrinterStates();
  const queue = useUnreported(printers);
  const atHub = useLiveQuery(() => db.hubPrints.toArray(), [db]);
  const shown = useNow(STEP_MS);
  const now = shown - clockCorrectionMs;
  const isOnline = !syncWords(status, shown).key.startsWith('offline');
  return useMemo(() => {
    if (!printers || !states || !queue || !atHub) return undefined;
    return {
      printers,
      states,
      phases: new Map(queue.map(({ id, phase }) => [id, phase])),
      atHub: new Map(atHub.map((row) => [row.id, row])),
      device: identity?.device ?? null,
      isOnline,
      now,
    };
  }, [printers, states, queue, atHub, identity?.device, isOnline, now]);
}

/** Every job that waits, of whatever date. */
export const waitingRows = (db: Database): Promise<readonly PrintRow[]> =>
  db.prints.where('[open+date]').between([1, ''], [1, '\uFFFF']).toArray();

/** {@link waitingRows}, followed; `undefined` while being read. */
export function useWaitingJobs(): readonly PrintJobState[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => (await waitingRows(db)).map(({ state }) => state), [db]);
}

/** Copies of this tablet's queue whose end isn't recorded yet: those of a whole evening are many. */
function useUnreported(
  printers: PrintingNow['printers'] | undefined,
): readonly PrintQueueRow[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const keys = printers && Array.from(printers.keys(), (id) => [id, 0] as const);
    return keys && db.printQueue.where('[printer+reported]').anyOf(keys).toArray();
  }, [db, printers]);
}
