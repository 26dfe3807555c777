import type { ResolvedCase } from '../cases/resolved.ts';
import type { EntryId } from '../journal/entry.ts';
import type { BusinessDate } from '../kernel/business-date.ts';
import type { DeviceId, RoomId, SessionId, StaffId, TabId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';

/** A party in a room, as the room's books see it. */
export interface Occupant {
  readonly session: SessionId;
  readonly tab: TabId;
  /** The fact that brought it here, and the one it knew before. */
  readonly by: EntryId;
  readonly previous: EntryId | null;
  readonly since: Instant;
  readonly actor: StaffId;
  readonly device: DeviceId;
  readonly date: BusinessDate;
  readonly party: string;
}

/** Two openings (or moves) into one room, neither of which knew of the other (ROOM-2). */
export interface RoomClash {
  /** Made of the ids of the two facts, so that it is the same on every device. */
  readonly case: string;
  readonly first: Occupant;
  readonly second: Occupant;
}

/** A room, folded from its facts. */
export interface RoomState {
  readonly room: RoomId;
  /** More than one is a conflict: a room opened twice by tablets that were apart. */
  readonly occupants: readonly Occupant[];
  /** The newest parties that came in, in journal order, those that left included. */
  readonly recent: readonly Occupant[];
  /** Sessions whose leaving was recorded by a clock behind the one of their coming. */
  readonly leftEarly: readonly SessionId[];
  readonly clashes: readonly RoomClash[];
  /** Cases of this room that people dealt with. */
  readonly resolved: readonly ResolvedCase[];
  /** When it last needed cleaning; null when clean. It stays while somebody is in it. */
  readonly dirtySince: Instant | null;
  /** Why and since when it can't be used. */
  readonly outOfOrder: { readonly reason: string; readonly since: Instant } | null;
  /** The last fact of this room in journal order; what a new opening names as `previous`. */
  readonly last: EntryId | null;
}
