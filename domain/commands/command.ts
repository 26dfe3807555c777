import type { AccountCommand } from '../accounts/command.ts';
import type { CashCount } from '../shifts/entries.ts';
import type { Fen } from '../kernel/fen.ts';
import type {
  AccountId,
  CardId,
  ItemId,
  LineId,
  MemberId,
  RoomId,
  ShiftId,
  TabId,
  TenderId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AccountTenderType, MoneyTender } from '../payments/entries.ts';
import type { PrintCommand } from '../printing/command.ts';
import type { Modifier } from '../tabs/records.ts';

export interface OpenRoom {
  readonly type: 'openRoom';
  readonly room: RoomId;
  readonly party: string;
  readonly heads: number;
  readonly member: { readonly id: MemberId; readonly number: string } | null;
}

export interface CancelSession {
  readonly type: 'cancelSession';
  readonly tab: TabId;
  readonly reason: string;
}

export interface TransferRoom {
  readonly type: 'transferRoom';
  readonly tab: TabId;
  readonly to: RoomId;
  readonly reason: string;
}

export interface ChangeHeads {
  readonly type: 'changeHeads';
  readonly tab: TabId;
  readonly heads: number;
}

export interface MarkRoomClean {
  readonly type: 'markRoomClean';
  readonly room: RoomId;
}

export interface TakeRoomOutOfOrder {
  readonly type: 'takeRoomOutOfOrder';
  readonly room: RoomId;
  readonly reason: string;
}

export interface RestoreRoom {
  readonly type: 'restoreRoom';
  readonly room: RoomId;
}

/** A line as it is composed on the order pad. */
export interface DraftLine {
  /** Made when the line is, and the sent line's own: by it, a line can't be sent twice (TAB-4). */
  readonly line: LineId;
  readonly item: ItemId;
  readonly quantity: number;
  readonly modifiers: readonly Modifier[];
  readonly note: string;
}

export interface SendOrder {
  readonly type: 'sendOrder';
  readonly tab: TabId;
  readonly lines: readonly DraftLine[];
}

export interface VoidLine {
  readonly type: 'voidLine';
  readonly tab: TabId;
  readonly line: LineId;
  readonly quantity: number;
  readonly reason: string;
}

export interface AttachMember {
  readonly type: 'attachMember';
  readonly tab: TabId;
  readonly member: MemberId;
  readonly memberNumber: string;
}

export interface DetachMember {
  readonly type: 'detachMember';
  readonly tab: TabId;
}

export interface NoteTab {
  readonly type: 'noteTab';
  readonly tab: TabId;
  readonly note: string;
}

/** Money as it is handed over; what is given back follows from what is due. */
export interface NewMoney {
  readonly tenderType: MoneyTender;
  readonly receivedFen: Fen;
  readonly reference: string;
}

/** Part of a member's account; what it pays follows from the account's terms and the tab (PAY-10). */
export interface NewAccountTender {
  readonly tenderType: AccountTenderType;
  readonly member: MemberId;
  readonly account: AccountId;
  /** The card that was shown; null for none. */
  readonly card: CardId | null;
  /** Fen of stored value, points, uses, minutes; 1 for a coupon. */
  readonly units: number;
}

export type NewTender = NewMoney | NewAccountTender;

/** Records money taken before the tab is fully paid, as in a split. */
export interface TakeTender {
  readonly type: 'takeTender';
  readonly tab: TabId;
  /** Where the settle screen stopped the clock. */
  readonly endedAt: Instant;
  readonly tender: NewTender;
}

export interface VoidTender {
  readonly type: 'voidTender';
  readonly tab: TabId;
  readonly tender: TenderId;
  readonly reason: string;
}

/** Takes what is still due and closes the tab; the room goes to cleaning. */
export interface SettleTab {
  readonly type: 'settleTab';
  readonly tab: TabId;
  readonly endedAt: Instant;
  /** Empty where earlier tenders, or nothing due, have paid it. */
  readonly tenders: readonly NewTender[];
}

export interface OpenShift {
  readonly type: 'openShift';
  readonly float: CashCount;
}

export interface CloseShift {
  readonly type: 'closeShift';
  readonly shift: ShiftId;
  readonly counted: CashCount;
  readonly note: string;
}

export interface RegisterMember {
  readonly type: 'registerMember';
  readonly member: MemberId;
  readonly number: string;
}

export interface ResolveCase {
  readonly type: 'resolveCase';
  readonly case: string;
  readonly about: string;
  readonly note: string;
}

/** What people can do that changes the books. */
export type Command =
  | OpenRoom
  | CancelSession
  | TransferRoom
  | ChangeHeads
  | MarkRoomClean
  | TakeRoomOutOfOrder
  | RestoreRoom
  | SendOrder
  | VoidLine
  | AttachMember
  | DetachMember
  | NoteTab
  | TakeTender
  | VoidTender
  | SettleTab
  | OpenShift
  | CloseShift
  | RegisterMember
  | ResolveCase
  | AccountCommand
  | PrintCommand;

export type CommandType = Command['type'];
