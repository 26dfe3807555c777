import type { CommandContext } from '../commands/context.ts';
import type { Decision } from '../commands/decide.ts';
import { refuse, type Refusal } from '../commands/refusal.ts';
import type { ShiftId } from '../kernel/ids.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Right } from '../staff/records.ts';
import { hasRight } from '../staff/rights.ts';
import { openTab } from '../tabs/open-tab.ts';
import type { RequestPrint } from './command.ts';
import { namedPrinter, nextCopy } from './decide.ts';
import type { Printer } from './records.ts';
import { readMemberRef } from './refs.ts';
import { requestsOf, type Wanted } from './request.ts';
import { ownPrinter } from './route.ts';

/**
 * Prints what people ask for: a check, an X, a test slip; a receipt, a Z or a slip again (PRN-3).
 * Refuses `printerUnknown`, `noPrinter`, `printUnknown` for a form that can't be asked for, and what
 * the form's subject refuses.
 */
export function requestPrint(command: RequestPrint, context: CommandContext): Decision {
  const printer = printerFor(command, context);
  if (!printer.ok) return printer;
  switch (command.form) {
    case 'check':
      return check(command, printer.value, context);
    case 'shiftX':
      return shiftX(command, printer.value, context);
    case 'testSlip':
      return fresh({ form: 'testSlip', printer: printer.value }, 'settings.printers', context);
    case 'receipt':
      return receipt(command, printer.value, context);
    case 'shiftZ':
      return shiftZ(command, printer.value, context);
    case 'topUpSlip':
    case 'cardSlip':
      return readMemberRef(command.ref ?? '')
        ? again(command, { copy: 2 }, printer.value, context)
        : err(refuse('printUnknown'));
    case 'caseSlip':
      return command.ref
        ? again(command, { copy: 1 }, printer.value, context)
        : err(refuse('printUnknown'));
    default:
      return err(refuse('printUnknown'));
  }
}

function printerFor(command: RequestPrint, context: CommandContext): Result<Printer, Refusal> {
  if (command.printer !== undefined) return namedPrinter(command.printer, context);
  const printer = ownPrinter(context);
  return printer ? ok(printer) : err(refuse('noPrinter'));
}

/** What a command's own right doesn't cover. */
const may = (right: Right, { registers, actor, approver }: CommandContext): boolean =>
  [actor, approver].some((staff) => staff !== null && hasRight(registers, staff, right));

function fresh(wanted: Wanted, right: Right, context: CommandContext): Decision {
  if (!may(right, context)) return err({ code: 'rightMissing', right });
  return ok(requestsOf([wanted], context));
}

function check(command: RequestPrint, printer: Printer, context: CommandContext): Decision {
  if (command.tab === undefined) return err(refuse('tabUnknown'));
  const tab = openTab(command.tab, context);
  if (!tab.ok) return tab;
  return fresh({ form: 'check', printer, tab: command.tab }, 'order.send', context);
}

function shiftX(command: RequestPrint, printer: Printer, context: CommandContext): Decision {
  const { openShift } = context.books;
  const shift = command.ref ? (openShift?.shift === command.ref ? openShift : null) : openShift;
  if (!shift) return err(refuse('noShiftOpen'));
  return fresh({ form: 'shiftX', printer, ref: shift.shift }, 'shift.own', context);
}

function receipt(command: RequestPrint, printer: Printer, context: CommandContext): Decision {
  const settled = command.tab === undefined ? null : context.books.tab(command.tab)?.settled;
  if (!command.tab || !settled) return err(refuse('tabUnknown'));
  const { receipt: ref, date } = settled;
  // On its own date the books would know of a job.
  const copy = date === context.date ? 1 : 2;
  return again({ ...command, ref }, { copy, tab: command.tab }, printer, context);
}

function shiftZ(command: RequestPrint, printer: Printer, context: CommandContext): Decision {
  // The reference of these forms is a shift's id.
  const shift = command.ref ? context.books.shift(command.ref as ShiftId) : null;
  if (!shift?.closed) return err(refuse('shiftUnknown'));
  const copy = shift.date === context.date ? 1 : 2;
  return again(command, { copy }, printer, context);
}

/**
 * What may have been printed before: the next copy of its job where the books know one, else a job of
 * its own, headed REPRINT where one of an earlier date may be lying about.
 */
function again(
  { form, ref = '' }: RequestPrint,
  more: Pick<Wanted, 'copy' | 'tab'>,
  printer: Printer,
  context: CommandContext,
): Decision {
  const job = context.books.prints().findLast((known) => known.form === form && known.ref === ref);
  const isFirst = !job && more.copy === 1;
  const right = isFirst ? 'order.send' : 'print.again';
  if (!may(right, context)) return err({ code: 'rightMissing', right });
  if (!job) return ok(requestsOf([{ form, printer, ref, ...more }], context));
  const next = nextCopy(job, printer, '', context);
  return next.ok ? ok([next.value]) : next;
}
