import type { PrintOutcome } from '#domain/printing/entries.ts';
import type { FormName, PrinterState } from '#domain/printing/records.ts';
import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/instant.ts';
import type { Result } from '#domain/kernel/result.ts';

/** One copy of a job that a printer of this device is to print. */
export interface QueuedPrint {
  /** `copyId(job, copy)`. */
  readonly id: string;
  readonly job: PrintJobId;
  /** 1; more for a repeat. */
  readonly copy: number;
  /** As on the paper: `A-P17`. */
  readonly number: string;
  readonly printer: PrinterId;
  /** Pieces of paper, each with its part on it. */
  readonly copies: number;
  readonly form: FormName;
  /** JSON of a PrintDocument. */
  readonly document: string;
  readonly requestedAt: Instant;
  readonly isReprint: boolean;
  /**
   * `sending` from before the first byte goes out until it is known what became of it; found at start,
   * it is uncertain.
   */
  readonly phase: 'queued' | 'sending' | 'done';
  /** Set with `done`. */
  readonly outcome: PrintOutcome | null;
  /** How often it was begun to be sent. */
  readonly attempts: number;
  /** 1 once the fact of how it ended is written. */
  readonly reported: 0 | 1;
}

/** The durable queue. What resolved is on the disk. */
export interface QueueStore {
  /** All copies for the printer that aren't both done and reported, by when they were asked for. */
  readonly open: (printer: PrinterId) => Promise<readonly QueuedPrint[]>;
  /**
   * From `queued` to `sending`. False where it is no longer queued for this printer. Of paper it is
   * noted in the same transaction that a slip of it may hang in the printer.
   */
  readonly sending: (id: string, printer: PrinterId) => Promise<boolean>;
  /**
   * From `from` to `done`. False where it was in another phase, or is gone. What was `sending` hangs in
   * the printer no more, by the same transaction.
   */
  readonly done: (
    id: string,
    from: 'queued' | 'sending',
    outcome: PrintOutcome,
  ) => Promise<boolean>;
  /**
   * Back from `sending` to `queued`: not a byte went out after all, and nothing hangs in the printer.
   * False where it was in another phase, or is gone.
   */
  readonly unsent: (id: string) => Promise<boolean>;
  readonly reported: (id: string) => Promise<void>;
  /** Whether a slip that was broken off may hang in the printer; kept as durably as the copies. */
  readonly isTorn: (printer: PrinterId) => Promise<boolean>;
  /** The printer was cleared, or its copy, which people ended meanwhile, came to its end. */
  readonly mended: (printer: PrinterId) => Promise<void>;
  /** Calls back when rows of the printer may have changed; returns what ends it. */
  readonly onChange: (printer: PrinterId, listener: () => void) => () => void;
}

/** What the spooler tells; each writes facts, and may be told twice. */
export interface PrintReports {
  readonly ended: (
    job: PrintJobId,
    copy: number,
    printer: PrinterId,
    outcome: PrintOutcome,
  ) => Promise<Result<void, unknown>>;
  /**
   * Nobody can say whether this copy came out: it is asked for again, headed REPRINT, as the next
   * copy of the job. The row is replaced by the next copy's in the same transaction.
   */
  readonly uncertain: (
    job: PrintJobId,
    copy: number,
  ) => Promise<Result<{ readonly copy: number }, unknown>>;
  /** The copy, of which nothing was sent, goes to another printer. */
  readonly moved: (
    job: PrintJobId,
    copy: number,
    printer: PrinterId,
  ) => Promise<Result<void, unknown>>;
  readonly state: (printer: PrinterId, state: PrinterState) => void;
}
