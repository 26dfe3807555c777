import type { PrinterId } from '#domain/kernel/ids.ts';
import { DAY_MS } from '#domain/kernel/instant.ts';
import type { NetworkPrinterState } from '#domain/wire/prints.ts';
import type { PrintCopy } from './copies.ts';
import type { PrintPorts } from './ports.ts';
import { ended, lost, setState } from './spool.ts';

/** A drawer's kick that nobody fetched within this time is no longer wanted. */
export const DRAWER_MS = 5_000;
/** A printer that hasn't been seen for so long is said to be offline. */
const OFFLINE_MS = 60_000;
/** How long copies are kept after they were asked for, and rows that tell of them. */
const COPIES_KEPT_MS = 2 * DAY_MS;
const ROWS_KEPT_MS = 7 * DAY_MS;
/** Copies that one look at the queue reads. */
const LOOK = 50;

/** What a printer may fetch now, in order; nothing while it has not settled what it fetched. */
export function offers(
  ports: PrintPorts,
  printer: PrinterId,
  most: number,
  now: number,
): readonly PrintCopy[] {
  const { copies } = ports;
  for (const one of copies.inPhase(printer, 'sending', LOOK)) sweep(ports, one, now);
  if (copies.inPhase(printer, 'sending', 1).length > 0) return [];
  const found: PrintCopy[] = [];
  for (const one of copies.inPhase(printer, 'queued', LOOK)) {
    if (found.length === most) break;
    const known = one.readyAt <= now ? checked(ports, one, now) : null;
    if (known) found.push(known);
  }
  return found;
}

/** A printer has asked, and says how it is. */
export function seen(
  ports: PrintPorts,
  printer: PrinterId,
  state: NetworkPrinterState,
  now: number,
): void {
  if (ports.lastSeen.note(printer, now)) ports.wakeAt(now + OFFLINE_MS);
  setState(ports, printer, state, now);
}

/** What time alone brings: what is overdue, kicks that came too late, printers that fell silent. */
export function tick(ports: PrintPorts, now: number): void {
  const { copies, rows, wakeAt } = ports;
  copies.forget(now - COPIES_KEPT_MS);
  rows.forgetCopies(now - ROWS_KEPT_MS);
  for (const one of copies.pending()) sweep(ports, one, now);
  for (const one of copies.pending()) {
    wakeAt(one.phase === 'sending' ? one.dueAt : lateAt(one));
  }
  for (const printer of rows.online()) {
    const silentAt = ports.lastSeen.of(printer) + OFFLINE_MS;
    if (silentAt <= now) setState(ports, printer, 'offline', now);
    else wakeAt(silentAt);
  }
}

/**
 * When a drawer's kick is too late: by the time of its request, and by the hub's own, so that a tablet
 * whose clock is ahead can't keep it waiting.
 */
const lateAt = ({ requestedAt, readyAt }: PrintCopy): number =>
  Math.min(requestedAt, readyAt) + DRAWER_MS;

const isLate = (copy: PrintCopy, now: number): boolean =>
  copy.form === 'drawer' && lateAt(copy) <= now;

/** Whether a later copy goes to another printer in its place. */
export const isSuperseded = (
  { copy, printer }: Pick<PrintCopy, 'copy' | 'printer'>,
  later: number,
  to: PrinterId,
): boolean => later > copy && to !== printer;

function sweep(ports: PrintPorts, one: PrintCopy, now: number): void {
  if (one.phase === 'sending' && one.dueAt <= now) lost(ports, one, now);
  else if (one.phase === 'queued' && isLate(one, now)) ended(ports, one, 'expired', now);
}

/** The copy as the journal has it; null where it is no longer wanted (NPR-7). */
function checked(ports: PrintPorts, copy: PrintCopy, now: number): PrintCopy | null {
  const known = copy.isChecked ? copy : askedFor(ports, copy);
  if (!known || !isLate(known, now)) return known;
  ended(ports, known, 'expired', now);
  return null;
}

function askedFor({ copies, askJournal }: PrintPorts, copy: PrintCopy): PrintCopy | null {
  const facts = askJournal(copy.job);
  const printer = facts?.printers.get(copy.copy) ?? copy.printer;
  const isOver =
    printer !== copy.printer ||
    (facts?.endedThrough ?? 0) >= copy.copy ||
    [...(facts?.printers ?? [])].some(([later, to]) => isSuperseded(copy, later, to));
  if (isOver) {
    copies.remove(copy.id);
    return null;
  }
  const { number, form, parts } = facts ?? { number: '', form: '' as const, parts: 1 };
  const fields = { number, form, parts, isChecked: true };
  copies.change(copy.id, fields);
  return { ...copy, ...fields };
}
