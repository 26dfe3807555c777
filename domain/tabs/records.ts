import type { Fen } from '../kernel/fen.ts';
import type { CategoryId, ItemId, StationId } from '../kernel/ids.ts';

/** Where ordered things are made and their tickets print (出品部门). */
export interface Station {
  readonly id: StationId;
  readonly name: string;
}

export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  readonly sort: number;
}

/** A way to have an item (做法), with what it adds to the price. */
export interface Modifier {
  readonly name: string;
  readonly priceFen: Fen;
}

/** Something that can be ordered (register of the chain). */
export interface Item {
  readonly id: ItemId;
  readonly name: string;
  readonly category: CategoryId;
  /** ≥ 0. */
  readonly priceFen: Fen;
  /** As in 瓶, 打, 份. */
  readonly unit: string;
  /** EAN-8, EAN-13 or the chain's own; empty for none. */
  readonly barcode: string;
  /** Null where nothing is to be made or fetched. */
  readonly station: StationId | null;
  readonly modifiers: readonly Modifier[];
  /** A small picture as a data URL, or empty. */
  readonly picture: string;
  readonly favourite: boolean;
  readonly sort: number;
  /** No longer sold; kept, since facts name it. */
  readonly retired: boolean;
}
