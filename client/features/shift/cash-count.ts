import { fen, type Fen } from '#domain/kernel/fen.ts';
import { present } from '#domain/kernel/assert.ts';
import type { CashCount } from '#domain/shifts/entries.ts';
import { countCash, DENOMINATIONS } from '#domain/shifts/expected.ts';

/** One note or coin on the counting sheet. */
export interface CountRow {
  readonly denominationFen: Fen;
  readonly pieces: number;
  readonly amountFen: Fen;
}

/** Nobody counts more pieces of one kind by hand; beyond it a finger slipped. */
const MAX_PIECES = 99_999;

/** The counting sheet, largest note first, with what each row comes to. */
export const countRows = (count: CashCount): readonly CountRow[] =>
  DENOMINATIONS.map((denomination) => {
    const pieces = count[denomination] ?? 0;
    return {
      denominationFen: fen(denomination),
      pieces,
      amountFen: sheetTotal({ [denomination]: pieces }),
    };
  });

/** What a counting sheet comes to. The sheet holds face values and whole pieces alone. */
export const sheetTotal = (count: CashCount): Fen =>
  present(countCash(count), 'the total of a counting sheet');

/**
 * The count after somebody typed into a row: what isn't a digit is passed over.
 *
 * @example withPieces({}, 10000, '3') // { 10000: 3 }
 */
export function withPieces(count: CashCount, denomination: number, typed: string): CashCount {
  const pieces = Math.min(MAX_PIECES, Number(typed.replaceAll(/\D/gu, '')));
  return { ...count, [denomination]: pieces };
}

/** The rows that hold something, as the fact keeps them. */
export const withoutEmpty = (count: CashCount): CashCount =>
  Object.fromEntries(Object.entries(count).filter(([, pieces]) => pieces > 0));
