import type { TillView } from '../accounts/policy.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type {
  DeviceId,
  MemberId,
  PrinterId,
  PrintJobId,
  RoomId,
  ShiftId,
  StaffId,
  StoreId,
  TabId,
} from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { RandomBytes } from '../kernel/ids.ts';
import type { PrintJobState } from '../printing/state.ts';
import type { Registers } from '../registers/registers.ts';
import type { RoomState } from '../rooms/state.ts';
import type { ShiftState } from '../shifts/state.ts';
import type { TabState } from '../tabs/state.ts';

/** The books as a device knows them when it decides. */
export interface BooksView {
  room(room: RoomId): RoomState;
  /** Null for a tab never heard of. */
  tab(tab: TabId): TabState | null;
  shift(shift: ShiftId): ShiftState | null;
  /** Null for a print job never heard of. */
  print(job: PrintJobId): PrintJobState | null;
  /** Those of the open days, in the order in which they were first heard of. */
  prints(): readonly PrintJobState[];
  /** The shift that is open on this device. */
  readonly openShift: ShiftState | null;
}

/** A member's money as a device knows it, and what of the profile decisions depend on. */
export interface MemberView extends TillView {
  /** Who the member is now (MEM-7): themselves, or whoever stands for them since a merge. */
  readonly survivor: MemberId;
  /** Id of the tier; null for none, or where the profile isn't known here. */
  readonly tier: string | null;
  /** `MM-DD` or `YYYY-MM-DD`; empty when not known. */
  readonly birthday: string;
}

/** What a device knows of printers beyond the books. */
export interface PrintingView {
  /** Whether a printer was last heard of as unable to print. */
  isDown(printer: PrinterId): boolean;
  /** Whether a copy waits in this device's own queue and nothing of it was sent to its printer. */
  isUnsent(job: PrintJobId, copy: number): boolean;
}

/** A device that knows of none, or hasn't heard of any. */
export const NO_PRINTERS: PrintingView = { isDown: () => false, isUnsent: () => false };

/** Everything but the command itself that a decision depends on. All of it is passed in. */
export interface CommandContext {
  readonly at: Instant;
  readonly date: BusinessDate;
  readonly store: StoreId;
  readonly device: DeviceId;
  /** The till's letter, which its running numbers begin with. */
  readonly till: string;
  readonly actor: StaffId;
  /** Whoever approved with their own PIN on this tablet, or null (STAFF-2). */
  readonly approver: StaffId | null;
  readonly registers: Registers;
  readonly books: BooksView;
  /**
   * A member's accounts. Whoever runs a command brings those of `membersOf` (members.ts) with it; the
   * bank's row may be missing: then nothing is settled yet.
   */
  readonly accounts: (member: MemberId) => MemberView;
  readonly random: RandomBytes;
  /** Numbers this device gave today, so that the next follows (order 12 → 13). */
  readonly lastNumbers: {
    readonly order: number;
    readonly receipt: number;
    readonly print: number;
  };
  readonly printing: PrintingView;
}
