import Dexie from 'dexie';

/** More than Chromium's LevelDB writes into one log, bytes. */
const LOG_BYTES = 5_000_000;
/** Larger values Chromium puts into files of their own, bytes. */
const ROW_BYTES = 60_000;

/**
 * Has Chromium begin a new log for what it writes into IndexedDB. To be awaited before the first write
 * of a start; takes a tenth to a quarter of a second, and does nothing in other browsers.
 *
 * Chromium's LevelDB goes on at the end of its last log. Where a power cut or a kill has torn the last
 * record of it, what is written then stands behind the torn one; the start after that finds a damaged
 * log, and Chromium deletes all that the origin has stored. So whatever is written at the end of that
 * log first is of no use to anybody, and more than it takes: LevelDB then begins a new one, and does
 * away with the old. tests/browser/torn-log.browser.ts tears a log and sees that nothing is lost.
 */
export async function beginNewLog(): Promise<void> {
  if (!navigator.userAgent.includes('Chrome/')) return;
  const filler = new Dexie('encore-filler', { cache: 'disabled' });
  filler.version(1).stores({ rows: '' });
  try {
    // Of what can be squeezed less would be written.
    const rows = Array.from({ length: Math.ceil(LOG_BYTES / ROW_BYTES) }, () =>
      crypto.getRandomValues(new Uint8Array(ROW_BYTES)),
    );
    await filler.table('rows').bulkPut(rows, [...rows.keys()]);
    await filler.delete();
  } catch {
    // On a full disk the start goes on as it would have without.
    filler.close();
  }
}
