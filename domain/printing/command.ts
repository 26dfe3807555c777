import type { PrinterId, PrintJobId, StationId, TabId } from '../kernel/ids.ts';
import type { FormName } from './records.ts';

/** Prints what doesn't print by itself, or was printed before and is wanted again. */
export interface RequestPrint {
  readonly type: 'requestPrint';
  readonly form: FormName;
  readonly tab?: TabId;
  /** A shift's or a case's id; of a member's sale, refund, card or money case `memberRef` (refs.ts). */
  readonly ref?: string;
  readonly station?: StationId;
  /** Absent for where the form goes by itself. */
  readonly printer?: PrinterId;
}

/** Prints a job once more, headed REPRINT. */
export interface RepeatPrint {
  readonly type: 'repeatPrint';
  readonly job: PrintJobId;
  /** Null for the printer that it was on. */
  readonly printer: PrinterId | null;
  readonly reason: string;
}

/** Somebody has read the ticket off the screen and does what it says. */
export interface TakeTicket {
  readonly type: 'takeTicket';
  readonly job: PrintJobId;
}

export interface CancelPrint {
  readonly type: 'cancelPrint';
  readonly job: PrintJobId;
}

/** Sends a job that waits to another printer. */
export interface MovePrint {
  readonly type: 'movePrint';
  readonly job: PrintJobId;
  readonly printer: PrinterId;
}

/** Opens the drawer without a sale (NoSale, 开箱). */
export interface OpenDrawer {
  readonly type: 'openDrawer';
  readonly reason: string;
  /** Absent for the till's own. */
  readonly printer?: PrinterId;
}

export type PrintCommand =
  | RequestPrint
  | RepeatPrint
  | TakeTicket
  | CancelPrint
  | MovePrint
  | OpenDrawer;
