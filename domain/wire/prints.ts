import type { PrinterId, PrintJobId, StaffId, StoreId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/**
 * What a store's hub knows of its network printers and of what it prints on them, for every tablet of
 * the store: payload of DATA on the document {@link printsDoc}, a JSON array of rows in UTF-8; `seq`
 * of the frame is the cursor. Of one printer, and of one copy of a job, the row that came last stands.
 */
export type PrintsRow = PrintCopyRow | NetworkPrinterRow;

/** The document by which {@link PrintsRow}s reach tablets. */
export const printsDoc = (store: StoreId): string => `prints/${store}`;

/**
 * Where a copy of a job stands. The fact that asks for it stands for `queued`; a row comes when there
 * is more to say. What facts end otherwise, as a ticket taken from the screen, stands above its row.
 *
 * - `queued`: it waits (again). Of a copy that no fact asked for: the printer never said what became of
 *   the copy before, so the hub prints one more, headed REPRINT; the tablet that asked for the job
 *   records that.
 * - `sending`: the printer has fetched it.
 * - `uncertain`: the printer fetched it and didn't say that it is on paper. It isn't sent again.
 * - `failed`: the printer can't print what it was given; somebody must print it elsewhere or take it.
 * - `ended`: with its outcome.
 */
export interface PrintCopyRow {
  readonly type: 'job';
  readonly job: PrintJobId;
  readonly copy: number;
  readonly printer: PrinterId;
  readonly state: 'queued' | 'sending' | 'uncertain' | 'failed' | 'ended';
  /** How it ended, in the words of the journal's facts; null before. */
  readonly outcome: HubPrintOutcome | null;
  readonly at: Instant;
}

/**
 * As in the facts: on paper · called off, since the copy before came out after all · a drawer's kick
 * that nobody fetched in time · one of which nobody can say.
 */
export type HubPrintOutcome = 'printed' | 'cancelled' | 'expired' | 'unknown';

/** A printer as it last spoke of itself; `offline` when it hasn't asked for a while. */
export interface NetworkPrinterRow {
  readonly type: 'printer';
  readonly printer: PrinterId;
  readonly state: NetworkPrinterState;
  readonly at: Instant;
}

export type NetworkPrinterState =
  | 'ready'
  | 'printing'
  | 'needsPaper'
  | 'paperLow'
  | 'coverOpen'
  | 'error'
  | 'offline';

/**
 * POST /api/stores/:store/printers/:printer/token (token of the store) → 201 {@link PrinterAddress}.
 * A new address for a printer to ask for its jobs; the one before, if any, ends at once. Refused where
 * `staff` may not set printers up. DELETE with `{ staff }` → 204 ends it without a new one.
 */
export interface PrinterAddressRequest {
  readonly kind: 'cloudPrnt' | 'serverDirect';
  /** Who asks for it, as signed in on the tablet that sends this. */
  readonly staff: StaffId;
}

export interface PrinterAddress {
  /**
   * What comes after the server's origin in the address that is typed into the printer's settings. Told
   * once: the server keeps a hash of the secret in it.
   */
  readonly path: string;
}
