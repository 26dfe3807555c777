import type { EntryId } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { Fen } from '../kernel/fen.ts';
import type { DeviceId, ShiftId, StaffId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AccountTender, TenderType } from '../payments/entries.ts';
import type { CashCount } from './entries.ts';

/** A till's shift, folded from its facts (SHIFT-1). */
export interface ShiftState {
  readonly shift: ShiftId;
  readonly device: DeviceId;
  readonly till: string;
  readonly date: BusinessDate;
  readonly openedAt: Instant;
  readonly openedBy: StaffId;
  readonly float: CashCount;
  readonly floatFen: Fen;
  /** Tenders taken less those given back, by type: amounts paid, after change. */
  readonly tenders: Readonly<
    Partial<Record<TenderType, { readonly count: number; readonly fen: Fen }>>
  >;
  /**
   * Of the tenders, what was taken or given for members' accounts (储值收款): prepaid, not revenue.
   * Absent in states folded by earlier versions.
   */
  readonly prepaid?: Readonly<
    Partial<Record<AccountTender['for'], { readonly count: number; readonly fen: Fen }>>
  >;
  readonly changeFen: Fen;
  readonly tabsSettled: number;
  readonly settledFen: Fen;
  /** Tenders given back from this till before settlement. */
  readonly voids: { readonly count: number; readonly fen: Fen };
  readonly closed: {
    readonly at: Instant;
    readonly by: StaffId;
    readonly counted: CashCount;
    readonly countedFen: Fen;
    readonly expectedFen: Fen;
    readonly note: string;
    readonly entry: EntryId;
  } | null;
}
