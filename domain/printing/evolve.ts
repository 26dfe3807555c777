import type { Entry } from '../journal/entry.ts';
import type { PrintEnded, PrintMoved, PrintRepeated, PrintRequested } from './entries.ts';
import type { PrintEvent, PrintFold, PrintJobState } from './state.ts';

/**
 * A job after one more of its facts, in journal order. Never throws. What comes before the request
 * (another tablet's clock, a log not fetched yet) waits for it.
 */
export function evolvePrint(state: PrintFold | null, entry: Entry): PrintFold {
  const { job, early } = state ?? { job: null, early: [] };
  if (job) return { job: after(job, entry), early };
  if (entry.fact.type !== 'PrintRequested') return { job, early: [...early, entry] };
  return { job: early.reduce(after, begun(entry, entry.fact)), early: [] };
}

function begun(
  { at, actor, device, date }: Entry,
  { type: _type, ...asked }: PrintRequested,
): PrintJobState {
  return { ...asked, device, actor, requestedAt: at, date, ended: null, history: [] };
}

function after(job: PrintJobState, entry: Entry): PrintJobState {
  const { fact } = entry;
  switch (fact.type) {
    case 'PrintRepeated':
      return repeated(job, entry, fact);
    case 'PrintMoved':
      return moved(job, entry, fact);
    case 'PrintEnded':
      return ended(job, entry, fact);
    default:
      return job;
  }
}

const withEvent = (job: PrintJobState, event: PrintEvent): readonly PrintEvent[] => [
  ...job.history,
  event,
];

const stamp = ({ at, actor, device }: Entry) => ({ at, actor, device });

/** Two tablets apart may ask for the same copy: it is the same one then, and ends once. */
function repeated(job: PrintJobState, entry: Entry, fact: PrintRepeated): PrintJobState {
  const { copy, printer, why, note, via, document } = fact;
  const history = withEvent(job, {
    what: 'repeated',
    copy,
    printer,
    why,
    note,
    ...stamp(entry),
  });
  if (copy < job.copy) return { ...job, history };
  const isEnded = copy === job.copy ? job.ended : null;
  return {
    ...job,
    copy,
    printer,
    via,
    document: document || job.document,
    ended: isEnded,
    history,
  };
}

function moved(job: PrintJobState, entry: Entry, fact: PrintMoved): PrintJobState {
  const { copy, printer, via, document } = fact;
  const history = withEvent(job, {
    what: 'moved',
    copy,
    printer,
    why: null,
    note: '',
    ...stamp(entry),
  });
  if (copy !== job.copy) return { ...job, history };
  return { ...job, printer, via, document: document || job.document, history };
}

/**
 * The first end of a copy stands; another is kept to be seen. A job of which any copy is on paper isn't
 * called off, whatever became of the next one: a printer may confirm late.
 */
function ended(job: PrintJobState, entry: Entry, fact: PrintEnded): PrintJobState {
  const { copy, printer, outcome } = fact;
  const { at, actor } = entry;
  const event = { what: outcome, copy, printer, why: null, note: '', ...stamp(entry) };
  const history = withEvent(job, event);
  const last = copy === job.copy && !job.ended ? { outcome, at, actor } : job.ended;
  const isPrinted = history.some(({ what }) => what === 'printed');
  const isWrong = last?.outcome === 'cancelled' && isPrinted;
  return { ...job, ended: isWrong ? { ...last, outcome: 'printed' } : last, history };
}
