import type { Fen } from '../kernel/fen.ts';

/** A count and an amount under one heading. */
export interface TakingsLine {
  readonly name: string;
  readonly count: number;
  readonly fen: Fen;
}

export type TakingsTable = Readonly<Record<string, TakingsLine>>;

/**
 * What settled tabs brought: a sum that can be added to another (a monoid), so that a day is the
 * sum of its tabs, a year of its days and a chain of its stores, in any order.
 */
export interface Takings {
  readonly tabs: number;
  readonly heads: number;
  readonly dueFen: Fen;
  readonly timeFen: Fen;
  readonly itemsFen: Fen;
  readonly roundingFen: Fen;
  /** Minutes that rooms were in use. */
  readonly minutes: number;
  /** Key: hour of the business day (0–47) in which a tab was settled; count: tabs. */
  readonly byHour: TakingsTable;
  /** Key: room id; count: sessions. */
  readonly byRoom: TakingsTable;
  /** Key: item id; count: quantity. */
  readonly byItem: TakingsTable;
  /** Key: category id; count: quantity. */
  readonly byCategory: TakingsTable;
  /** Key: tender type; count: tenders. Sums to dueFen, save for cases. */
  readonly byTender: TakingsTable;
  /** Key: who settled; count: tabs. */
  readonly byStaff: TakingsTable;
  /** Key: `roomId|hour`; count: minutes in use; fen: 0. For the heat map. */
  readonly roomHours: TakingsTable;
}
