import type { PrinterId, PrintJobId } from '#domain/kernel/ids.ts';
import type { Copies, PrintCopy } from './copies.ts';
import type { LastSeen } from './last-seen.ts';
import type { PrintsRows } from './rows.ts';

/** What the journal says of a job. */
export interface JobFacts extends Pick<PrintCopy, 'number' | 'form' | 'parts'> {
  /** The last copy that ended, and with it those before; 0 for none. */
  readonly endedThrough: number;
  /** Where each copy goes by now. */
  readonly printers: ReadonlyMap<number, PrinterId>;
}

/** What this folder's functions work on. Times are ms since 1970 by the hub's clock. */
export interface PrintPorts {
  readonly copies: Copies;
  readonly rows: PrintsRows;
  readonly lastSeen: LastSeen;
  /** Asks the journal about a job; null where it holds no request of it. */
  readonly askJournal: (job: PrintJobId) => JobFacts | null;
  /** A new name for a copy: what nobody has been given can't be confirmed by accident. */
  readonly newToken: () => string;
  /** The hub should look again at a time. */
  readonly wakeAt: (at: number) => void;
}
