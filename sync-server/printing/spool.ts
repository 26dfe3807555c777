import { instant } from '#domain/kernel/instant.ts';
import type { PrinterId } from '#domain/kernel/ids.ts';
import type { HubPrintOutcome, NetworkPrinterState, PrintCopyRow } from '#domain/wire/prints.ts';
import type { PrintCopy } from './copies.ts';
import type { PrintPorts } from './ports.ts';

/**
 * What becomes of a copy (NPR-2 … NPR-5 in README.md). One that a printer has fetched is either
 * confirmed, or known not to be on paper, or uncertain; in the place of an uncertain one a further copy
 * is printed that says REPRINT.
 */

/** The printer has fetched it, and is to have confirmed it by `dueAt`. */
export function sent(ports: PrintPorts, copy: PrintCopy, dueAt: number, now: number): void {
  ports.copies.change(copy.id, { phase: 'sending', sentAt: now, dueAt });
  say(ports, copy, 'sending', now);
  // One that lacks something is tried, and shown as it last said that it is.
  if (ports.rows.stateOf(copy.printer) === 'ready') {
    setState(ports, copy.printer, 'printing', now);
  }
  ports.wakeAt(dueAt);
}

/** The printer says that it is on paper; it may do so late, and more than once. */
export function confirmed(ports: PrintPorts, copy: PrintCopy, now: number): void {
  const { copies, rows } = ports;
  if (rows.stateOf(copy.printer) === 'printing') setState(ports, copy.printer, 'ready', now);
  if (copy.phase === 'ended') return;
  ended(ports, copy, 'printed', now);
  for (const other of copies.ofJob(copy.job)) {
    const isNeedless = other.isOwn && other.copy > copy.copy && other.phase === 'queued';
    if (isNeedless) ended(ports, other, 'cancelled', now);
  }
}

/** The printer says that it didn't print it: nothing of it, or maybe some. */
export function broken(
  ports: PrintPorts,
  copy: PrintCopy,
  how: 'nothing' | 'partly',
  now: number,
): void {
  const saysReprint = copy.copy > 1 || copy.isAgain;
  if (copy.form === 'drawer' && how === 'partly') ended(ports, copy, 'unknown', now);
  else if (how === 'partly' && !saysReprint) repeat(ports, copy, now);
  else {
    ports.copies.change(copy.id, { phase: 'queued', token: ports.newToken() });
    say(ports, copy, 'queued', now);
  }
}

/** Nobody will ever say what became of it. A drawer is never opened twice for one kick. */
export function lost(ports: PrintPorts, copy: PrintCopy, now: number): void {
  if (copy.form === 'drawer') ended(ports, copy, 'unknown', now);
  else if (copy.isOwn) refused(ports, copy, now);
  else repeat(ports, copy, now);
}

/** The printer can't take what it holds, or loses every copy: people must look. */
export function refused(ports: PrintPorts, copy: PrintCopy, now: number): void {
  ports.copies.change(copy.id, { phase: 'failed' });
  say(ports, copy, 'failed', now);
}

export function ended(
  ports: PrintPorts,
  copy: PrintCopy,
  outcome: HubPrintOutcome,
  now: number,
): void {
  ports.copies.change(copy.id, { phase: 'ended', document: '' });
  say(ports, copy, 'ended', now, outcome);
}

/** Says how a printer is, where that is news. */
export function setState(
  { rows }: PrintPorts,
  printer: PrinterId,
  state: NetworkPrinterState,
  now: number,
): void {
  if (rows.stateOf(printer) === state) return;
  rows.put({ type: 'printer', printer, state, at: instant(now) });
}

/** One more copy in the place of an uncertain one, which is kept: it may still be confirmed. */
function repeat(ports: PrintPorts, copy: PrintCopy, now: number): void {
  const { copies, newToken } = ports;
  copies.change(copy.id, { phase: 'uncertain' });
  say(ports, copy, 'uncertain', now);
  const next = 1 + Math.max(...copies.ofJob(copy.job).map((one) => one.copy));
  const { id: _, ...fields } = copy;
  copies.add({
    ...fields,
    copy: next,
    phase: 'queued',
    token: newToken(),
    readyAt: now,
    isOwn: true,
  });
  say(ports, { ...copy, copy: next }, 'queued', now);
}

function say(
  { rows }: PrintPorts,
  { job, copy, printer }: Pick<PrintCopy, 'job' | 'copy' | 'printer'>,
  state: PrintCopyRow['state'],
  now: number,
  outcome: HubPrintOutcome | null = null,
): void {
  rows.put({ type: 'job', job, copy, printer, state, outcome, at: instant(now) });
}
