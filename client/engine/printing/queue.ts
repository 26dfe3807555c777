import type { AnyEntry } from '#domain/journal/entry.ts';
import { isKnown } from '#domain/journal/entry.ts';
import { isPrintFact } from '#domain/printing/entries.ts';
import type { DeviceId, PrintJobId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Printer } from '#domain/printing/records.ts';
import { copyId, type PrintJobState } from '#domain/printing/state.ts';
import { nowOf, type Core, type Memory } from '../core.ts';
import type { PrintQueueRow } from '../database.ts';
import type { Writes } from '../project/commit.ts';
import { composed } from './compose.ts';
import { copiesOf, jobOfState, keptDocument, withLogo } from './documents.ts';
import { viewOfBooks, type PaperView } from './view.ts';

/**
 * A ticket of another tablet that took longer than this to come isn't printed by itself: what it asks
 * for was made or forgotten. It waits on the screen (PRN-9), ms.
 */
const RELAY_STALE_MS = 4 * 3_600_000;

/** The jobs that entries speak of, each once. */
function jobsOf(entries: readonly AnyEntry[]): ReadonlySet<PrintJobId> {
  const jobs = new Set<PrintJobId>();
  for (const entry of entries) {
    if (isKnown(entry) && isPrintFact(entry.fact)) jobs.add(entry.fact.job);
  }
  return jobs;
}

/**
 * What entries, which are in the books by now, change of this device's own queue: its printers' copies
 * come into it, once each, and what was ended, moved or superseded leaves it (PRN-8). Call within the
 * mutex; written in the transaction that stores the entries.
 *
 * @param areNew whether they are being recorded here: what they ask for has no copies yet, so that a
 * sale needn't look for them.
 */
export async function queueAfter(
  core: Core,
  memory: Memory,
  entries: readonly AnyEntry[],
  areNew = false,
): Promise<Writes> {
  const jobs = jobsOf(entries);
  if (jobs.size === 0) return {};
  const states = [...jobs].flatMap((job) => memory.books.print(job) ?? []);
  return queueOf(core, memory, states, { entries, areNew });
}

interface RecordedWith {
  readonly entries: readonly AnyEntry[];
  readonly areNew: boolean;
}

/**
 * What jobs change of this device's own queue.
 *
 * @param recorded with the jobs, as far as their papers say it.
 */
export async function queueOf(
  core: Core,
  memory: Memory,
  jobs: readonly PrintJobState[],
  { entries, areNew }: RecordedWith = { entries: [], areNew: false },
): Promise<Writes> {
  const view = viewOfBooks(memory.books, entries);
  const changes: QueueChange[] = [];
  for (const state of jobs) {
    const hasNone = areNew && state.history.length === 0;
    const rows = hasNone ? [] : await copiesOf(core, state.job);
    changes.push(await changeOf(core, memory, state, rows, view));
  }
  return {
    printQueue: changes.flatMap(({ put }) => put ?? []),
    remove: { printQueue: changes.flatMap(({ gone }) => gone) },
  };
}

interface QueueChange {
  readonly put: PrintQueueRow | null;
  readonly gone: readonly string[];
}

async function changeOf(
  core: Core,
  memory: Memory,
  state: PrintJobState,
  rows: readonly PrintQueueRow[],
  view: PaperView,
): Promise<QueueChange> {
  const { job, copy } = state;
  const id = copyId(job, copy);
  const printer = ownPrinter(memory, state);
  const isWanted = printer !== null && !state.ended;
  const found = rows.find((row) => row.id === id);
  const stays = isWanted && found?.printer === printer.id;
  const gone = rows
    .filter((row) => row.phase !== 'done' && !(stays && row.id === id))
    .map((row) => row.id);
  const isOver = !isWanted || stays || found?.phase === 'done';
  if (isOver || isStale(core, memory, state)) return { put: null, gone };
  return { put: await rowOf(core, memory, { state, printer, rows, view }), gone };
}

/** The job's printer, where it is one of this device's own. */
function ownPrinter({ registers, identity }: Memory, { printer }: PrintJobState): Printer | null {
  const known = registers?.printers.get(printer);
  return known?.device === identity.device ? known : null;
}

const isStale = (core: Core, { identity }: Memory, state: PrintJobState): boolean =>
  askedBy(state) !== identity.device && nowOf(core) - askedAt(state) > RELAY_STALE_MS;

/** Who asked for the newest copy, and when. */
const lastAsked = ({ history, copy }: PrintJobState) =>
  history.findLast(
    (event) => event.copy === copy && (event.what === 'repeated' || event.what === 'moved'),
  );
const askedAt = (state: PrintJobState): Instant => lastAsked(state)?.at ?? state.requestedAt;
export const askedBy = (state: PrintJobState): DeviceId => lastAsked(state)?.device ?? state.device;

interface Wanted {
  readonly state: PrintJobState;
  readonly printer: Printer;
  /** The job's copies that are in the queue, or were. */
  readonly rows: readonly PrintQueueRow[];
  readonly view: PaperView;
}

async function rowOf(
  core: Core,
  memory: Memory,
  { state, printer, rows, view }: Wanted,
): Promise<PrintQueueRow> {
  const { job, copy, number, copies, form } = state;
  const kept = keptDocument(state, rows, printer);
  const document =
    kept === ''
      ? JSON.stringify(await composed(core, memory, jobOfState(state), printer, view))
      : kept;
  return {
    id: copyId(job, copy),
    job,
    copy,
    number,
    printer: printer.id,
    copies,
    form,
    document: memory.registers ? withLogo(document, memory.registers) : document,
    requestedAt: askedAt(state),
    isReprint: copy > 1,
    phase: 'queued',
    outcome: null,
    attempts: 0,
    reported: 0,
  };
}
