import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import { limited, reasonOf } from '../commands/text.ts';
import type { PrinterId, PrintJobId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CancelPrint, MovePrint, OpenDrawer, RepeatPrint, TakeTicket } from './command.ts';
import type { PrintOutcome, PrintRepeated } from './entries.ts';
import type { Printer } from './records.ts';
import { printerOf } from './registers.ts';
import { requestsOf } from './request.ts';
import { ownPrinter, wayTo } from './route.ts';
import type { PrintJobState } from './state.ts';

/** A job's paper is counted in two digits; beyond it somebody is leaning on the button. */
const MOST_COPIES = 99;

/** A job, or `printUnknown`. */
function jobOf(job: PrintJobId, { books }: CommandContext): Result<PrintJobState, Refusal> {
  const known = books.print(job);
  return known ? ok(known) : err(refuse('printUnknown'));
}

/** A job that waits, or `printUnknown`, `printOver`. */
function waitingJob(job: PrintJobId, context: CommandContext): Result<PrintJobState, Refusal> {
  const known = jobOf(job, context);
  return known.ok && known.value.ended ? err(refuse('printOver')) : known;
}

/** A printer in use, or `printerUnknown`. */
export function namedPrinter(
  printer: PrinterId,
  { registers }: CommandContext,
): Result<Printer, Refusal> {
  const known = printerOf(registers, printer);
  return known ? ok(known) : err(refuse('printerUnknown'));
}

/** The next copy of a job, headed REPRINT; `printOver` for a drawer's kick, which is no paper. */
export function nextCopy(
  job: PrintJobState,
  printer: Printer,
  note: string,
  { device }: CommandContext,
): Result<PrintRepeated, Refusal> {
  if (job.form === 'drawer' || job.copy >= MOST_COPIES) return err(refuse('printOver'));
  return ok({
    type: 'PrintRepeated',
    job: job.job,
    copy: job.copy + 1,
    printer: printer.id,
    why: 'asked',
    note,
    via: wayTo(printer, device),
    document: '',
  });
}

/** Prints a job once more (PRN-3). Refuses `printUnknown`, `printerUnknown`, `printOver`. */
export function repeatPrint(command: RepeatPrint, context: CommandContext): Decision {
  const job = jobOf(command.job, context);
  if (!job.ok) return job;
  const printer = namedPrinter(command.printer ?? job.value.printer, context);
  if (!printer.ok) return printer;
  const reason = limited(command.reason, 'reason');
  if (!reason.ok) return reason;
  const next = nextCopy(job.value, printer.value, reason.value, context);
  return next.ok ? ok([next.value]) : next;
}

/** Ends a job by hand (PRN-5). Refuses `printUnknown`, `printOver`. */
export const takeTicket = (command: TakeTicket, context: CommandContext): Decision =>
  endByHand(command.job, 'taken', context);

/** Calls a job off (PRN-5). Refuses `printUnknown`, `printOver`. */
export const cancelPrint = (command: CancelPrint, context: CommandContext): Decision =>
  endByHand(command.job, 'cancelled', context);

function endByHand(id: PrintJobId, outcome: PrintOutcome, context: CommandContext): Decision {
  const found = waitingJob(id, context);
  if (!found.ok) return found;
  const { job, copy, printer } = found.value;
  return ok([{ type: 'PrintEnded', job, copy, printer, outcome }]);
}

/**
 * Sends a job that waits to another printer (PRN-4). Where nobody here can say that nothing of it was
 * sent to the former one it is the next copy, headed REPRINT. Refuses `printUnknown`, `printOver`,
 * `printerUnknown`, also for the printer that it is on.
 */
export function movePrint(command: MovePrint, context: CommandContext): Decision {
  const found = waitingJob(command.job, context);
  if (!found.ok) return found;
  const { job, copy, printer, form } = found.value;
  const to = namedPrinter(command.printer, context);
  if (!to.ok) return to;
  if (to.value.id === printer) return err(refuse('printerUnknown'));
  if (form === 'drawer') return err(refuse('printOver'));
  if (!context.printing.isUnsent(job, copy)) {
    const next = nextCopy(found.value, to.value, '', context);
    return next.ok ? ok([next.value]) : next;
  }
  const via = wayTo(to.value, context.device);
  return ok([{ type: 'PrintMoved', job, copy, printer: to.value.id, via, document: '' }]);
}

/** Opens the drawer without a sale (PRN-6). Refuses `reasonMissing`, `noDrawer`. */
export function openDrawer(command: OpenDrawer, context: CommandContext): Decision {
  const reason = reasonOf(command.reason);
  if (!reason.ok) return reason;
  const printer = command.printer
    ? printerOf(context.registers, command.printer)
    : ownPrinter(context);
  if (!printer?.drawer) return err(refuse('noDrawer'));
  return ok(requestsOf([{ form: 'drawer', printer, note: reason.value }], context));
}
