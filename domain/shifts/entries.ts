import type { Fen } from '../kernel/fen.ts';
import type { ShiftId } from '../kernel/ids.ts';

/** How many of each note and coin, by face value in fen. */
export type CashCount = Readonly<Record<number, number>>;

export interface ShiftOpened {
  readonly type: 'ShiftOpened';
  readonly shift: ShiftId;
  /** The till's letter. */
  readonly till: string;
  readonly float: CashCount;
  readonly floatFen: Fen;
}

/** The drawer was counted blind and the shift closed (SHIFT-1). */
export interface ShiftClosed {
  readonly type: 'ShiftClosed';
  readonly shift: ShiftId;
  readonly counted: CashCount;
  readonly countedFen: Fen;
  /** What the device's books said at that moment; the fold may know better later. */
  readonly expectedFen: Fen;
  readonly note: string;
}

export type ShiftFact = ShiftOpened | ShiftClosed;
