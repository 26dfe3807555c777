import type { PrinterId } from '../kernel/ids.ts';
import type { PrintFact, PrintOutcome, PrintWay } from './entries.ts';
import type { PrintJobState } from './state.ts';

/**
 * What a printer's spooler tells of a job, as facts. What is known already comes to nothing, so that
 * it may be told twice (PRN-7).
 */
export function endedFacts(
  job: PrintJobState | null,
  copy: number,
  printer: PrinterId,
  outcome: PrintOutcome,
): readonly PrintFact[] {
  if (!job) return [];
  const isKnown = job.history.some(
    (event) => event.what === outcome && event.copy === copy && event.printer === printer,
  );
  return isKnown ? [] : [{ type: 'PrintEnded', job: job.job, copy, printer, outcome }];
}

/** What follows when nobody can say whether a copy came out. */
export interface AfterUncertain {
  readonly facts: readonly PrintFact[];
  /** The copy that is to be printed now; the one given where nothing is. */
  readonly copy: number;
}

/**
 * A copy of which nobody can say whether it came out is printed again, headed REPRINT (PRN-3). A
 * drawer's kick never is: it ends as unknown (PRN-6). Nor is a copy that people took or called off
 * meanwhile, or one after which there is a next already.
 */
export function uncertainFacts(job: PrintJobState | null, copy: number): AfterUncertain {
  if (!job) return { facts: [], copy };
  if (job.copy > copy) return { facts: [], copy: job.copy };
  if (job.ended) return { facts: [], copy };
  const { printer } = job;
  if (job.form === 'drawer') {
    return { facts: endedFacts(job, copy, printer, 'unknown'), copy };
  }
  const next = copy + 1;
  const fact: PrintFact = {
    type: 'PrintRepeated',
    job: job.job,
    copy: next,
    printer,
    why: 'uncertain',
    note: '',
    // Whoever prints it says so: it needs no document from elsewhere.
    via: 'device',
    document: '',
  };
  return { facts: [fact], copy: next };
}

/** A copy of which nothing was sent goes to another printer (PRN-4). */
export function movedFacts(
  job: PrintJobState | null,
  copy: number,
  printer: PrinterId,
  via: PrintWay,
): readonly PrintFact[] {
  if (!job || job.ended || job.copy !== copy || job.printer === printer) return [];
  return [{ type: 'PrintMoved', job: job.job, copy, printer, via, document: '' }];
}
