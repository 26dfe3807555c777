import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';

import { useDb, useStatus } from '#client/ui/hooks/engine-context.ts';
import { useNow } from '#client/ui/hooks/now.ts';
import { useRecords } from '#client/ui/hooks/records.ts';
import { syncWords } from '#client/ui/status/sync-words.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Printer, PrinterState } from '#domain/printing/records.ts';
import type { PrintJobState } from '#domain/printing/state.ts';

import type { PrintingNow } from './standing.ts';

const STEP_MS = 5_000;

/** The printers of the store that may be printed on, by name; `undefined` while being read. */
export function usePrinters(): readonly Printer[] | undefined {
  const printers = useRecords('printers');
  return useMemo(
    () =>
      printers?.filter(({ retired }) => !retired).toSorted((a, b) => a.name.localeCompare(b.name)),
    [printers],
  );
}

/** How each printer was last heard to be; `undefined` while being read. */
export function usePrinterStates(): ReadonlyMap<PrinterId, PrinterState> | undefined {
  const db = useDb();
  const rows = useLiveQuery(() => db.printerStates.toArray(), [db]);
  return useMemo(() => rows && new Map(rows.map(({ id, state }) => [id, state])), [rows]);
}

/** What of printing stands on this tablet; `undefined` while being read. */
export function usePrintingNow(): PrintingNow | undefined {
  const db = useDb();
  const status = useStatus();
  const { identity, clockCorrectionMs } = status;
  const printers = useRecords('printers');
  const states = usePrinterStates();
  const queue = useLiveQuery(() => db.printQueue.toArray(), [db]);
  const atHub = useLiveQuery(() => db.hubPrints.toArray(), [db]);
  const shown = useNow(STEP_MS);
  const now = shown - clockCorrectionMs;
  const isOnline = !syncWords(status, shown).key.startsWith('offline');
  return useMemo(() => {
    if (!printers || !states || !queue || !atHub) return undefined;
    return {
      printers: new Map(printers.map((printer) => [printer.id, printer])),
      states,
      phases: new Map(queue.map(({ id, phase }) => [id, phase])),
      atHub: new Map(atHub.map((row) => [row.id, row])),
      device: identity?.device ?? null,
      isOnline,
      now,
    };
  }, [printers, states, queue, atHub, identity?.device, isOnline, now]);
}

/** Every job that waits, of whatever date; `undefined` while being read. */
export function useWaitingJobs(): readonly PrintJobState[] | undefined {
  const db = useDb();
  return useLiveQuery(async () => {
    const rows = await db.prints.where('[open+date]').between([1, ''], [1, '\uFFFF']).toArray();
    return rows.map(({ state }) => state);
  }, [db]);
}
