import type { ResolvedCase } from '../cases/resolved.ts';
import type { EntryId } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type {
  DeviceId,
  LineId,
  MemberId,
  OrderId,
  SessionId,
  StaffId,
  StoreId,
  TabId,
  TenderId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { TenderTaken, TenderType } from '../payments/entries.ts';
import type { RoomRef } from '../rooms/entries.ts';
import type { PricingTerms } from '../tariffs/tariff.ts';
import type { OrderedLine, TabSettled } from './entries.ts';

/** A part of a stay: one room under one set of terms, from its beginning to the next part's. */
export interface Stay {
  readonly room: RoomRef;
  readonly from: Instant;
  readonly terms: PricingTerms;
}

export interface TabOrder {
  readonly order: OrderId;
  readonly number: string;
  readonly at: Instant;
  readonly actor: StaffId;
  readonly lines: readonly TabLine[];
}

/** A sent line and what of it was voided. */
export interface TabLine extends OrderedLine {
  /** 0 … quantity. */
  readonly voided: number;
  readonly voids: readonly {
    readonly quantity: number;
    readonly reason: string;
    readonly at: Instant;
    readonly actor: StaffId;
    readonly approvedBy: StaffId | null;
  }[];
}

export interface TabTender extends Omit<TenderTaken, 'type' | 'tab'> {
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly actor: StaffId;
  readonly device: DeviceId;
  /** Why it was given back before settlement; null while it stands. */
  readonly voidedFor: string | null;
}

/** A settlement, with the envelope's part that reports ask for. */
export interface Settlement extends Omit<TabSettled, 'type' | 'tab'> {
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly actor: StaffId;
  readonly device: DeviceId;
  /** The fact itself, which a case about it names. */
  readonly entry: EntryId;
}

/** A tender that was given back, out of the drawer of `device`. */
export interface TenderVoid {
  readonly tender: TenderId;
  readonly tenderType: TenderType;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly at: Instant;
  readonly actor: StaffId;
  readonly device: DeviceId;
  /** The fact itself, which a case about it names. */
  readonly entry: EntryId;
}

/** A void whose order comes later in journal order. */
export interface EarlyVoid {
  readonly of: LineId;
  readonly quantity: number;
  readonly reason: string;
  readonly at: Instant;
  readonly actor: StaffId;
  readonly approvedBy: StaffId | null;
}

/** The running account of a party, folded from its facts. */
export interface TabState {
  readonly tab: TabId;
  readonly store: StoreId;
  /** Null while its opening has not arrived. */
  readonly session: SessionId | null;
  readonly openedAt: Instant;
  readonly openedBy: StaffId;
  readonly date: BusinessDate;
  readonly party: string;
  readonly heads: number;
  /** In order; the last is where the party is. Empty for a tab without a room. */
  readonly stays: readonly Stay[];
  readonly orders: readonly TabOrder[];
  readonly member: { readonly id: MemberId; readonly number: string } | null;
  readonly note: string;
  readonly tenders: readonly TabTender[];
  readonly settled: Settlement | null;
  /** Further settlements of the same tab by a tablet that was apart: a case (PAY-6). */
  readonly settledAgain: readonly Settlement[];
  readonly cancelled: {
    readonly at: Instant;
    readonly reason: string;
    readonly actor: StaffId;
    readonly entry: EntryId;
  } | null;
  /** In journal order; of a tender that tablets apart gave back twice there are two (CASE-5). */
  readonly tenderVoids: readonly TenderVoid[];
  /** Voids of lines recorded by a clock behind the order's; they wait for it. */
  readonly earlyVoids: readonly EarlyVoid[];
  /** Cases of this tab that people dealt with. */
  readonly resolved: readonly ResolvedCase[];
}

/** What a tab comes to at an instant. All amounts in fen. */
export interface TabAmounts {
  readonly timeFen: Fen;
  readonly itemsFen: Fen;
  readonly roundingFen: Fen;
  readonly dueFen: Fen;
  /** Tenders that stand. */
  readonly paidFen: Fen;
  /** dueFen − paidFen; negative when too much was taken. */
  readonly leftFen: Fen;
}
