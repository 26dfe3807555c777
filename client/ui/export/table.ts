import type { Fen } from '#domain/kernel/fen.ts';

/** A cell of a file that people take away. Amounts stay fen until they are written. */
export type ExportCell =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'amount'; readonly value: Fen };

/** A table as it goes into a file. */
export interface ExportTable {
  /** Without extension, as in `items-2026-11-21`. */
  readonly fileName: string;
  readonly sheetName: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ExportCell[])[];
}

export const text = (value: string): ExportCell => ({ type: 'text', value });
export const number = (value: number): ExportCell => ({ type: 'number', value });
export const amount = (value: Fen): ExportCell => ({ type: 'amount', value });

/** Fen as yuan with a point and two decimals, exactly: −123 is `-1.23`. */
export function yuanText(value: Fen): string {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
