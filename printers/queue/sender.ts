import type { Instant } from '#domain/kernel/instant.ts';
import type { SheetOutcome } from '../transports/line.ts';
import type { Attendant } from './attendant.ts';
import { DRAWER_MS, isLate } from './next-step.ts';
import type { SpoolerPorts } from './ports.ts';
import type { QueuedPrint } from './queue.ts';

/**
 * What became of an attempt. `open`: it wasn't sent after all, or broke off; what stays `sending` is
 * dealt with as after a crash · `later`: the printer couldn't be cleared of what was broken off.
 */
export type SendOutcome = 'printed' | 'sent' | 'open' | 'later';

/** Sends copies to a printer that is ready. */
export interface Sender {
  readonly send: (row: QueuedPrint) => Promise<SendOutcome>;
  /** Breaks off what is being sent, if people have ended it meanwhile. */
  readonly look: () => void;
  /** Writes down what became of a copy, where it is known and the disk had refused it. */
  readonly writeDown: (id: string) => Promise<boolean>;
  /** Whether it couldn't be drawn a moment ago. */
  readonly isUndrawable: (id: string) => boolean;
}

/** What can't be drawn is tried again after this, ms; it holds up nothing behind it. */
const UNDRAWABLE_MS = 30_000;

export function makeSender<Sheet>(
  ports: SpoolerPorts<Sheet>,
  attendant: Attendant,
  isStopped: () => boolean,
): Sender {
  const { printer, queue, line, now } = ports;
  const outcomes = new Map<string, Exclude<SheetOutcome, 'uncertain'>>();
  const undrawable = new Map<string, Instant>();
  let current: string | null = null;

  const writeDown = async (id: string): Promise<boolean> => {
    const outcome = outcomes.get(id);
    if (!outcome) return false;
    const isThere =
      outcome === 'unsent' ? await queue.unsent(id) : await queue.done(id, 'sending', outcome);
    // People ended it while it was being sent, and it came to its end all the same. Whoever prints by
    // now knows better.
    if (!isThere && !isStopped()) await queue.mended(printer);
    outcomes.delete(id);
    return true;
  };
  const draw = async (row: QueuedPrint): Promise<Sheet | null> => {
    try {
      return await ports.render(row);
    } catch {
      undrawable.set(row.id, now());
      return null;
    }
  };
  /** Clears the printer of what was broken off. False where it can't be now. */
  const clear = async (): Promise<boolean> => {
    if (!(await queue.isTorn(printer))) return true;
    const isClear = await line.clear();
    if (isClear) await queue.mended(printer);
    return isClear;
  };
  return {
    writeDown,
    isUndrawable: (id) => now() - (undrawable.get(id) ?? -UNDRAWABLE_MS) < UNDRAWABLE_MS,
    look() {
      const looked = current;
      if (looked === null) return;
      const isStill = (rows: readonly QueuedPrint[]): boolean =>
        rows.some(({ id, phase }) => id === looked && phase === 'sending');
      // A disk that can't be read says nothing of what people want.
      const check = queue.open(printer).then((rows) => {
        if (current === looked && !isStill(rows)) line.abort();
      });
      check.catch(() => undefined);
    },
    async send(row) {
      const isDrawer = row.form === 'drawer';
      if (!isDrawer && !(await clear())) return 'later';
      const sheet = await draw(row);
      if (sheet === null || isStopped() || isLate(row, now())) return 'open';
      if (!(await queue.sending(row.id, printer))) return 'open';
      current = row.id;
      attendant.tell('printing');
      const outcome = await sendInTime(ports, row, sheet, attendant);
      current = null;
      if (outcome === 'uncertain') return 'open';
      outcomes.set(row.id, outcome);
      await writeDown(row.id);
      return outcome === 'unsent' ? 'open' : outcome;
    },
  };
}

/** Sends for as long as it takes; a drawer's kick, and those that wait behind, for their 5 s. */
function sendInTime<Sheet>(
  { printer, queue, line, now, after }: SpoolerPorts<Sheet>,
  row: QueuedPrint,
  sheet: Sheet,
  { tell }: Attendant,
): Promise<SheetOutcome> {
  const expire = async (): Promise<void> => {
    for (const waiting of await queue.open(printer)) {
      if (isLate(waiting, now())) await queue.done(waiting.id, 'queued', 'expired');
    }
  };
  const endDeadline =
    row.form === 'drawer' &&
    after(Math.max(row.requestedAt + DRAWER_MS - now(), 0), () => line.abort());
  const printing = line.print(sheet, (state) => {
    tell(state);
    // What the disk refuses now is looked at again when this one is through.
    expire().catch(() => undefined);
  });
  return printing.finally(() => {
    if (endDeadline) endDeadline();
  });
}
