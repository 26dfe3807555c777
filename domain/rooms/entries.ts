import type { EntryId } from '../journal/entry.ts';
import type { RoomId, RoomTypeId, SessionId, TabId } from '../kernel/ids.ts';
import type { PricingTerms } from '../tariffs/tariff.ts';

/** A room as a fact names it: copied, since the room may be renamed later. */
export interface RoomRef {
  readonly id: RoomId;
  readonly name: string;
  readonly type: RoomTypeId;
  readonly typeName: string;
}

/** A party took a room; its tab begins. */
export interface RoomSessionOpened {
  readonly type: 'RoomSessionOpened';
  readonly session: SessionId;
  readonly tab: TabId;
  readonly room: RoomRef;
  /**
   * The last fact of this room that the device knew, or null for none. Two openings with the same
   * `previous` are a conflict, whatever the clocks say.
   */
  readonly previous: EntryId | null;
  readonly party: string;
  readonly heads: number;
  readonly terms: PricingTerms;
}

/** The opening was undone within the free minutes (TAR-7): nothing is charged. */
export interface RoomSessionCancelled {
  readonly type: 'RoomSessionCancelled';
  readonly session: SessionId;
  readonly tab: TabId;
  readonly room: RoomId;
  readonly reason: string;
}

/** The party moved; its tab goes with it (MOVE-1). */
export interface RoomTransferred {
  readonly type: 'RoomTransferred';
  readonly session: SessionId;
  readonly tab: TabId;
  readonly from: RoomId;
  readonly to: RoomRef;
  /** As in {@link RoomSessionOpened}, for the room moved to. */
  readonly previous: EntryId | null;
  readonly reason: string;
  /** Terms of the new room, from the minute of the move. */
  readonly terms: PricingTerms;
}

/** The party has paid and left; the room is to be cleaned. */
export interface RoomSessionClosed {
  readonly type: 'RoomSessionClosed';
  readonly session: SessionId;
  readonly tab: TabId;
  readonly room: RoomId;
}

export interface HeadsChanged {
  readonly type: 'HeadsChanged';
  readonly session: SessionId;
  readonly tab: TabId;
  readonly heads: number;
}

export interface RoomCleaned {
  readonly type: 'RoomCleaned';
  readonly room: RoomId;
}

export interface RoomTakenOutOfOrder {
  readonly type: 'RoomTakenOutOfOrder';
  readonly room: RoomId;
  readonly reason: string;
}

export interface RoomRestored {
  readonly type: 'RoomRestored';
  readonly room: RoomId;
}

export type RoomFact =
  | RoomSessionOpened
  | RoomSessionCancelled
  | RoomTransferred
  | RoomSessionClosed
  | HeadsChanged
  | RoomCleaned
  | RoomTakenOutOfOrder
  | RoomRestored;
