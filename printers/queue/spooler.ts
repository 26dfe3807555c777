import { assert } from '#domain/kernel/assert.ts';
import { makeBell, within } from '../transports/timing.ts';
import { type Attendant, attend } from './attendant.ts';
import { nextStep, untilLate } from './next-step.ts';
import { makeSender, type Sender } from './sender.ts';
import type { SpoolerPorts } from './ports.ts';
import type { QueuedPrint } from './queue.ts';

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
  const attendant = attend(ports);
  const sender = makeSender(ports, attendant, () => isStopped);
  const turn = makeTurn(ports, attendant, sender);
  const endings = [
    queue.onChange(printer, () => {
      bell.ring();
      sender.look();
    }),
    line.onChange(bell.ring),
  ];
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
function makeTurn<Sheet>(
  { printer, queue, reports, fallback, now }: SpoolerPorts<Sheet>,
  attendant: Attendant,
  sender: Sender,
): () => Promise<number> {
  let settled = '';

  const report = async ({ id, job, copy, outcome }: QueuedPrint): Promise<number> => {
    assert(outcome !== null, `${id} is done without an outcome`);
    const { ok } = await reports.ended(job, copy, printer, outcome);
    if (ok) await queue.reported(id);
    return ok ? 0 : RETRY_MS;
  };
  const settleLost = async ({ id, job, copy, form }: QueuedPrint): Promise<number> => {
    if (await sender.writeDown(id)) return 0;
    if (form === 'drawer') {
      await queue.done(id, 'sending', 'unknown');
      return 0;
    }
    const { ok } = await reports.uncertain(job, copy);
    // Told, it must be gone from here; should it not be, this is no place to hurry.
    const isNew = settled !== id;
    settled = id;
    return ok && isNew ? 0 : RETRY_MS;
  };
  const waitOrMoveOn = async (row: QueuedPrint, rows: readonly QueuedPrint[]): Promise<number> => {
    if (attendant.downMs() >= FALLBACK_MS && row.form !== 'drawer') {
      const next = await fallback(row);
      if (next !== null && (await reports.moved(row.job, row.copy, next)).ok) return 0;
    }
    return Math.min(RETRY_MS, untilLate(rows, now()));
  };
  const print = async (row: QueuedPrint, rows: readonly QueuedPrint[]): Promise<number> => {
    if (!(await attendant.isReady())) return waitOrMoveOn(row, rows);
    const outcome = await sender.send(row);
    if (outcome === 'printed' || outcome === 'sent') return report({ ...row, outcome });
    return outcome === 'later' ? RETRY_MS : 0;
  };

  return async () => {
    const rows = (await queue.open(printer)).filter(({ id }) => !sender.isUndrawable(id));
    const step = nextStep(rows, now());
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
        await attendant.isReady();
        return IDLE_MS;
    }
  };
}
