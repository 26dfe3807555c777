import type { PrinterState } from '#domain/printing/records.ts';

/**
 * What became of a sheet. `printed`: the printer said so · `sent`: it took everything and can't say
 * more · `unsent`: not a byte went out · `uncertain`: some went out, and nobody can say how many.
 */
export type SheetOutcome = 'printed' | 'sent' | 'unsent' | 'uncertain';

/** Whether a printer in this state prints what it is sent now. */
export const isWell = (state: PrinterState): boolean => state === 'ready' || state === 'paperLow';

/** A way to one printer. Nothing of it rejects, and nothing but a printer that waits holds it up. */
export interface PrinterLine<Sheet> {
  /** Opens the printer if need be and asks how it is. */
  readonly ready: () => Promise<PrinterState>;
  /** Prints, for as long as the printer takes, and says meanwhile how it is. */
  readonly print: (sheet: Sheet, tell: (state: PrinterState) => void) => Promise<SheetOutcome>;
  /** Ends what a job that was broken off left on the paper. False where it couldn't be done. */
  readonly clear: () => Promise<boolean>;
  /** Breaks off what is being printed: `print` then resolves soon. */
  readonly abort: () => void;
  /** Calls back when the printer came, went or changed; returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
  /** Gives the printer back to whoever else wants it. */
  readonly close: () => Promise<void>;
}
