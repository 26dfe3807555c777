import type { CommandContext } from '../commands/context.ts';
import { newId, type StationId, type TabId } from '../kernel/ids.ts';
import type { PrintRequested } from './entries.ts';
import type { FormName, Printer } from './records.ts';
import { ruleOf } from './registers.ts';
import { wayTo } from './route.ts';

/** What is to be printed, and on what. */
export interface Wanted {
  readonly form: FormName;
  readonly printer: Printer;
  readonly tab?: TabId;
  readonly ref?: string;
  readonly station?: StationId;
  readonly quantity?: number;
  readonly note?: string;
  /** 2 where it is headed REPRINT from the beginning. */
  readonly copy?: number;
}

/**
 * The facts that ask for print jobs, numbered after those that the device gave today. Documents are
 * put in where the facts are recorded: only there all that they say is at hand.
 */
export function requestsOf(
  wanted: readonly Wanted[],
  { at, random, till, device, registers, lastNumbers }: CommandContext,
): readonly PrintRequested[] {
  return wanted.map((one, index) => ({
    type: 'PrintRequested',
    job: newId<'printJob'>(at, random),
    number: `${till}-P${lastNumbers.print + index + 1}`,
    form: one.form,
    tab: one.tab ?? null,
    ref: one.ref ?? '',
    station: one.station ?? null,
    quantity: one.quantity ?? null,
    note: one.note ?? '',
    printer: one.printer.id,
    copies: ruleOf(registers, one.form).copies,
    copy: one.copy ?? 1,
    via: wayTo(one.printer, device),
    document: '',
  }));
}
