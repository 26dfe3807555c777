import type { Database } from '#client/engine/database.ts';
import { fallbackOf } from '#client/devices/printing/fallback.ts';
import { queueStore } from '#client/devices/printing/queue-store.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { FormName } from '#domain/printing/records.ts';
import { copyId } from '#domain/printing/state.ts';
import type { QueuedPrint } from '#printers/queue/queue.ts';
import { startSpooler, type Spooler } from '#printers/queue/spooler.ts';
import type { PrinterLine, SheetOutcome } from '#printers/transports/line.ts';

import type { Random } from '../kernel/random.ts';
import type { SimTablet } from './tablet.ts';

/** What came out of a printer. */
export interface Slip {
  readonly job: PrintJobId;
  readonly copy: number;
  readonly form: FormName;
  readonly isReprint: boolean;
}

/** A printer at a simulated tablet: it may be down, and may be cut off in the middle of a slip. */
export interface PaperPrinter {
  readonly id: PrinterId;
  readonly slips: readonly Slip[];
  isUp: boolean;
  /** Starts to attend to it, as the tablet's page does; who attended before is gone in mid-step. */
  readonly attend: (tablet: SimTablet) => void;
  readonly leave: () => void;
}

/** Mutants: a page that sends before `sending` is on the disk; one that takes what is lost as printed. */
export type FaultyPage = 'sends unwritten' | 'trusts what is lost';

const SLIP_MS = 400;

export function createPaperPrinter(
  id: PrinterId,
  random: Random,
  now: () => Instant,
  faulty: FaultyPage | null = null,
): PaperPrinter {
  const slips: Slip[] = [];
  let page = { isGone: false };
  const printer: PaperPrinter = {
    id,
    slips,
    isUp: true,
    attend(tablet) {
      printer.leave();
      const mine = { isGone: false };
      page = mine;
      start(tablet, tablet.database(), mine);
    },
    leave() {
      page.isGone = true;
    },
  };
  const wait = (ms: number): Promise<void> =>
    new Promise((done) => {
      setTimeout(done, ms);
    });

  const put = async ({ job, copy, form, isReprint }: QueuedPrint): Promise<SheetOutcome> => {
    if (!printer.isUp) return 'unsent';
    await wait(random.between(1, SLIP_MS));
    // Its cable or its power may go before, in or after the slip.
    const luck = random.between(0, 99);
    if (luck < 8) return 'unsent';
    if (luck < 14) return 'uncertain';
    slips.push({ job, copy, form, isReprint });
    return luck < 20 ? 'uncertain' : 'printed';
  };
  const lineOf = (mine: typeof page): PrinterLine<QueuedPrint> => ({
    ready: () => untilGone(mine, Promise.resolve(printer.isUp ? 'ready' : 'needsPaper')),
    print: (row) => untilGone(mine, mine.isGone ? never<SheetOutcome>() : put(row)),
    clear: () => Promise.resolve(true),
    abort: () => undefined,
    onChange: () => () => undefined,
    close: () => Promise.resolve(),
  });
  const start = (tablet: SimTablet, db: Database, mine: typeof page): Spooler => {
    const queue = queueStore(db);
    const engine = tablet.engine();
    const gone =
      <Args extends readonly unknown[], Value>(call: (...args: Args) => Promise<Value>) =>
      (...args: Args): Promise<Value> =>
        mine.isGone ? never<Value>() : untilGone(mine, call(...args));
    return startSpooler<QueuedPrint>({
      printer: id,
      queue: {
        ...queue,
        open: gone(queue.open),
        sending: gone(faulty === 'sends unwritten' ? async () => true : queue.sending),
        done: gone(queue.done),
        reported: gone(queue.reported),
        unsent: gone(queue.unsent),
        isTorn: gone(queue.isTorn),
        mended: gone(queue.mended),
      },
      line: lineOf(mine),
      render: (row) => Promise.resolve(row),
      reports: {
        ended: gone((...told) => engine.printEnded(...told)),
        uncertain: gone(
          faulty === 'trusts what is lost'
            ? async (job, copy) => {
                await queue.done(copyId(job, copy), 'sending', 'printed');
                return { ok: true, value: { copy } };
              }
            : (...told) => engine.printUncertain(...told),
        ),
        moved: gone((...told) => engine.printMoved(...told)),
        state: (...told) => void engine.printerState(...told),
      },
      fallback: gone((row) => fallbackOf(db, row)),
      now,
      after(ms, task) {
        const timer = setTimeout(() => {
          if (!mine.isGone) task();
        }, ms);
        return () => clearTimeout(timer);
      },
    });
  };
  return printer;
}

/** A page that is gone waits for ever, also for what fails after it. */
const never = <Value>(): Promise<Value> => new Promise<Value>(() => undefined);

const untilGone = <Value>(
  page: { readonly isGone: boolean },
  work: Promise<Value>,
): Promise<Value> =>
  work.then(
    (value) => (page.isGone ? never<Value>() : value),
    (cause: unknown) => (page.isGone ? never<Value>() : Promise.reject(cause)),
  );
