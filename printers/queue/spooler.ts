import { assert } from '#domain/kernel/assert.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { PrinterState } from '#domain/printing/records.ts';
import type { PrinterLine, SheetOutcome } from '../transports/line.ts';
import { type After, makeBell, within } from '../transports/timing.ts';
import { DRAWER_MS, isLate, nextStep, untilLate } from './next-step.ts';
import type { PrintReports, QueuedPrint, QueueStore } from './queue.ts';

export interface SpoolerPorts<Sheet> {
  readonly printer: PrinterId;
  readonly queue: QueueStore;
  readonly line: PrinterLine<Sheet>;
  /** Draws a copy for this printer. Rejects where the document can't be drawn. */
  readonly render: (row: QueuedPrint) => Promise<Sheet>;
  readonly reports: PrintReports;
  /** Where a copy goes that this printer can't print now; null for nowhere. */
  readonly fallback: (row: QueuedPrint) => Promise<PrinterId | null>;
  /** Whether a slip that was broken off may hang in the printer; kept over restarts. */
  readonly torn: { readonly get: () => boolean; readonly set: (isTorn: boolean) => void };
  /** By the clock that facts bear. */
  readonly now: () => Instant;
  readonly after: After;
}

export interface Spooler {
  /**
   * Gives the printer back, after a moment for the copy under way. One that takes longer is broken
   * off and stays `sending`, for who comes next.
   */
  readonly stop: () => Promise<void>;
}

/** A printer that is down for this long passes its copies on, ms. */
const FALLBACK_MS = 10_000;
/** How soon a printer that is down, or a disk that refused, is tried again, ms. */
const RETRY_MS = 2_000;
/** How long a step that is under way is waited for when it is to end, ms. */
const STOP_MS = 2_000;
/** How often a printer without work is asked how it is, ms. */
const IDLE_MS = 10_000;

/**
 * Prints what is queued for one printer, one copy after the other, and tells what became of each.
 * One spooler runs for a printer at a time; whoever starts it sees to that.
 *
 * What holds, whatever goes wrong: `sending` is on the disk before the first byte goes out. A copy of
 * which something may have gone out is never sent again; the next copy is, headed REPRINT. A drawer
 * is kicked once at most. Nothing is told as printed that the printer didn't say.
 */
export function startSpooler<Sheet>(ports: SpoolerPorts<Sheet>): Spooler {
  const { printer, queue, line } = ports;
  const bell = makeBell(ports.after);
  let isStopped = false;
  const endings = [queue.onChange(printer, bell.ring), line.onChange(bell.ring)];
  const turn = makeTurn(ports, () => isStopped);
  const run = async (): Promise<void> => {
    for (;;) {
      // A disk that refuses, or an engine that is away: the copy waits as it is.
      const restMs = await turn().catch(() => RETRY_MS);
      if (isStopped) return;
      if (restMs > 0) await bell.wait(restMs);
    }
  };
  const running = run();
  return {
    async stop() {
      isStopped = true;
      for (const end of endings) end();
      bell.ring();
      // A printer that waits would hold it up, and so would an engine that is gone.
      await within(running, STOP_MS, ports.after);
      await line.close();
    },
  };
}

/** One step at a time; gives how long to rest after it, ms. */
function makeTurn<Sheet>(ports: SpoolerPorts<Sheet>, isStopped: () => boolean) {
  const { printer, queue, line, reports, torn } = ports;
  const undrawable = new Set<string>();
  let settled = '';
  /** What became of copies, until it is on the disk. */
  const outcomes = new Map<string, 'printed' | 'sent' | 'unsent'>();
  let downSince: Instant | null = null;
  let told: PrinterState | null = null;

  const tell = (state: PrinterState): void => {
    if (state === told) return;
    told = state;
    reports.state(printer, state);
  };
  const report = async ({ id, job, copy, outcome }: QueuedPrint): Promise<number> => {
    assert(outcome !== null, `${id} is done without an outcome`);
    const { ok } = await reports.ended(job, copy, printer, outcome);
    if (ok) await queue.reported(id);
    return ok ? 0 : RETRY_MS;
  };
  const write = async (id: string, outcome: 'printed' | 'sent' | 'unsent'): Promise<void> => {
    if (outcome === 'unsent') await queue.unsent(id);
    else await queue.done(id, 'sending', outcome);
    outcomes.delete(id);
  };
  const settleLost = async ({ id, job, copy, form }: QueuedPrint): Promise<number> => {
    const known = outcomes.get(id);
    if (known) {
      await write(id, known);
      return 0;
    }
    if (form === 'drawer') {
      await queue.done(id, 'sending', 'unknown');
      return 0;
    }
    torn.set(true);
    const { ok } = await reports.uncertain(job, copy);
    // Told, it must be gone from here; should it not be, this is no place to hurry.
    const isNew = settled !== id;
    settled = id;
    return ok && isNew ? 0 : RETRY_MS;
  };
  const waitOrMoveOn = async (row: QueuedPrint, rows: readonly QueuedPrint[]): Promise<number> => {
    const now = ports.now();
    downSince ??= now;
    const isDown = now - downSince >= FALLBACK_MS || now < downSince;
    if (isDown && row.form !== 'drawer') {
      const next = await ports.fallback(row);
      if (next !== null && (await reports.moved(row.job, row.copy, next)).ok) return 0;
    }
    return Math.min(RETRY_MS, untilLate(rows, now));
  };
  const print = async (row: QueuedPrint, rows: readonly QueuedPrint[]): Promise<number> => {
    const state = await line.ready();
    if (isStopped()) return 0;
    tell(state);
    if (state !== 'ready' && state !== 'paperLow') return waitOrMoveOn(row, rows);
    downSince = null;
    if (torn.get() && row.form !== 'drawer') {
      if (!(await line.clear())) return RETRY_MS;
      torn.set(false);
    }
    const sheet = await ports.render(row).catch(() => null);
    if (sheet === null) {
      // It waits where staff see it, and holds up nothing behind it.
      undrawable.add(row.id);
      return 0;
    }
    if (isStopped() || isLate(row, ports.now())) return 0;
    if (!(await queue.sending(row.id, printer))) return 0;
    tell('printing');
    const outcome = await sendOut(ports, row, sheet, tell);
    // Left `sending`, it is dealt with as after a crash.
    if (outcome === 'uncertain') return 0;
    if (row.form !== 'drawer') torn.set(false);
    outcomes.set(row.id, outcome);
    await write(row.id, outcome);
    return 0;
  };

  return async (): Promise<number> => {
    const all = await queue.open(printer);
    const rows = all.filter(({ id }) => !undrawable.has(id));
    const step = nextStep(rows, ports.now());
    switch (step.type) {
      case 'report':
        return report(step.row);
      case 'lost':
        return settleLost(step.row);
      case 'expire':
        await queue.done(step.row.id, 'queued', 'expired');
        return 0;
      case 'print':
        return print(step.row, rows);
      case 'rest':
        tell(await line.ready());
        return IDLE_MS;
    }
  };
}

/** Sends a copy that is marked `sending`; breaks off where people end it meanwhile. */
async function sendOut<Sheet>(
  { printer, queue, line, torn, now, after }: SpoolerPorts<Sheet>,
  row: QueuedPrint,
  sheet: Sheet,
  tell: (state: PrinterState) => void,
): Promise<SheetOutcome> {
  const isDrawer = row.form === 'drawer';
  if (!isDrawer) torn.set(true);
  const endWatch = queue.onChange(printer, () => void watch().catch(() => undefined));
  const endDeadline = isDrawer
    ? after(Math.max(row.requestedAt + DRAWER_MS - now(), 0), line.abort)
    : undefined;
  const watch = async (): Promise<void> => {
    const rows = await queue.open(printer);
    if (!rows.some(({ id, phase }) => id === row.id && phase === 'sending')) line.abort();
  };
  const tellAndExpire = (state: PrinterState): void => {
    tell(state);
    // A printer that waits holds up drawers too, and these don't wait.
    void expire(queue, printer, now());
  };
  return line.print(sheet, tellAndExpire).finally(() => {
    endWatch();
    endDeadline?.();
  });
}

async function expire(queue: QueueStore, printer: PrinterId, now: Instant): Promise<void> {
  const rows = await queue.open(printer).catch(() => []);
  for (const row of rows) {
    // Told with the next step, if not now.
    if (isLate(row, now)) await queue.done(row.id, 'queued', 'expired').catch(() => false);
  }
}
