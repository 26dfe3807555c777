import type { PrinterId, PrintJobId, StationId, TabId } from '../kernel/ids.ts';
import type { FormName } from './records.ts';

/**
 * Who carries a copy to its printer: the device that asked for it, as it is the printer's own · the
 * journal, to the printer's own device · the hub, whom the printer asks. For the latter two the
 * document goes with the fact.
 */
export const PRINT_WAYS = ['device', 'relay', 'hub'] as const;
export type PrintWay = (typeof PRINT_WAYS)[number];

/** Something is to be printed (PRN-1). */
export interface PrintRequested {
  readonly type: 'PrintRequested';
  readonly job: PrintJobId;
  /** Short running number of the till and day, as in `A-P17`; it stands on the paper. */
  readonly number: string;
  readonly form: FormName;
  readonly tab: TabId | null;
  /** The order, line, shift, sale, card, member or case that it is about; empty for none. */
  readonly ref: string;
  /** Whose ticket it is; null for other forms. */
  readonly station: StationId | null;
  /** How many of the line a void ticket takes back; null for other forms. */
  readonly quantity: number | null;
  /** The reason of a void or of an opened drawer; empty for none. */
  readonly note: string;
  readonly printer: PrinterId;
  readonly copies: number;
  /** 1, or 2 where it is headed REPRINT from the beginning, as of a tab of an earlier date. */
  readonly copy: number;
  readonly via: PrintWay;
  /** A PrintDocument as JSON; empty where `via` is `device`. */
  readonly document: string;
}

/** It is to be printed once more, headed REPRINT (PRN-3). */
export interface PrintRepeated {
  readonly type: 'PrintRepeated';
  readonly job: PrintJobId;
  /** 2, 3, … */
  readonly copy: number;
  readonly printer: PrinterId;
  /** Asked for by people, or because nobody can say whether the copy before came out. */
  readonly why: 'uncertain' | 'asked';
  readonly note: string;
  readonly via: PrintWay;
  /** As in {@link PrintRequested}; empty too for a copy that the hub made by itself. */
  readonly document: string;
}

/** The copy goes to another printer; nothing of it was sent to the former one (PRN-4). */
export interface PrintMoved {
  readonly type: 'PrintMoved';
  readonly job: PrintJobId;
  readonly copy: number;
  readonly printer: PrinterId;
  readonly via: PrintWay;
  /** As in {@link PrintRequested}. */
  readonly document: string;
}

/**
 * How a copy can end: on paper · sent to a printer that can't say so · taken by hand from the screen
 * · called off · a drawer's kick that came too late · a drawer's kick of which nobody can say.
 */
export const PRINT_OUTCOMES = [
  'printed',
  'sent',
  'taken',
  'cancelled',
  'expired',
  'unknown',
] as const;
export type PrintOutcome = (typeof PRINT_OUTCOMES)[number];

export interface PrintEnded {
  readonly type: 'PrintEnded';
  readonly job: PrintJobId;
  readonly copy: number;
  readonly printer: PrinterId;
  readonly outcome: PrintOutcome;
}

export type PrintFact = PrintRequested | PrintRepeated | PrintMoved | PrintEnded;

const PRINT_FACTS: Readonly<Record<PrintFact['type'], true>> = {
  PrintRequested: true,
  PrintRepeated: true,
  PrintMoved: true,
  PrintEnded: true,
};

export const isPrintFact = (fact: { readonly type: string }): fact is PrintFact =>
  Object.hasOwn(PRINT_FACTS, fact.type);
