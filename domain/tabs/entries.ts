import type { Fen } from '../kernel/fen.ts';
import type { Instant } from '../kernel/instant.ts';
import type {
  CategoryId,
  ItemId,
  LineId,
  MemberId,
  OrderId,
  ShiftId,
  StaffId,
  StationId,
  TabId,
} from '../kernel/ids.ts';
import type { TimeLine } from '../tariffs/charge.ts';
import type { Modifier } from './records.ts';

/** One line of an order as it was sent: name and price are copied and never change after. */
export interface OrderedLine {
  readonly line: LineId;
  readonly item: ItemId;
  readonly name: string;
  readonly category: CategoryId;
  readonly categoryName: string;
  readonly station: StationId | null;
  /** Of one, modifiers not included. */
  readonly priceFen: Fen;
  readonly modifiers: readonly Modifier[];
  /** Whole, > 0. */
  readonly quantity: number;
  readonly unit: string;
  readonly note: string;
}

/** Lines were sent to their stations (落单). */
export interface OrderSent {
  readonly type: 'OrderSent';
  readonly tab: TabId;
  readonly order: OrderId;
  /** Running number of the till and day, as in `A12`. */
  readonly number: string;
  readonly lines: readonly OrderedLine[];
}

/** Part or all of a sent line was taken back before payment (退单, ORD-1). */
export interface LineVoided {
  readonly type: 'LineVoided';
  readonly tab: TabId;
  readonly line: LineId;
  /** Whole, > 0. */
  readonly quantity: number;
  readonly reason: string;
  /** The manager who approved with their own PIN, or null where the actor has the right. */
  readonly approvedBy: StaffId | null;
}

export interface MemberAttached {
  readonly type: 'MemberAttached';
  readonly tab: TabId;
  readonly member: MemberId;
  readonly memberNumber: string;
}

export interface MemberDetached {
  readonly type: 'MemberDetached';
  readonly tab: TabId;
}

export interface TabNoted {
  readonly type: 'TabNoted';
  readonly tab: TabId;
  readonly note: string;
}

/** The tab is paid. Everything that made up the amount is written down with it (PAY-1). */
export interface TabSettled {
  readonly type: 'TabSettled';
  readonly tab: TabId;
  readonly shift: ShiftId;
  /** Running number of the till and day, as in `A-0012`. */
  readonly receipt: string;
  /** Where the time charge stopped. */
  readonly endedAt: Instant;
  readonly timeLines: readonly TimeLine[];
  readonly timeFen: Fen;
  readonly itemsFen: Fen;
  /** What rounding-off took (≤ 0) or added (PAY-1). */
  readonly roundingFen: Fen;
  /** timeFen + itemsFen + roundingFen. */
  readonly dueFen: Fen;
}

export type TabFact =
  | OrderSent
  | LineVoided
  | MemberAttached
  | MemberDetached
  | TabNoted
  | TabSettled;
