import { HOUR_MS } from '#domain/kernel/instant.ts';
import type { PrintMoved, PrintRepeated, PrintRequested } from '#domain/printing/entries.ts';
import type { Copies, PrintCopy } from './copies.ts';
import type { PrintEntry } from './journal.ts';
import { DRAWER_MS, isSuperseded } from './offers.ts';
import type { PrintPorts } from './ports.ts';
import { ended } from './spool.ts';

/** What comes later than this after it was recorded may have been ended since: it waits a moment. */
const LATE_MS = 30_000;
/** For so long, in which what the tablet still has to tell comes too. */
const SETTLE_MS = 10_000;
/** Nobody wants what was asked for so long ago. */
const TOO_OLD_MS = 12 * HOUR_MS;

/**
 * Whether an entry is of a job that nobody wants any more and that was over long ago, as what came
 * with it says: a hub that lost its disk hears again of all that its store ever printed.
 */
export const isLongOver = (
  { fact, at }: PrintEntry,
  all: readonly PrintEntry[],
  now: number,
): boolean =>
  now - at > TOO_OLD_MS &&
  all.some((other) => other.fact.type === 'PrintEnded' && other.fact.job === fact.job);

/**
 * Takes facts of printing into the queue, in any order and as often as they come (NPR-1): a copy of a
 * job is taken once. The caller holds the transaction that stores them.
 */
export function takeIn(ports: PrintPorts, { fact, at }: PrintEntry, now: number): void {
  const { copies } = ports;
  switch (fact.type) {
    case 'PrintRequested':
      if (!isOurs(fact)) return;
      if (now - at > TOO_OLD_MS) tooOld(ports, fact, now);
      else add(ports, fact, { ...request(fact), isKnown: true }, at, now);
      return;
    case 'PrintRepeated':
      for (const one of copies.ofJob(fact.job)) supersede(ports, one, fact, now);
      if (isOurs(fact)) add(ports, fact, known(copies, fact), at, now);
      return;
    case 'PrintMoved':
      move(ports, fact, at, now);
      return;
    case 'PrintEnded':
      for (const one of copies.ofJob(fact.job)) end(ports, one, fact.copy, now);
  }
}

type Carrying = PrintRequested | PrintRepeated | PrintMoved;

/** A copy that the hub made of its own accord is recorded by a tablet without the document. */
const isOurs = ({ via, document }: Carrying): boolean => via === 'hub' && document !== '';

type About = Pick<PrintCopy, 'number' | 'form' | 'parts'> & { readonly isKnown: boolean };

const request = ({ number, form, copies }: PrintRequested): Omit<About, 'isKnown'> => ({
  number,
  form,
  parts: copies,
});

/** What is known of the job by another copy of it; else the journal is asked before it is offered. */
function known(copies: Copies, { job }: Carrying): About {
  const other = copies.ofJob(job).find(({ isChecked }) => isChecked);
  return other
    ? { number: other.number, form: other.form, parts: other.parts, isKnown: true }
    : { number: '', form: '', parts: 0, isKnown: false };
}

function add(
  { copies, newToken, wakeAt }: PrintPorts,
  { job, copy, printer, document }: Carrying,
  { isKnown, ...about }: About,
  at: number,
  now: number,
  isAgain = false,
): void {
  const isLate = now - at > LATE_MS;
  const readyAt = isLate ? now + SETTLE_MS : now;
  copies.add({
    ...about,
    job,
    copy,
    printer,
    document,
    phase: 'queued',
    token: newToken(),
    place: null,
    requestedAt: at,
    readyAt,
    sentAt: 0,
    dueAt: 0,
    isChecked: isKnown && !isLate,
    isOwn: false,
    isAgain,
  });
  if (about.form === 'drawer') wakeAt(Math.min(at, readyAt) + DRAWER_MS);
}

/**
 * A copy that still waits here when a later one goes to another printer is no longer wanted: it would
 * come out days after, without a word that it is the second.
 */
function supersede(ports: PrintPorts, one: PrintCopy, later: PrintRepeated, now: number): void {
  if (one.phase !== 'queued' && one.phase !== 'failed') return;
  if (isSuperseded(one, later.copy, later.printer)) ended(ports, one, 'cancelled', now);
  // The hub's own was made before it knew, under a number that is the other's now: nothing is said.
  else if (one.isOwn && one.copy === later.copy && one.printer !== later.printer) {
    ports.copies.remove(one.id);
  }
}

/** A copy that was fetched before its move was known may be on paper: the other one says REPRINT. */
function move(ports: PrintPorts, fact: PrintMoved, at: number, now: number): void {
  const { copies } = ports;
  const held = copies.ofJob(fact.job).find(({ copy }) => copy === fact.copy);
  if (held?.printer === fact.printer || held?.phase === 'ended') return;
  const about = known(copies, fact);
  if (held) copies.remove(held.id);
  if (!isOurs(fact)) return;
  const maybePrinted = held?.phase === 'sending' || held?.phase === 'uncertain';
  add(ports, fact, about, at, now, maybePrinted || held?.isAgain);
}

/** A copy, or one after it that the hub made of its own accord and nobody fetched yet. */
function end(ports: PrintPorts, one: PrintCopy, through: number, now: number): void {
  if (one.phase === 'ended') return;
  if (one.copy <= through) ports.copies.change(one.id, { phase: 'ended', document: '' });
  else if (one.isOwn && one.phase === 'queued') ended(ports, one, 'cancelled', now);
}

function tooOld({ rows }: PrintPorts, fact: PrintRequested, now: number): void {
  const { job, copy, printer } = fact;
  const at = now as PrintEntry['at'];
  rows.put({ type: 'job', job, copy, printer, state: 'ended', outcome: 'expired', at });
}
