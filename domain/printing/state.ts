import type { Entry } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { DeviceId, PrinterId, PrintJobId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { PrintEnded, PrintOutcome, PrintRepeated, PrintRequested } from './entries.ts';

/** One thing that happened to a job, as its page shows it. */
export interface PrintEvent {
  readonly what: 'repeated' | 'moved' | PrintOutcome;
  readonly copy: number;
  readonly printer: PrinterId;
  /** Why it was repeated; null otherwise. */
  readonly why: PrintRepeated['why'] | null;
  readonly note: string;
  readonly at: Instant;
  readonly actor: StaffId;
  readonly device: DeviceId;
}

/** A print job, folded from its facts. */
export interface PrintJobState extends Omit<PrintRequested, 'type' | 'printer' | 'copy'> {
  readonly job: PrintJobId;
  /** Where the newest copy goes. */
  readonly printer: PrinterId;
  /** The newest copy: 1, or more after a repeat; each beyond 1 is headed REPRINT. */
  readonly copy: number;
  /** The device that asked for it, who did, and when. */
  readonly device: DeviceId;
  readonly actor: StaffId;
  readonly requestedAt: Instant;
  readonly date: BusinessDate;
  /** How the newest copy ended; null while it waits. */
  readonly ended: {
    readonly outcome: PrintEnded['outcome'];
    readonly at: Instant;
    readonly actor: StaffId;
  } | null;
  /** What came after the request, in journal order. */
  readonly history: readonly PrintEvent[];
}

/** A job, or what came before its request by a clock behind, waiting for it. */
export interface PrintFold {
  readonly job: PrintJobState | null;
  readonly early: readonly Entry[];
}

/** A copy's id: one of a job is printed once. */
export const copyId = (job: PrintJobId, copy: number): string => `${job}/${copy}`;
